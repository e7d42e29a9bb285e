// Statements with a scale on the phone: under each other, one of them open; one or two stand whole on the page. Where the
// facilitator says how many stand on a page, those pages are turned. Every answer counts as it is given.
import { html } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Bar } from "../../ui/bars.js";
import { Button } from "../../ui/button.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { Questions } from "../../ballot/questions.js";
import { scaleOf } from "../../scales/scale.js";
import { ScaleField } from "../../scales/scale_field.js";
import { Split } from "../../results/divided.js";
import { figure } from "../../results/figure.js";
import { lineUnder } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";

const EMPTY = { values: {} };
const TOGETHER = 2; // statements that stand whole on one page when the phone chooses

// -> [[option, …], …]; perPage: 0 leaves it to the phone, which has one page.
export function pagesOf(options, perPage = 0) {
  const size = perPage || options.length;
  return Array.from({ length: Math.ceil(options.length / size) }, (_, at) => options.slice(at * size, (at + 1) * size));
}

/** @param {import("../../types/rate.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, settings } = round;
  const ballot = useBallot(given, EMPTY);
  const pages = pagesOf(options, settings.per_page);
  const { values } = ballot.choice;
  const answer = ({ id }, value) => {
    const { [id]: before, ...others } = values;
    ballot.change({ values: value === undefined ? others : { ...others, [id]: value } });
  };
  const foot = { ballot, answered: options.map(({ id }) => id in values), state, t };
  const shared = { round, ballot, settings, values, answer, prompt: round.prompt, draft, t };
  if (pages.length > 1) return html`<${Pages} ...${shared} pages=${pages} foot=${foot} />`;
  const Page = settings.per_page || options.length <= TOGETHER ? Together : OneByOne;
  return html`<${Page} ...${shared} options=${options} /><${BallotFoot} ...${foot} />`;
}

function OneByOne({ round, ballot, options, settings, values, answer, prompt, draft, t }) {
  const scale = scaleOf(settings, t);
  const word = (value) => (value === null ? t("rate.dont_know") : scale.steps.find((step) => step.value === value)?.word);
  return html`
    <${Main}>
      <${Question} prompt=${prompt || t("rate.score_these")} />
      <${Questions} ballot=${ballot} options=${options} onTakeBack=${answer} draft=${draft} t=${t}
        answer=${({ id }) => (id in values ? { words: word(values[id]), ring: "on" } : null)}>
        ${(option, moves) => html`
          <${ScaleField} key=${option.id} compact labelledby="question-${option.id}" what=${option.text} settings=${settings}
            value=${values[option.id]} onChange=${(value) => answer(option, value)} t=${t} />${moves}`}<//>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

function Together({ round, options, settings, values, answer, prompt, t }) {
  const bare = !prompt && options.length === 1; // the statement is the question
  return html`
    <${Main}>
      <${Question} prompt=${prompt || (bare ? options[0].text : t("rate.score_these"))} />
      ${bare && html`<${OptionNote} option=${options[0]} t=${t} />`}
      ${options.map((option, at) => html`
        <${Field} key=${option.id} option=${option} bare=${bare} labelledby=${bare ? "ballot-question" : undefined} settings=${settings}
          values=${values} answer=${answer} explained=${at > 0} t=${t} />`)}
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

// One statement with its scale. An answer that was given by accident can be taken away. bare: its text stands above already.
const Field = ({ option, bare, labelledby, settings, values, answer, explained, t }) => html`
  <section class="rate-field">
    <${ScaleField} legend=${bare ? undefined : option.text} note=${bare ? "" : option.note}
      origin=${bare ? undefined : option.origin} labelledby=${labelledby} what=${option.text}
      settings=${settings} value=${values[option.id]} onChange=${(value) => answer(option, value)} explained=${explained}
      t=${t} />
    ${option.id in values && html`
      <${TakeBack} what=${option.text} onClick=${(event) => takeBack(event, () => answer(option))} t=${t} />`}
  </section>`;

// The button goes with the answer; the focus stays with the statement.
function takeBack({ currentTarget }, clear) {
  currentTarget.closest(".rate-field").querySelector("input").focus();
  clear();
}

function Pages({ round, pages, settings, values, answer, prompt, draft, foot, t }) {
  const [step, setStep] = useDraft(draft, "step", 0);
  const at = Math.min(Number(step) || 0, pages.length - 1);
  const options = pages[at];
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const first = at * pages[0].length;
  const page = t("rate.page_of", { number: at + 1, total: pages.length });
  const holds = options.length > 1 ? t("rate.page_holds", { from: first + 1, to: first + options.length, total: round.options.length })
    : t("rate.statement_of", { number: first + 1, total: round.options.length });
  const open = options.filter(({ id }) => !(id in values)).length;
  return html`
    <${Main} key=${at}>
      <p class="above-question">${page}</p>
      <h1 id="ballot-question" tabindex="-1" class=${[...prompt].length > 90 ? "ballot-statement" : undefined}>
        ${prompt || t("rate.score_these")}<span class="visually-hidden">. ${page}</span></h1>
      <p class="lede">${holds}</p>
      <div class="page-bar" aria-hidden="true"><i style=${{ "--v": (100 * (at + 1)) / pages.length }}></i></div>
      ${options.map((option) => html`
        <${Field} key=${option.id} option=${option} settings=${settings} values=${values} answer=${answer} t=${t} />`)}
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>
    <${BallotFoot} ...${foot}>
      <div class="across between ballot-steps">
        <${Button} kind="line" icon="chevron-left" blocked=${at === 0} onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>
        <span role="status">${open ? t("rate.open_here", { n: open }) : t("rate.all_here")}</span>
        <${Button} kind="line" after="chevron-right" blocked=${at === pages.length - 1} onClick=${() => go(at + 1)}>
          ${t("phone.step_next")}<//>
      </div>
    <//>`;
}

/** @param {import("../../types/rate.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const under = lineUnder(result);
  const { low, high } = scaleOf(round.settings, t);
  return html`
    <ol class="rules review-list">
      ${result.options.map((option) => html`
        <li key=${option.id} data-line=${under(option)}>
          <span>${option.text}<b>${t("rate.mean_is", { mean: figure(lang, option.mean) })}${option.tied
            && `, ${t("rate.tied")}`}${option.divided && html` <${Split} t=${t} />`}</b>
            <${Bar} value=${(option.mean ?? low) - low} max=${high - low} /></span></li>`)}
    </ol>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
