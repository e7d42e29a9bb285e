// A segmented choice between a few words, and an on/off switch.
import { html } from "../lib/html.js";

// options: [{value, label, icon?}]
export const Seg = ({ options, value, onChange, label, disabled }) => html`
  <span class="segments" role="group" aria-label=${label}>
    ${options.map((option) => html`
      <button key=${String(option.value)} type="button" aria-pressed=${String(option.value === value)} disabled=${disabled}
        onClick=${() => onChange(option.value)}>${option.label}</button>`)}
  </span>`;

export const Switch = ({ label, checked, onChange, disabled }) => html`
  <label class="switch">
    <input type="checkbox" role="switch" checked=${checked} disabled=${disabled} onChange=${(event) => onChange(event.target.checked)} />
    <span>${label}</span><i></i>
  </label>`;
