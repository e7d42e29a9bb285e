// A poll on the phone: one answer, and afterwards the outcome and why.
import { html } from "../../lib/html.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { choiceOf } from "../../ballot/option_note.js";
import { Ticks } from "../../ballot/ticks.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { VoteList } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { asksYesNo, namesOfPoll, outcome, rowsOf, turnoutWords } from "./outcome.js";
import { SideBar, SideLegend } from "./sides.js";

const EMPTY = {};

/** @param {import("../../types/poll.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state } = given;
  const ballot = useBallot(given, EMPTY);
  const { answer } = ballot.choice;
  const yesNo = asksYesNo(round);
  const { abstain, quorum, required } = round.settings;
  const options = yesNo
    ? ["yes", "no"].map((side) => ({ value: side, label: t(`poll.${side}`) }))
    : round.options.map((option) => choiceOf(option, t));
  const rules = [
    ...(required ? [t("poll.rule_required", { percent: required })] : []),
    ...(quorum ? [t("poll.rule_quorum", { percent: quorum })] : []),
  ];
  const kick = t(yesNo ? "poll.vote" : "poll.pick");
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || kick} kick=${round.prompt && kick} />
      ${yesNo && round.options.length > 0
        && html`<p class="ballot-prompt">${t("poll.about_this")}: ${round.options.map((option) => option.text).join("; ")}</p>`}
      <${Sealed} round=${round} t=${t} />
      <${Ticks} kind="poll" t=${t} single chosen=${answer} options=${options} onChange=${(next) => ballot.change({ answer: next })}
        always=${abstain ? [{ value: null, label: t("poll.abstain") }] : []} />
      ${answer !== undefined && html`<${TakeBack} onClick=${() => ballot.change(EMPTY)} t=${t} />`}
      ${rules.length > 0 && html`<p class="help after-list">${rules.join(" ")}</p>`}
    <//>
    <${BallotFoot} ballot=${ballot} state=${state} t=${t} />`;
}

/** @param {import("../../types/poll.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const { title, reasons } = outcome(round, t, lang);
  return html`
    <p class="outcome" data-passes=${result.passes ? "" : null}><b>${title}</b></p>
    <p class="lede">${[...reasons, turnoutWords(result, t)].join(" ")}</p>
    ${result.yesNo ? html`<div class="side-counts"><${SideBar} counts=${result} t=${t} /><${SideLegend} counts=${result} t=${t} /></div>`
      : html`<${VoteList} rows=${rowsOf(result, t)} rest=${result.rest} t=${t} lang=${lang} />`}
    <${RobustnessLine} robustness=${result.solid} names=${namesOfPoll(round, t)} t=${t} />`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
