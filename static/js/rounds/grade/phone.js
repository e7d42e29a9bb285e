// Grades on the phone: one option at a time, then an overview from which everything is sent; one or two stand on one page.
import { html } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { Choices } from "../../ui/choice.js";
import { Foot, Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { gradesOf, middleWords } from "./grades.js";

const EMPTY = { grades: {} };
const TOGETHER = 2; // options on one page

/** @param {import("../../types/grade.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options } = round;
  const ballot = useBallot(given, EMPTY);
  const [step, setStep] = useDraft(draft, "step", ballot.sent ? options.length : 0);
  const chosen = ballot.choice.grades;
  const answered = options.filter((option) => option.id in chosen).length;
  const answer = (option, value) => {
    const { [option]: before, ...others } = chosen;
    ballot.change({ grades: value === undefined ? others : { ...others, [option]: value } });
  };
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const foot = html`
    <${BallotFoot} ballot=${ballot} words=${{ send: "grade.send", kept: "grade.kept" }} state=${state} t=${t}
      reason=${answered ? null : t("grade.first_one")} onSend=${() => ballot.send({ grades: chosen })} />`;
  const shared = { round, chosen, answer, t };
  if (options.length <= TOGETHER) return html`<${Together} ...${shared} />${foot}`;
  const at = Math.min(step, options.length);
  if (at === options.length) return html`<${Overview} ...${shared} answered=${answered} go=${go} />${foot}`;
  return html`<${One} ...${shared} at=${at} go=${go} />`;
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
        onChange=${(value) => answer(option.id, value)} />`)}
    <p class="help after-list">${t("grade.change")}</p>
  <//>`;

function One({ round, chosen, answer, at, go, t }) {
  const { options, settings, prompt } = round;
  const option = options[at];
  const known = option.id in chosen;
  return html`
    <${Main}>
      <p class="above-question between across"><span>${t("grade.option_of", { number: at + 1, total: options.length })}</span>
        <${Button} kind="quiet" onClick=${() => go(options.length)}>${t("grade.overview")}<//></p>
      ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class="ballot-statement">${option.text}</h1>
      <${OptionNote} text=${option.note} t=${t} />
      <${Choices} key=${option.id} labelledby="ballot-question" options=${answersOf(settings, t)} value=${chosen[option.id]}
        onChange=${(value) => answer(option.id, value)} />
      ${known && html`<${Button} kind="quiet" icon="x" onClick=${() => (answer(option.id, undefined), focusHeading())}>
        ${t("grade.take_back")}<//>`}
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>
    <${Foot}>
      <div class="across">
        ${at > 0 && html`<${Button} kind="line" size="lg" onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>`}
        <${Button} size="lg" class="button grow" kind=${known ? undefined : "line"} onClick=${() => go(at + 1)}>
          ${t(!known ? "grade.skip" : at + 1 === options.length ? "phone.step_review" : "phone.step_next")}<//>
      </div>
    <//>`;
}

function Overview({ round, chosen, answered, go, t }) {
  const { options, settings } = round;
  const answers = answersOf(settings, t);
  const word = (id) => (id in chosen ? answers.find((answer) => answer.value === chosen[id])?.label : t("grade.no_grade"));
  return html`
    <${Main}>
      <h1 id="ballot-question" tabindex="-1">${t("grade.your_grades")}</h1>
      <p class="lede">${t("grade.graded", { n: answered, total: options.length })}. ${t("grade.change")}</p>
      <ol class="rules review-list">
        ${options.map((option, at) => html`
          <li key=${option.id}><span>${option.text}<b>${word(option.id)}</b></span>
            <${Button} kind="line" size="sm" icon="pencil" label=${t("grade.change_one", { option: option.text })}
              onClick=${() => go(at)} /></li>`)}
      </ol>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

const ROWS_AT_MOST = 12;

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
    ${result.options.length > shown.length
      && html`<p class="and-more">${t("common.and_more", { n: result.options.length - shown.length })}</p>`}
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} t=${t} />`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
