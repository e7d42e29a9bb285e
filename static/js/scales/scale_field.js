// One question with a scale on the phone: steps in words, numbers beside each other, or a slider.
import { html, useContext, useMemo } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { Ring } from "../ui/icon.js";
import { Elsewhere } from "../ui/screen.js";
import { OptionNote } from "../ballot/option_note.js";
import { scaleOf } from "./scale.js";
import { ScaleSlider, TypedScore } from "./scale_slider.js";

// One question. value: a step, null for "don't know", undefined for no answer; legend: a heading of its own, or labelledby: the
// heading that is there already; what: the statement in words; note and origin: those of the option; explained: how
// a slider works was said above; compact: steps in words stand as numbers beside each other, with the words at both ends.
export function ScaleField({ legend, settings, value, onChange, labelledby, what = legend, note = "", origin, explained, compact, t }) {
  const name = useMemo(() => elementId("rate"), []);
  const elsewhere = useContext(Elsewhere);
  const scale = scaleOf(settings, t);
  const common = { name, value, onChange };
  const unsure = settings.dont_know && html`<${Row} ...${common} step=${null} words=${t("rate.dont_know")} />`;
  const asked = { scale, settings, value, onChange, explained, t };
  return html`
    <fieldset class="scale-field" aria-labelledby=${labelledby}>
      ${legend && html`<legend><h2 class="ballot-statement" id="${name}-legend">${legend}</h2></legend>`}
      <${OptionNote} option=${{ note, origin }} t=${t} />
      ${scale.slides
        ? html`${elsewhere ? html`<${TypedScore} ...${asked} />`
          : html`<${ScaleSlider} ...${asked} what=${what} labelledby=${labelledby ?? `${name}-legend`} />`}
            ${unsure && html`<div class="choices bleed scale-unsure">${unsure}</div>`}`
        : scale.worded && !(compact && scale.agree && !elsewhere) ? html`<div class="choices bleed">
          ${inOrder(scale).map((step) => html`
            <${Row} key=${step.value} ...${common} step=${step.value} words=${step.word} />`)}${unsure}</div>`
          : html`<${Cells} ...${asked} name=${name} />${unsure && html`<div class="choices bleed scale-unsure">${unsure}</div>`}`}
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
  const [low, high] = scale.worded ? [scale.steps[0], scale.steps.at(-1)].map((step) => `${step.number} ${step.word}`)
    : [settings.low, settings.high];
  return html`
    <div class="scale-steps" style=${{ "--steps": columns }}>
      ${scale.steps.map((step, at) => html`
        <${Cell} key=${step.value} name=${name} value=${value} onChange=${onChange} step=${step}
          upper=${Math.floor(at / columns) < Math.floor((scale.steps.length - 1) / columns)} first=${at % columns === 0}
          open=${at === scale.steps.length - 1 && (at + 1) % columns > 0}
          end=${scale.worded ? step.word : endOf(step.value, scale, settings)} />`)}
    </div>
    ${(low || high) && html`<p class="ends" aria-hidden="true"><span>${low}</span><span>${high}</span></p>`}`;
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
