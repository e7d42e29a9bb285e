// Grades on the phone: the options under each other, one of them open; one or two stand whole on the page.
import { html } from "../../lib/html.js";
import { Choices } from "../../ui/choice.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { Questions } from "../../ballot/questions.js";
import { lineUnder, namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { more, ROWS_AT_MOST } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { gradesOf, middleWords } from "./grades.js";

const EMPTY = { grades: {} };
const TOGETHER = 2; // options that stand whole on one page

/** @param {import("../../types/grade.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options } = round;
  const ballot = useBallot(given, EMPTY);
  const chosen = ballot.choice.grades;
  const answer = ({ id }, value) => {
    const { [id]: before, ...others } = chosen;
    ballot.change({ grades: value === undefined ? others : { ...others, [id]: value } });
  };
  const shared = { round, chosen, answer, t };
  return html`
    ${options.length > TOGETHER ? html`<${OneByOne} ...${shared} ballot=${ballot} draft=${draft} />` : html`<${Together} ...${shared} />`}
    <${BallotFoot} ballot=${ballot} answered=${options.map(({ id }) => id in chosen)} state=${state} t=${t} />`;
}

function OneByOne({ round, ballot, chosen, answer, draft, t }) {
  const grades = answersOf(round.settings, t);
  const word = ({ id }) => (id in chosen ? { words: grades.find(({ value }) => value === chosen[id])?.label, ring: "on" } : null);
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("grade.what_of_it")} />
      <${Questions} ballot=${ballot} options=${round.options} answer=${word} onTakeBack=${answer} draft=${draft} t=${t}>
        ${(option, moves) => html`
          <${Choices} key=${option.id} labelledby="question-${option.id}" options=${grades} value=${chosen[option.id]}
            onChange=${(value) => answer(option, value)} />${moves}`}<//>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

const answersOf = (settings, t) => [
  ...gradesOf(settings, t),
  ...(settings.dont_know ? [{ value: null, label: t("grade.dont_know") }] : []),
].map(({ value, label }) => ({ value, label }));

const Together = ({ round, chosen, answer, t }) => html`
  <${Main}>
    <${Question} prompt=${round.prompt || t("grade.what_of_it")} />
    <${Sealed} round=${round} t=${t} />
    ${round.options.map((option) => html`
      <h2 key=${option.id} class="ballot-statement grade-option" id="grade-${option.id}">${option.text}</h2>
      <${Choices} key=${`${option.id}-choices`} labelledby="grade-${option.id}" options=${answersOf(round.settings, t)}
        value=${chosen[option.id]}
        onChange=${(value) => answer(option, value)} />
      ${option.id in chosen && html`<${TakeBack} what=${option.text} onClick=${() => answer(option)} t=${t} />`}`)}
  <//>`;

/** @param {import("../../types/grade.js").PhoneGiven} given */
export function PhoneResult({ round, t }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const grades = gradesOf(round.settings, t);
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const under = lineUnder(result);
  return html`
    <p class="lede">${t("grade.told", { n: result.ballots })}</p>
    <ol class="rules result-list">
      ${shown.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><b>${option.place}</b>
          <span>${option.text}<small>
            ${option.tied && `${t("grade.tied")}, `}${option.n ? `${t("grade.middle")}: ${middleWords(option, grades)}`
              : t(option.withheld ? "common.few" : "grade.nobody")}</small></span></li>`)}
    </ol>
    ${more(result.options, shown, t, result.rest)}
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} t=${t} />`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
