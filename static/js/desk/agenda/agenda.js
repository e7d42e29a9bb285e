// The agenda: the strip of minutes, the list of rounds, and beside it the settings of the round (or the session) that
// is chosen. Everything can also be changed while the session runs; a closed session is only shown.
import { leadTo } from "../../lib/focus.js";
import { html, useEffect, useRef, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Empty } from "../../ui/empty.js";
import { Icon } from "../../ui/icon.js";
import { Tape, minutesOf } from "../tape.js";
import { useKinds } from "../kinds_store.js";
import { Saving, useSaver } from "../saving.js";
import { TourOffer } from "../tour.js";
import { AgendaList } from "./agenda_list.js";
import { AgendaTools } from "./agenda_tools.js";
import { Checks } from "./checks.js";
import { useAgendaActions } from "./actions.js";
import { RoundSettings } from "./round_settings.js";
import { SessionSettings } from "./session_settings.js";

const SESSION = "session"; // what is chosen: the id of a round, or this

export function Agenda({ desk, view, version, pulse, about, lang, saving, onSaving }) {
  const [wanted, setWanted] = useState(null);
  const panel = useRef(null);
  const { save, error } = useSaver(desk, onSaving);
  useEffect(() => () => onSaving(null), []);
  const { agenda, session } = view;
  const closed = session.phase === "closed";
  const chosen = wanted === SESSION || view.rounds[wanted] ? wanted : view.current ?? agenda[0]?.id ?? SESSION;

  // A new round may be there before it is chosen: who is in one of its fields by then stays in it.
  function choose(id, where = "h2") {
    setWanted(id);
    requestAnimationFrame(() => {
      if (!panel.current || !leadTo(panel.current.querySelector(where), panel.current)) return;
      panel.current.scrollTo(0, 0);
      if (panel.current.getBoundingClientRect().top > innerHeight / 2) panel.current.scrollIntoView();
    });
  }
  // Escape in a field: its text is kept, and the keys of the agenda work again.
  const leave = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !event.target.matches?.("input, textarea, select")) return;
    const list = panel.current.previousElementSibling;
    list.querySelector("[aria-current] .agenda-pick, [aria-pressed=true]")?.focus();
  };
  const actions = useAgendaActions(desk, view, { choose, chosen, kinds: useKinds() });
  const closedReason = closed ? t("desk.closed_fixed") : null;

  return html`
    <main class="build" id="main" tabindex="-1">
      <section class="panel" data-tour="agenda" aria-labelledby="agenda-title">
        <div class="across between" data-wrap>
          <h1 id="agenda-title">${t("desk.agenda")}</h1>
          <span class="across" data-wrap>
            <${Saving} state=${saving} />
            ${agenda.length > 0 && html`<${Planned} needed=${minutesOf(agenda)} there=${session.plan?.minutes} />`}
            <${Button} kind="quiet" icon="settings" aria-pressed=${String(chosen === SESSION)} onClick=${() => choose(SESSION)}>
              ${t("desk.session_settings")}<//>
          </span>
        </div>
        <${TourOffer} view=${view} />
        ${closedReason && html`<p class="muted">${closedReason}</p>`}
        <${Tape} agenda=${agenda} selected=${chosen} />
        ${agenda.length
          ? html`<${AgendaList} view=${view} chosen=${chosen} actions=${actions} fixed=${closed} onChoose=${choose} />`
          : html`<${Empty} title=${t("desk.agenda_empty")}>${t("desk.agenda_empty_lede")}<//>`}
        <${AgendaTools} desk=${desk} view=${view} about=${about} lang=${lang} onAdd=${closed ? null : actions.add}
          onRound=${(number) => choose(agenda[number - 1].id)} />
        ${!closed && html`<${Checks} view=${view} present=${pulse?.present ?? 0} onChoose=${choose} />`}
      </section>
      <aside class="panel" ref=${panel} data-tour="settings" aria-label=${t("desk.settings")} onKeyDown=${leave}>
        ${chosen === SESSION
          ? html`<${SessionSettings} view=${view} save=${save} error=${error} />`
          : html`<${RoundSettings} key=${chosen} code=${desk.code} view=${view} version=${version} id=${chosen} save=${save}
            error=${error} />`}
      </aside>
    </main>`;
}

// The minutes of the agenda, beside what there is for it.
function Planned({ needed, there }) {
  if (!there) return html`<b>${t("common.minutes", { n: needed })}</b>`;
  const over = needed - there;
  return html`<b class="across">${over > 0 && html`<${Icon} name="triangle-alert" />`}
    ${t("desk.planned", { n: needed, there })}${over > 0 && html`, ${t("desk.planned_over", { n: over })}`}</b>`;
}
