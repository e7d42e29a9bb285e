// The strip of minutes: every round as wide as its time.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Icon } from "../ui/icon.js";

export const minutesOf = (rounds) => rounds.reduce((sum, round) => sum + (round.skipped ? 0 : round.minutes + (round.pause ?? 0)), 0);

// A round without a time is still there: a sliver.
const width = (minutes) => ({ "--m": Math.max(minutes, 1.5) });

// Of a ready-made agenda: rounds: [{kind, minutes}]; icons: the icon of every kind.
export function SmallTape({ rounds, icons }) {
  const roomy = minutesOf(rounds) / 18; // minutes that give an icon enough width
  return html`
    <span class="tape" aria-hidden="true">
      ${rounds.map((round, index) => html`
        <span key=${index} style=${width(round.minutes)}>
          ${round.minutes >= roomy && html`<${Icon} name=${icons[round.kind] ?? "square"} />`}</span>`)}
    </span>`;
}

// Of a session: the numbers of the rounds; `selected` is marked. Rounds that are skipped take no time.
export function Tape({ agenda, selected }) {
  const rounds = agenda.map((round, index) => ({ ...round, number: index + 1 })).filter((round) => !round.skipped);
  if (!rounds.length) return null;
  const words = t("desk.tape", { rounds: t("desk.rounds", { n: rounds.length }), minutes: t("common.minutes", { n: minutesOf(rounds) }) });
  return html`
    <div class="tape-large" role="img" aria-label=${words}>
      ${rounds.map((round) => html`
        <span key=${round.id} class=${round.id === selected ? "chosen-round" : undefined} style=${width(round.minutes)}>
          ${round.number}</span>
        ${round.pause > 0 && html`<span key=${`${round.id}-break`} class="tape-break" style=${width(round.pause)}></span>`}`)}
    </div>`;
}
