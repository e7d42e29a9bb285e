// Statements on the phone, a page at a time, then an overview from which everything is sent; what fits on one page is sent from
// there. The facilitator says how many stand on a page, or the phone chooses.
import { html } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { Foot, Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { scaleOf } from "../../scales/scale.js";
import { ScaleField } from "../../scales/scale_field.js";
import { Split } from "../../results/divided.js";
import { figure } from "../../results/figure.js";
import { lineUnder } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";

const EMPTY = { values: {} };
const TOGETHER = 2; // statements that share a page when the phone chooses

// -> [[option, …], …]; perPage: 0 leaves it to the phone.
export function pagesOf(options, perPage = 0) {
  const size = perPage || (options.length <= TOGETHER ? TOGETHER : 1);
  return Array.from({ length: Math.ceil(options.length / size) }, (_, at) => options.slice(at * size, (at + 1) * size));
}

/** @param {import("../../types/rate.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, settings } = round;
  const ballot = useBallot(given, EMPTY);
  const pages = pagesOf(options, settings.per_page);
  const [step, setStep] = useDraft(draft, "step", ballot.sent ? pages.length : 0);
  const { values } = ballot.choice;
  const answered = options.filter((option) => option.id in values).length;
  const answer = (option, value) => {
    const { [option]: before, ...others } = values;
    ballot.change({ values: value === undefined ? others : { ...others, [option]: value } });
  };
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const foot = html`
    <${BallotFoot} ballot=${ballot} words=${{ send: "rate.send", kept: "rate.kept" }} state=${state} t=${t}
      reason=${answered ? null : t("rate.first_one")} onSend=${() => ballot.send({ values })} />`;
  const shared = { round, pages, settings, values, answer, prompt: round.prompt, go, t };
  if (pages.length < 2) return html`<${Together} ...${shared} options=${options} />${foot}`;
  const at = Math.min(step, pages.length);
  if (at === pages.length) return html`<${Overview} ...${shared} answered=${answered} />${foot}`;
  const Page = pages[0].length > 1 ? Several : One;
  return html`<${Page} key=${at} ...${shared} at=${at} options=${pages[at]} /><${Steps} ...${shared} at=${at} options=${pages[at]} />`;
}

function Together({ round, options, settings, values, answer, prompt, t }) {
  const bare = !prompt && options.length === 1; // the statement is the question
  return html`
    <${Main}>
      <${Question} prompt=${prompt || (bare ? options[0].text : t("rate.score_these"))} />
      ${bare && html`<${OptionNote} text=${options[0].note} t=${t} />`}
      <${Fields} options=${options} bare=${bare} settings=${settings} values=${values} answer=${answer} t=${t} />
      <p class="help after-list">${t("rate.change")}</p>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

// The statements of one page. An answer that was given by accident can be taken away.
const Fields = ({ options, bare, settings, values, answer, t }) => options.map((option, at) => html`
  <section class="rate-field" key=${option.id}>
    <${ScaleField} legend=${bare ? undefined : option.text} note=${bare ? "" : option.note}
      labelledby=${bare ? "ballot-question" : undefined} what=${option.text}
      settings=${settings} value=${values[option.id]} onChange=${(value) => answer(option.id, value)} explained=${at > 0} t=${t} />
    ${option.id in values && html`
      <${Button} kind="quiet" icon="x" label=${`${t("rate.take_back")}: ${option.text}`}
        onClick=${(event) => takeBack(event, () => answer(option.id, undefined))}>${t("rate.take_back")}<//>`}
  </section>`);

// The button goes with the answer; the focus stays with the statement.
function takeBack({ currentTarget }, clear) {
  currentTarget.closest(".rate-field").querySelector("input").focus();
  clear();
}

const Kick = ({ words, pages, go, t }) => html`
  <p class="above-question between across"><span>${words}</span>
    <${Button} kind="quiet" onClick=${() => go(pages.length)}>${t("rate.overview")}<//></p>`;

function One({ round, pages, options: [option], settings, values, answer, at, prompt, go, t }) {
  return html`
    <${Main}>
      <${Kick} words=${t("rate.statement_of", { number: at + 1, total: pages.length })} pages=${pages} go=${go} t=${t} />
      ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class="ballot-statement">${option.text}</h1>
      <${OptionNote} text=${option.note} t=${t} />
      <${ScaleField} labelledby="ballot-question" what=${option.text} settings=${settings} value=${values[option.id]}
        onChange=${(value) => answer(option.id, value)} t=${t} />
      ${option.id in values && html`
        <${Button} kind="quiet" icon="x" onClick=${() => (answer(option.id, undefined), focusHeading())}>${t("rate.take_back")}<//>`}
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>`;
}

function Several({ round, pages, options, settings, values, answer, at, prompt, go, t }) {
  const first = at * pages[0].length;
  const page = t("rate.page_of", { number: at + 1, total: pages.length });
  const holds = options.length > 1 ? t("rate.page_holds", { from: first + 1, to: first + options.length, total: round.options.length })
    : t("rate.statement_of", { number: first + 1, total: round.options.length });
  return html`
    <${Main}>
      <${Kick} words=${page} pages=${pages} go=${go} t=${t} />
      <h1 id="ballot-question" tabindex="-1" class=${[...prompt].length > 90 ? "ballot-statement" : undefined}>
        ${prompt || t("rate.score_these")}<span class="visually-hidden">. ${page}</span></h1>
      <p class="lede">${holds}</p>
      <div class="page-bar" aria-hidden="true"><i style=${{ "--v": (100 * (at + 1)) / pages.length }}></i></div>
      <${Fields} options=${options} settings=${settings} values=${values} answer=${answer} t=${t} />
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>`;
}

function Steps({ pages, options, values, at, go, t }) {
  const open = options.filter((option) => !(option.id in values)).length;
  const next = open === options.length ? "rate.skip" : at + 1 === pages.length ? "phone.step_review" : "phone.step_next";
  return html`
    <${Foot}>
      <div class="across">
        ${at > 0 && html`<${Button} kind="line" size="lg" onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>`}
        <${Button} size="lg" class="button grow" kind=${open ? "line" : undefined} onClick=${() => go(at + 1)}>${t(next)}<//>
      </div>
      ${pages[0].length > 1 && html`<p class="help" role="status">${open ? t("rate.open_here", { n: open }) : t("rate.all_here")}</p>`}
    <//>`;
}

function Overview({ round, pages, settings, values, answered, go, t }) {
  const scale = scaleOf(settings, t);
  const word = (value) => (value === null ? t("rate.dont_know") : scale.steps.find((step) => step.value === value)?.word);
  const { options } = round;
  return html`
    <${Main}>
      <h1 id="ballot-question" tabindex="-1">${t("rate.your_answers")}</h1>
      <p class="lede">${t("rate.answered", { n: answered, total: options.length })}. ${t("rate.change")}</p>
      <ol class="rules review-list">
        ${options.map((option, at) => html`
          <li key=${option.id}><span>${option.text}<b>${option.id in values ? word(values[option.id]) : t("rate.no_answer")}</b></span>
            <${Button} kind="line" size="sm" icon="pencil" label=${t("rate.change_one", { statement: option.text })}
              onClick=${() => go(Math.floor(at / pages[0].length))} /></li>`)}
      </ol>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}

/** @param {import("../../types/rate.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const under = lineUnder(result);
  return html`
    <ol class="rules review-list">
      ${result.options.map((option) => html`
        <li key=${option.id} data-line=${under(option)}>
          <span>${option.text}<b>${t("rate.mean_is", { mean: figure(lang, option.mean) })}${option.tied
            && `, ${t("rate.tied")}`}${option.divided && html` <${Split} t=${t} />`}</b></span></li>`)}
    </ol>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
