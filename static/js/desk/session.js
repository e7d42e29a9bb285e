// One session at the desk: its connection, its bar and its three tabs. Live stays on the page when another tab shows, so
// that its clock still speaks and the small projector is counted once for every desk.
import { html, useEffect, useMemo, useState } from "../lib/html.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Skeleton } from "../ui/empty.js";
import { aboutSession, listKinds } from "./api.js";
import { useUndoKeys } from "./acts_menu.js";
import { Agenda } from "./agenda/agenda.js";
import { createDesk } from "./connection.js";
import { Colleagues } from "./edited.js";
import { Kinds, byName } from "./kinds_store.js";
import { Live } from "./live/live.js";
import { useLoaded } from "./loaded.js";
import { useColleagues } from "./places.js";
import { RecordTab } from "./record/record.js";
import { Refused } from "./refusal.js";
import { Frame } from "./frame.js";
import { useSpokenConnection } from "./spoken.js";
import { LostBanner, StoppedDesk } from "./status.js";
import { Tabs, TopEnd, useTab } from "./top.js";
import { Tour } from "./tour.js";

export function SessionDesk({ code, lang, onLanguage }) {
  const desk = useMemo(() => createDesk(code), [code]);
  const state = useStore(desk.store);
  const kinds = useLoaded(listKinds);
  const about = useLoaded(() => aboutSession(code), code);
  const [tab, go] = useTab();
  const [saving, setSaving] = useState(null); // of the agenda: null | "busy" | "saved" | "refused"
  useEffect(() => {
    desk.start();
    return desk.stop;
  }, [desk]);
  useSpokenConnection(state.status);
  useUndoKeys(desk);
  const colleagues = useColleagues(desk, state.pulse?.places, state.status);
  const title = state.view?.session.title;
  useEffect(() => {
    document.title = [title, t(`desk.${tab}`), t("common.name")].filter(Boolean).join(" · ");
  }, [title, tab, lang]);

  if (state.status === "refused") return html`<${StoppedDesk} refusal=${state.refusal} onLanguage=${onLanguage} />`;
  const ready = state.view && kinds.value;
  const given = { desk, view: state.view, version: state.version, pulse: state.pulse, about: about.value, lang, go };
  return html`
    <${Kinds.Provider} value=${kinds.value ? byName(kinds.value) : {}}><${Colleagues.Provider} value=${colleagues}>
      <${Frame} home=${about.value?.host} title=${title ?? ""} tabs=${html`<${Tabs} current=${tab} />`}
        banner=${state.status === "reconnecting" && html`<${LostBanner} onTryNow=${desk.live.tryNow} />`}
        end=${ready && html`<${TopEnd} ...${given} tab=${tab} onLanguage=${onLanguage} />`}>
        ${!ready && html`<main class="panel" id="main" tabindex="-1">
          <h1 class="visually-hidden">${t(`desk.${tab}`)}</h1>
          ${kinds.refusal ? html`<${Refused} refusal=${kinds.refusal} onAgain=${kinds.again} />` : html`<${Skeleton} />`}
        </main>`}
        ${ready && html`<${Live} ...${given} link=${about.value?.join} hidden=${tab !== "live"} />`}
        ${ready && tab === "agenda" && html`<${Agenda} ...${given} saving=${saving} onSaving=${setSaving} />`}
        ${ready && tab === "record" && html`<${RecordTab} ...${given} />`}
        ${ready && tab === "agenda" && html`<${Tour} view=${state.view} />`}
      <//>
    <//><//>`;
}
