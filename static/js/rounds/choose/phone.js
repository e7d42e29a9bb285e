// Choosing a few of many on the phone: tick; afterwards the order.
import { html } from "../../lib/html.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { choiceOf } from "../../ballot/option_note.js";
import { isLong, Ticks } from "../../ballot/ticks.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { VoteList } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { resultWords, rowsOf, rule } from "./outcome.js";

const EMPTY = { chosen: [] };

/** @param {import("../../types/choose.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { chosen } = ballot.choice;
  const least = Math.min(round.settings.least, round.options.length);
  const most = round.settings.most || round.options.length;
  const single = least === 1 && most === 1;
  const long = isLong(round.options);
  const counter = !single && html`
    <p class="left" role="status">
      ${round.settings.most ? t("choose.counted_of", { n: chosen.length, most }) : t("choose.counted", { n: chosen.length })}</p>`;
  const reason =
    chosen.length > most
      ? t("choose.too_many", { n: chosen.length - most })
      : chosen.length > 0 && chosen.length < least
        ? t("choose.not_yet", { n: least })
        : null;
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("choose.pick")} kick=${rule(round, t)} />
      <${Sealed} round=${round} t=${t} />
      ${!long && counter}
      <${Ticks} kind="choose" t=${t} single=${single} chosen=${single ? chosen[0] : chosen}
        onChange=${(next) => ballot.change({ chosen: single ? [next] : next })}
        options=${round.options.map((option) => choiceOf(option, t))} />
      ${single && chosen.length > 0 && html`<${TakeBack} onClick=${() => ballot.change(EMPTY)} t=${t} />`}
    <//>
    <${BallotFoot} ballot=${ballot} state=${state} t=${t} reason=${reason} mayBeBlank=${least === 0}>${long && counter}<//>`;
}

/** @param {import("../../types/choose.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <p class="lede">${resultWords(round, t, lang)}</p>
    <${VoteList} rows=${rowsOf(result, t)} rest=${result.rest} t=${t} lang=${lang} />
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} t=${t} />`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
