// The agenda at the left of Live: a ring for every round, its minutes, and when the session would be ready.
import { html } from "../../lib/html.js";
import { time } from "../../lib/formats.js";
import { lang, t } from "../../lib/words.js";
import { againWords } from "../../ui/again.js";
import { Icon, Ring } from "../../ui/icon.js";
import { useTimeLeft } from "../../ui/timer.js";
import { minutesOf } from "../tape.js";

const RINGS = { open: "on", closing: "on", closed: "done", released: "done" };

export const Rail = ({ view, shown, onLook }) => html`
  <nav class="panel rail" aria-label=${t("desk.agenda")}>
    <h2 class="minor-heading ruled">${t("desk.agenda")}</h2>
    <ol>
      ${numbered(view.agenda).map(([entry, number]) => html`
        <li key=${entry.id} data-skipped=${entry.skipped ? "" : null}>
          <button type="button" aria-current=${entry.id === shown ? "step" : null} onClick=${() => onLook(entry.id)}>
            <${Ring} state=${RINGS[entry.phase]} />
            <span>${number && html`<span class="digits">${number}. </span>`}${t(`${entry.kind}.name`)}
              <span class="visually-hidden">, ${t(`common.phase_${entry.skipped ? "skipped" : entry.phase}`)}</span>
                <${Again} view=${view} id=${entry.id} /></span>
            <span class="rail-minutes digits">
              ${entry.skipped ? t("desk.skipped") : entry.minutes ? t("desk.min", { n: entry.minutes }) : ""}</span>
          </button>
          ${entry.pause > 0 && !entry.skipped && html`
            <p class="rail-break"><${Icon} name="hourglass" /> ${t("desk.break_planned", { n: entry.pause })}</p>`}
        </li>`)}
    </ol>
    <${ReadyAt} view=${view} />
  </nav>`;

// Of every round the number that "round 3 of 6" has; none where it is passed over.
function numbered(agenda) {
  let number = 0;
  return agenda.map((entry) => [entry, entry.skipped ? null : (number += 1)]);
}

function Again({ view, id }) {
  const words = againWords(view.agenda.filter((entry) => !entry.skipped), view.rounds[id]);
  return words && html`<span class="agenda-again"><span class="visually-hidden">, </span>${words}</span>`;
}

// The rounds still to come, after what is left of this one. Shown in steps of the clock's minutes.
function ReadyAt({ view }) {
  const left = useTimeLeft(openTimer(view));
  const coming = view.agenda.filter((entry) => entry.phase === "draft" && !entry.skipped);
  const minutes = minutesOf(coming);
  if (view.session.phase === "closed" || (!minutes && left === null)) return null;
  return html`<p class="muted ready">${t("desk.ready_at", { time: time(lang(), Date.now() + (left ?? 0) + minutes * 60_000) })}</p>`;
}

const openTimer = (view) => Object.values(view.rounds).find((round) => round.phase === "open")?.timer ?? null;
