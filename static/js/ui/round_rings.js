// Where the session is: a ring for every round of the agenda, a number when there is no room for rings.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Ring } from "./icon.js";

const RINGS_AT_MOST = 12;

// agenda: the view's agenda; current: the id of the round in focus, or null.
export function RoundRings({ agenda, current }) {
  const rounds = agenda.filter((round) => !round.skipped);
  if (!rounds.length) return null;
  const index = rounds.findIndex((round) => round.id === current);
  const done = rounds.filter(isDone).length;
  const number = index < 0 ? Math.min(done + 1, rounds.length) : index + 1;
  const many = rounds.length > RINGS_AT_MOST;
  return html`
    <span class="round-rings" role="img" data-many=${many ? "" : null} aria-label=${t("common.round_of", { number, total: rounds.length })}>
      ${many ? null : rounds.map((round) => html`<${Ring} key=${round.id} state=${ringState(round, current)} />`)}
      ${(index >= 0 || done > 0) && html`<b class="round-count" aria-hidden="true">${number}/${rounds.length}</b>`}
    </span>`;
}

const isDone = (round) => round.phase === "closed" || round.phase === "released";

const ringState = (round, current) => (round.id === current ? "on" : isDone(round) ? "done" : undefined);
