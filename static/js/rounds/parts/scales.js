// The scales of the rate kind: which steps there are and what they are called, one question on the phone, and how the
// answers lie on the wall.
import { html, useContext, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { LikertBar } from "../../parts/bars.js";
import { Ring } from "../../parts/icon.js";
import { Elsewhere } from "../../parts/screen.js";
import { OptionNote } from "./note.js";
import { ScaleSlider, TypedScore } from "./scale_slider.js";

const FIXED = { "1-5": [1, 5], "1-10": [1, 10], "-2-2": [-2, 2] };
const MOST_STEPS = 11; // of separate steps; more are a slider

const signed = (value) => (value < 0 ? `−${-value}` : value > 0 ? `+${value}` : "0");

// -> {steps: [{value, number, word}], low, high, width, ends, agree, worded, middle, slides}. width: from one score to the next; ends: how
// the lowest and the highest are written; word: the step in words, or its number; worded: the steps have words; agree: it runs from disagree to agree; middle: it has five steps
// around a middle; slides: the phone asks with a slider.
export function scaleOf(settings, t) {
  const own = settings.labels.map((label) => label.trim());
  const range = settings.scale === "range";
  const [low, high] = range ? [settings.lowest, settings.highest] : (FIXED[settings.scale] ?? [1, own.length]);
  const width = range ? settings.step : 1;
  const count = (high - low) / width + 1;
  const named = own.length === count;
  const agree = !named && settings.scale === "1-5" && settings.agree_words;
  const steps = Array.from({ length: count }, (_, at) => {
    const value = low + at * width;
    const number = low < 0 ? signed(value) : String(value);
    const word = named ? own[at] : agree ? t(`rate.step.${value}`) : number;
    return { value, number, word };
  });
  const slides = steps.length > MOST_STEPS || settings.input === "slider";
  return { steps, low, high, width, ends: [steps[0].number, steps.at(-1).number], agree, worded: named || agree, middle: steps.length === 5 && !named, slides };
}

// A result with many steps as it is drawn: counts of several steps together, and a scale of those bars. Others stay as they are.
export function drawable(result, scale) {
  if (!result.bars?.length) return { result, scale };
  const number = (value) => (scale.low < 0 ? signed(value) : String(value));
  const steps = result.bars.map(({ low, high }) => ({ value: low, number: number(low), word: `${number(low)}–${number(high)}` }));
  const gathered = (counts) => {
    let from = 0;
    return result.bars.map((bar) => counts.slice(from, (from += bar.steps)).reduce((sum, count) => sum + count, 0));
  };
  const options = result.options.map((option) => ({ ...option, counts: gathered(option.counts) }));
  return { result: { ...result, options }, scale: { ...scale, steps, worded: false, binned: true } };
}

// One question. value: a step, null for "don't know", undefined for no answer; legend: a heading of its own, or labelledby: the
// heading that is there already; what: the statement in words; note: what explains it; explained: how
// a slider works was said above.
export function ScaleField({ legend, settings, value, onChange, labelledby, what = legend, note = "", explained, t }) {
  const name = useMemo(() => elementId("rate"), []);
  const elsewhere = useContext(Elsewhere);
  const scale = scaleOf(settings, t);
  const common = { name, value, onChange };
  const unsure = settings.dont_know && html`<${Row} ...${common} step=${null} words=${t("rate.dont_know")} />`;
  const asked = { scale, settings, value, onChange, explained, t };
  return html`
    <fieldset class="b-scale" aria-labelledby=${labelledby}>
      ${legend && html`<legend><h2 class="stmt" id="${name}-legend">${legend}</h2></legend>`}
      <${OptionNote} text=${note} t=${t} />
      ${scale.slides
        ? html`${elsewhere ? html`<${TypedScore} ...${asked} />` : html`<${ScaleSlider} ...${asked} what=${what} labelledby=${labelledby ?? `${name}-legend`} />`}
            ${unsure && html`<div class="m-choices bleed b-unsure">${unsure}</div>`}`
        : scale.worded ? html`<div class="m-choices bleed">${inOrder(scale).map((step) => html`<${Row} key=${step.value} ...${common} step=${step.value} words=${step.word} />`)}${unsure}</div>`
          : html`<${Cells} ...${asked} name=${name} />${unsure && html`<div class="m-choices bleed b-unsure">${unsure}</div>`}`}
    </fieldset>`;
}

const inOrder = (scale) => (scale.agree ? [...scale.steps].reverse() : scale.steps);

// How many numbers fit beside each other: by the longest of them, in rows that are as even as they can be.
export function columnsOf(steps) {
  const longest = Math.max(...steps.map((step) => step.number.length));
  const most = longest < 3 ? 7 : longest < 4 ? 6 : 4;
  return Math.ceil(steps.length / Math.ceil(steps.length / most));
}

function Cells({ scale, settings, name, value, onChange }) {
  const columns = columnsOf(scale.steps);
  return html`
    <div class="scale5" style=${{ "--steps": columns }}>
      ${scale.steps.map((step, at) => html`
        <${Cell} key=${step.value} name=${name} value=${value} onChange=${onChange} step=${step} upper=${Math.floor(at / columns) < Math.floor((scale.steps.length - 1) / columns)} first=${at % columns === 0}
          open=${at === scale.steps.length - 1 && (at + 1) % columns > 0} end=${endOf(step.value, scale, settings)} />`)}
    </div>
    ${(settings.low || settings.high) && html`<p class="ends" aria-hidden="true"><span>${settings.low}</span><span>${settings.high}</span></p>`}`;
}

const endOf = (value, { low, high }, settings) => (value === low ? settings.low : value === high ? settings.high : "");

const Row = ({ name, value, onChange, step, words }) => html`
  <div class="choice">
    <input type="radio" name=${name} id="${name}-${step}" checked=${value === step} onChange=${() => onChange(step)} />
    <label for="${name}-${step}"><${Ring} /><span>${words}</span></label>
  </div>`;

const Cell = ({ name, value, onChange, step, upper, first, open, end }) => html`
  <div data-upper=${upper ? "" : null} data-first=${first ? "" : null} data-open=${open ? "" : null}>
    <input type="radio" name=${name} id="${name}-${step.value}" checked=${value === step.value} onChange=${() => onChange(step.value)} />
    <label for="${name}-${step.value}"><${Ring} />${step.number}${end && html`<span class="visually-hidden"> (${end})</span>`}</label>
  </div>`;

// "2 helemaal oneens, 5 oneens, …": the counts in words.
export const countsWords = (counts, scale) => counts.map((count, at) => `${scale.steps[at].word}: ${count}`).join(", ");

// The answers to one question as bars around the middle. centre: see likertHalf.
export const Around = ({ counts, scale, centre }) =>
  html`<div class="track"><${LikertBar} counts=${counts} centre=${centre} label=${countsWords(counts, scale)} /></div>`;

// The answers as columns, the count on top and the number of the step below.
export function Columns({ counts, scale }) {
  const most = Math.max(1, ...counts);
  return html`
    <div class="b-cols" role="img" aria-label=${countsWords(counts, scale)}>
      ${counts.map((count, at) => html`
        <span key=${at} style=${{ "--v": (100 * count) / most }}><b>${count}</b><i></i><small>${scale.steps[at].number}</small></span>`)}
    </div>`;
}
Columns.least = ({ counts }) => 26 * counts.length; // see table_shape.js

// The same lying down, with the words of every step: one question on the whole wall. captions: what the two ends mean.
export function Lines({ counts, scale, captions = ["", ""] }) {
  const most = Math.max(1, ...counts);
  const caption = (at) => (at === 0 ? captions[0] : at === counts.length - 1 ? captions[1] : "");
  return html`
    <dl class="b-lines">${counts.map((count, at) => html`
      <div key=${at}><dt>${caption(at) && html`<small>${caption(at)}</small> `}${scale.steps[at].word}</dt><dd><i style=${{ "--v": (100 * count) / most }}></i><b>${count}</b></dd></div>`)}</dl>`;
}
