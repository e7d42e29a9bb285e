// Ballot lines: a list of which one is chosen (native radio buttons: arrows and Tab work by themselves), and the 5-scale.
import { html, useMemo } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { Glyph, Ring } from "./icon.js";

// options: [{value, label, note?, cat?}]; value: the chosen one (compared with ===), or undefined; labelledby or label names the group.
export function Choices({ options, value, onChange, label, labelledby, disabled, multiple }) {
  const name = useMemo(() => elementId("choice"), []);
  return html`
    <fieldset class="m-choices bleed" aria-labelledby=${labelledby} disabled=${disabled}>
      ${label && html`<legend class="visually-hidden">${label}</legend>`}
      ${options.map((option, index) => html`
        <div class="choice" key=${String(option.value)}>
          <input type=${multiple ? "checkbox" : "radio"} name=${name} id="${name}-${index}" onChange=${() => onChange(option.value)}
            checked=${multiple ? value.includes(option.value) : option.value === value} />
          <label for="${name}-${index}">
            <${Ring} /><span>${option.label}${option.note && html`<small>${option.note}</small>`}</span>
            ${option.cat && html`<${Glyph} cat=${option.cat} />`}
          </label>
        </div>`)}
    </fieldset>`;
}

// A scale of `steps` (default 1–5) with words at both ends. value: 1…steps or null.
export function Scale({ legend, help, value, onChange, ends, steps = 5, disabled }) {
  const name = useMemo(() => elementId("scale"), []);
  const numbers = Array.from({ length: steps }, (_, index) => index + 1);
  return html`
    <fieldset class="crit" disabled=${disabled} aria-describedby="${name}-ends">
      <legend><h2>${legend}</h2></legend>
      ${help && html`<p class="help">${help}</p>`}
      <div class="scale5" style=${{ "--steps": steps }}>
        ${numbers.map((number) => html`
          <div key=${number}>
            <input type="radio" name=${name} id="${name}-${number}" checked=${value === number} onChange=${() => onChange(number)} />
            <label for="${name}-${number}"><${Ring} />${number}</label>
          </div>`)}
      </div>
      ${ends && html`<p class="ends" id="${name}-ends"><span>${ends[0]}</span><span>${ends[1]}</span></p>`}
    </fieldset>`;
}
