// Ballot lines: a list of which one is chosen (native radio buttons: arrows and Tab work by themselves).
import { html, useMemo } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { Glyph, Ring } from "./icon.js";

// options: [{value, label, note?, more?, cat?}]; more: is drawn under the line.
// value: the chosen one (compared with ===), or undefined; labelledby or label names the group.
export function Choices({ options, value, onChange, label, labelledby, disabled, multiple }) {
  const name = useMemo(() => elementId("choice"), []);
  return html`
    <fieldset class="choices bleed" aria-labelledby=${labelledby} disabled=${disabled}>
      ${label && html`<legend class="visually-hidden">${label}</legend>`}
      ${options.map((option, index) => html`
        <div class="choice" key=${String(option.value)}>
          <input type=${multiple ? "checkbox" : "radio"} name=${name} id="${name}-${index}" onChange=${() => onChange(option.value)}
            checked=${multiple ? value.includes(option.value) : option.value === value} />
          <label for="${name}-${index}">
            <${Ring} /><span>${option.label}${option.note && html`<small>${option.note}</small>`}</span>
            ${option.cat && html`<${Glyph} cat=${option.cat} />`}
          </label>
        </div>
        ${option.more && html`<div class="choice-more" key=${`more ${String(option.value)}`}>${option.more}</div>`}`)}
    </fieldset>`;
}
