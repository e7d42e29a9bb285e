// Statements on the phone: one at a time, then an overview from which everything is sent; one or two stand on one page.
import { html } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../parts/button.js";
import { Foot, Main } from "../../parts/screen.js";
import { BallotFoot, Question, Sealed, focusHeading, useBallot } from "./ballot.js";
import { OptionNote } from "./note.js";
import { ScaleField, scaleOf } from "./scales.js";

const EMPTY = { values: {} };
const TOGETHER = 2; // statements on one page

export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, settings } = round;
  const ballot = useBallot(given, EMPTY);
  const [step, setStep] = useDraft(draft, "step", ballot.sent ? options.length : 0);
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
  const shared = { round, options, settings, values, answer, t };
  if (options.length <= TOGETHER) return html`<${Together} ...${shared} prompt=${round.prompt} />${foot}`;
  const at = Math.min(step, options.length);
  if (at === options.length) return html`<${Overview} ...${shared} answered=${answered} go=${go} />${foot}`;
  return html`<${One} ...${shared} at=${at} prompt=${round.prompt} go=${go} />`;
}

const Together = ({ round, options, settings, values, answer, prompt, t }) => html`
  <${Main}>
    <${Question} prompt=${prompt || options[0].text} />
    ${options.map((option) => html`
      <${ScaleField} key=${option.id} legend=${prompt ? option.text : undefined} labelledby=${prompt ? undefined : "ballot-question"}
        settings=${settings} value=${values[option.id]} onChange=${(value) => answer(option.id, value)} t=${t} />`)}
    <p class="help after-list">${t("rate.change")}</p>
    <${Sealed} round=${round} t=${t} />
  <//>`;

function One({ round, options, settings, values, answer, at, prompt, go, t }) {
  const option = options[at];
  const known = option.id in values;
  return html`
    <${Main}>
      <p class="kick between row"><span>${t("rate.statement_of", { number: at + 1, total: options.length })}</span>
        <${Button} kind="quiet" onClick=${() => go(options.length)}>${t("rate.overview")}<//></p>
      ${prompt && html`<p class="b-prompt">${prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class="stmt">${option.text}</h1>
      <${OptionNote} text=${option.note} t=${t} />
      <${ScaleField} key=${option.id} labelledby="ballot-question" settings=${settings} value=${values[option.id]}
        onChange=${(value) => answer(option.id, value)} t=${t} />
      ${known && html`<${Button} kind="quiet" icon="x" onClick=${() => (answer(option.id, undefined), focusHeading())}>${t("rate.take_back")}<//>`}
      ${at === 0 && html`<${Sealed} round=${round} t=${t} />`}
    <//>
    <${Foot}>
      <div class="row">
        ${at > 0 && html`<${Button} kind="line" size="lg" onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>`}
        <${Button} size="lg" class="btn grow" kind=${known ? undefined : "line"} onClick=${() => go(at + 1)}>
          ${t(!known ? "rate.skip" : at + 1 === options.length ? "phone.step_review" : "phone.step_next")}<//>
      </div>
    <//>`;
}

function Overview({ round, options, settings, values, answered, go, t }) {
  const scale = scaleOf(settings, t);
  const word = (value) => (value === null ? t("rate.dont_know") : scale.steps.find((each) => each.value === value)?.word);
  return html`
    <${Main}>
      <h1 id="ballot-question" tabindex="-1">${t("rate.your_answers")}</h1>
      <p class="lede">${t("rate.answered", { n: answered, total: options.length })}. ${t("rate.change")}</p>
      <ol class="rules b-review">
        ${options.map((option, at) => html`
          <li key=${option.id}><span>${option.text}<b>${option.id in values ? word(values[option.id]) : t("rate.no_answer")}</b></span>
            <${Button} kind="line" size="sm" icon="pencil" label=${t("rate.change_one", { statement: option.text })} onClick=${() => go(at)} /></li>`)}
      </ol>
      <${Sealed} round=${round} t=${t} />
    <//>`;
}
