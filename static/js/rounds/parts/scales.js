// The scales of the rate kind: which steps there are and what they are called, one question on the phone, and how the
// answers lie on the wall.
import { html, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { LikertBar } from "../../parts/bars.js";
import { Ring } from "../../parts/icon.js";

const ENDS = { "1-5": [1, 5], "1-10": [1, 10], "-2-2": [-2, 2] };

const signed = (value) => (value < 0 ? `−${-value}` : value > 0 ? `+${value}` : "0");

// -> {steps: [{value, label, word}], agree, worded, middle}. word: the step in words, or its number; worded: the steps have words;
// agree: it runs from disagree to agree; middle: it has five steps around a middle.
export function scaleOf(settings, t) {
  const own = settings.labels.map((label) => label.trim());
  const [low, high] = ENDS[settings.scale] ?? [1, own.length];
  const named = own.length === high - low + 1;
  const agree = !named && settings.scale === "1-5" && settings.agree_words;
  const steps = Array.from({ length: high - low + 1 }, (_, at) => {
    const value = low + at;
    const number = low < 0 ? signed(value) : String(value);
    const word = named ? own[at] : agree ? t(`rate.step.${value}`) : number;
    return { value, number, word };
  });
  return { steps, low, high, agree, worded: named || agree, middle: steps.length === 5 && !named };
}

// One question. value: a step, null for "don't know", undefined for no answer; heading: the level of the legend.
export function ScaleField({ legend, settings, value, onChange, labelledby, t }) {
  const name = useMemo(() => elementId("rate"), []);
  const scale = scaleOf(settings, t);
  const answers = scale.agree ? [...scale.steps].reverse() : scale.steps;
  const common = { name, value, onChange };
  return html`
    <fieldset class="b-scale" aria-labelledby=${labelledby}>
      ${legend && html`<legend><h2 class="stmt">${legend}</h2></legend>`}
      ${scale.worded
        ? html`<div class="m-choices bleed">${answers.map((step) => html`<${Row} key=${step.value} ...${common} step=${step.value} words=${step.word} />`)}
            ${settings.dont_know && html`<${Row} ...${common} step=${null} words=${t("rate.dont_know")} />`}</div>`
        : html`
          <div class="scale5" data-steps=${scale.steps.length} style=${{ "--steps": scale.steps.length > 5 ? 5 : scale.steps.length }}>
            ${answers.map((step) => html`<${Cell} key=${step.value} ...${common} step=${step} end=${endOf(step.value, scale, settings)} />`)}
          </div>
          ${(settings.low || settings.high) && html`<p class="ends" aria-hidden="true"><span>${settings.low}</span><span>${settings.high}</span></p>`}
          ${settings.dont_know && html`<div class="m-choices bleed b-unsure"><${Row} ...${common} step=${null} words=${t("rate.dont_know")} /></div>`}`}
    </fieldset>`;
}

const endOf = (value, { low, high }, settings) => (value === low ? settings.low : value === high ? settings.high : "");

const Row = ({ name, value, onChange, step, words }) => html`
  <div class="choice">
    <input type="radio" name=${name} id="${name}-${step}" checked=${value === step} onChange=${() => onChange(step)} />
    <label for="${name}-${step}"><${Ring} /><span>${words}</span></label>
  </div>`;

const Cell = ({ name, value, onChange, step, end }) => html`
  <div>
    <input type="radio" name=${name} id="${name}-${step.value}" checked=${value === step.value} onChange=${() => onChange(step.value)} />
    <label for="${name}-${step.value}"><${Ring} />${step.number}${end && html`<span class="visually-hidden"> (${end})</span>`}</label>
  </div>`;

// "2 helemaal oneens, 5 oneens, …": the counts in words.
export const countsWords = (counts, scale) => counts.map((count, at) => `${scale.steps[at].word}: ${count}`).join(", ");

// The answers to one question as bars around the middle. centre: see likertHalf.
export const Around = ({ counts, scale, centre, least }) =>
  html`<div class="track"><${LikertBar} counts=${counts} centre=${centre} least=${least} label=${countsWords(counts, scale)} /></div>`;

// The answers as columns, the count on top and the step below. numbered: steps with words stand under their number.
export function Columns({ counts, scale, numbered }) {
  const most = Math.max(1, ...counts);
  return html`
    <div class="b-cols" role="img" aria-label=${countsWords(counts, scale)}>
      ${counts.map((count, at) => html`
        <span key=${at} style=${{ "--v": (100 * count) / most }}><b>${count}</b><i></i><small>${numbered ? at + 1 : scale.steps[at].number}</small></span>`)}
    </div>`;
}

// The same lying down, with the words of every step: one question on the whole wall.
export function Lines({ counts, scale }) {
  const most = Math.max(1, ...counts);
  return html`
    <dl class="b-lines">${counts.map((count, at) => html`
      <div key=${at}><dt>${scale.steps[at].word}</dt><dd><i style=${{ "--v": (100 * count) / most }}></i><b>${count}</b></dd></div>`)}</dl>`;
}
