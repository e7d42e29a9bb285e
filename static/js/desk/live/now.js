// The head of the round: its state, its number, its question, and its clock.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { againWords } from "../../ui/again.js";
import { Icon } from "../../ui/icon.js";
import { Subject } from "../../ui/subject.js";
import { Until } from "../../ui/until.js";
import { useKinds } from "../kinds_store.js";
import { RoundTimer } from "./round_timer.js";

export const ICONS = { draft: "clock", open: "lock-open", closing: "lock", closed: "lock", released: "eye" };

export function Now({ view, round, pulse, actions }) {
  const rounds = view.agenda.filter((entry) => !entry.skipped);
  const number = rounds.findIndex((entry) => entry.id === round.id) + 1;
  const state = round.skipped ? "skipped" : round.phase;
  const sealed = useKinds()[round.kind]?.secret && !round.live && state === "open";
  const where = number ? t("common.round_of", { number, total: rounds.length }) : null;
  return html`
    <div class="current-round">
      <div>
        <p class="across where" data-wrap>
          <span class="badge" data-kind=${state === "open" || state === "closing" ? "now" : null}>
            <${Icon} name=${ICONS[state] ?? "skip-forward"} /> <span class="capitalised">${t(`common.phase_${state}`)}</span></span>
          ${sealed && html`<span class="badge"><${Icon} name="eye-off" /> ${t("desk.sealed_badge")}</span>`}
          <b>${[where, t(`${round.kind}.name`), againWords(rounds, round)].filter(Boolean).join(", ")}</b>
        </p>
        <h1 id="now" tabindex="-1">${round.prompt || t("desk.no_prompt")}</h1>
        <${Subject} subjects=${round.subjects} />
        <${Until} round=${round} short />
      </div>
      ${round.phase === "open" && html`<div><${RoundTimer} key=${round.id} round=${round} actions=${actions} />
        <${Cut} round=${round} pulse=${pulse} /></div>`}
    </div>`;
}

// Phones were cut off: the clock waits for them, or it was given time.
function Cut({ round, pulse }) {
  const words = pulse?.held === round.id ? "common.time_held" : round.timer?.because === "outage" ? "common.time_given" : null;
  return html`<p class="note-of-clock" role="status">${words && t(words)}</p>`;
}
