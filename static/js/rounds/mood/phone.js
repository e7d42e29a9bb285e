// Mood on the phone: one slider, which goes along by itself a moment after it stands still.
import { html } from "../../lib/html.js";
import { Icon } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { Slider } from "../../ui/slider.js";
import { BallotFoot, Question, TakeBack, useBallot } from "../../ballot/ballot.js";
import { figure as number } from "../../results/figure.js";
import { Withheld } from "../../results/withheld.js";
import { scaleOf } from "./line.js";

const EMPTY = { value: null };

/** @param {import("../../types/mood.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { value } = ballot.choice;
  const { low, high } = scaleOf(round.settings);
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("mood.position")} />
      <p class="sealed"><${Icon} name="eye" /> <span>${t("mood.told")}</span></p>
      <${Slider} label=${t("mood.position")} low=${low} high=${high} value=${value} untouched=${t("mood.not_yet")}
        onChange=${(next) => ballot.change({ value: next })}
        ends=${[`${low} ${round.settings.low}`, `${round.settings.high} ${high}`]} />
      ${value !== null && html`<${TakeBack} onClick=${() => ballot.change(EMPTY)} t=${t} />`}
      <p class="help after-list">${t("mood.move")}</p>
    <//>
    <${BallotFoot} ballot=${ballot} endless kept=${t("mood.kept")} state=${state} t=${t} />`;
}

/** @param {import("../../types/mood.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<p class="lede">${t("mood.mean_is", { mean: number(lang, result.mean) })}. ${t("mood.ended_of", { n: result.ballots })}.</p>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
