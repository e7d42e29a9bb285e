// A segmented choice between a few words, and an on/off switch.
import { html, useEffect, useRef, useState } from "../lib/html.js";

// options: [{value, label, icon?}]
export const Seg = ({ options, value, onChange, label, disabled }) => html`
  <span class="segments" role="group" aria-label=${label}>
    ${options.map((option) => html`
      <button key=${String(option.value)} type="button" aria-pressed=${String(option.value === value)} disabled=${disabled}
        onClick=${() => onChange(option.value)}>${option.label}</button>`)}
  </span>`;

const NEWS_MS = 1_000; // what was done is in the view well before that

// onChange(checked) may give a promise of the server's acknowledgement, or of whether it is saved: what was pressed stands until the
// view has it, or until it turns out that it did not happen.
export function Switch({ label, checked, onChange, disabled }) {
  const [pressed, setPressed] = useState(null);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (pressed === checked) setPressed(null);
  }, [pressed, checked]);
  async function press(wanted) {
    clearTimeout(timer.current);
    setPressed(wanted);
    const ack = await onChange(wanted);
    if (ack !== true && !ack?.ok) setPressed(null);
    else timer.current = window.setTimeout(() => setPressed(null), NEWS_MS);
  }
  return html`
    <label class="switch">
      <input type="checkbox" role="switch" checked=${pressed ?? checked} disabled=${disabled}
        onChange=${(event) => press(event.target.checked)} />
      <span>${label}</span><i></i>
    </label>`;
}
