// A desk in the hand of who leads: the round that runs, what one does with it within reach of a thumb, the clock, the wall and
// the notes. It sees and may do what every desk does; what wants room (the agenda, ideas, results) stays at the desk.
import { html, useEffect, useMemo, useState } from "../../lib/html.js";
import { useStore } from "../../lib/store.js";
import { t } from "../../lib/words.js";
import { Banner } from "../../ui/banner.js";
import { Button } from "../../ui/button.js";
import { Drop } from "../../ui/drop.js";
import { Skeleton } from "../../ui/empty.js";
import { useFocusKept } from "../../ui/focus_kept.js";
import { ToastHost } from "../../ui/toast.js";
import { aboutSession, listKinds } from "../api.js";
import { useUndoKeys } from "../acts_menu.js";
import { createDesk } from "../connection.js";
import { Kinds, byName } from "../kinds_store.js";
import { Controls } from "../live/controls.js";
import { Note } from "../live/note.js";
import { Now } from "../live/now.js";
import { Rail } from "../live/rail.js";
import { useRoundActions } from "../live/round_actions.js";
import { shownEntry } from "../live/shown_entry.js";
import { Turnout } from "../live/turnout.js";
import { useLoaded } from "../loaded.js";
import { REMOTE } from "../places.js";
import { Refused } from "../refusal.js";
import { useSpokenConnection } from "../spoken.js";
import { LostBanner, StoppedDesk } from "../status.js";
import { More } from "./more.js";
import { WallRow } from "./wall_row.js";

export function Remote({ code, lang, onLanguage }) {
  const desk = useMemo(() => createDesk(code), [code]);
  const state = useStore(desk.store);
  const kinds = useLoaded(listKinds);
  const about = useLoaded(() => aboutSession(code), code);
  useFocusKept();
  useEffect(() => {
    desk.start();
    return desk.stop;
  }, [desk]);
  useEffect(() => {
    if (state.status === "online") desk.live.place({ who: REMOTE, field: REMOTE });
  }, [desk, state.status]);
  useSpokenConnection(state.status);
  useUndoKeys(desk);
  const { view, status, pulse } = state;
  const title = view?.session.title ?? "";
  useEffect(() => {
    document.title = [title, t("desk.remote"), t("common.name")].filter(Boolean).join(" · ");
  }, [title, lang]);

  if (status === "refused") return html`<${StoppedDesk} refusal=${state.refusal} onLanguage=${onLanguage} />`;
  const ready = view && kinds.value;
  return html`
    <${Kinds.Provider} value=${kinds.value ? byName(kinds.value) : {}}>
      ${ready ? html`<${Hand} desk=${desk} view=${view} pulse=${pulse} status=${status} about=${about.value} onLanguage=${onLanguage} />`
        : html`<div class="remote"><main class="remote-main"><h1 class="visually-hidden">${t("desk.remote")}</h1>
          ${kinds.refusal ? html`<${Refused} refusal=${kinds.refusal} onAgain=${kinds.again} />` : html`<${Skeleton} />`}</main></div>`}
    <//>
    <section aria-label=${t("desk.news")}><${ToastHost} /></section>`;
}

function Hand({ desk, view, pulse, status, about, onLanguage }) {
  const [looking, setLooking] = useState(null); // the id of the round that was chosen, or null: follow
  useEffect(() => setLooking(null), [view.current]);
  const toRecord = () => location.assign(`/desk/${desk.code}#record`);
  const actions = useRoundActions(desk, view, { look: setLooking, toRecord });
  const entry = shownEntry(view, looking);
  const round = entry && view.rounds[entry.id];
  const { phase } = view.session;
  return html`
    <div class="remote">
      <header class="remote-top">
        <${Drop} key=${entry?.id} icon="list-ordered" words=${t("desk.agenda")}><${Rail} view=${view} shown=${entry?.id}
          onLook=${setLooking} /><//>
        <span class="push across"><span class="remote-people">
          ${t("common.people_inside", { n: pulse?.present ?? 0 })}</span>
          <${More} desk=${desk} roams=${Boolean(view.session.roam)} pulse=${pulse} about=${about} onLanguage=${onLanguage} /></span>
      </header>
      <div role="region" aria-label=${t("common.connection.lost")} hidden=${status !== "reconnecting"}>
        ${status === "reconnecting" && html`<${LostBanner} onTryNow=${desk.live.tryNow} />`}</div>
      <main class="remote-main" id="main" tabindex="-1">
        ${round
          ? html`<${Now} view=${view} round=${round} pulse=${pulse} actions=${actions} />
            <${Turnout} view=${view} round=${round} pulse=${pulse} />
            ${round.plan.note && html`<${Note} text=${round.plan.note} />`}`
          : html`<h1 id="now" tabindex="-1">${view.session.title}</h1><p>${t("desk.agenda_empty")}</p>`}
        ${phase === "draft" && html`<${Banner} action=${html`<${Button} kind="line" onClick=${() => desk.act("session.open")}>
          ${t("desk.open_room")}<//>`}>${t("desk.remote_draft")}<//>`}
      </main>
      <footer class="remote-foot">
        <${WallRow} desk=${desk} view=${view} round=${round} />
        ${round && html`<${Controls} view=${view} round=${round} pulse=${pulse} actions=${actions} />`}
      </footer>
    </div>`;
}
