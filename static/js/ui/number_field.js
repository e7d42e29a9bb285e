// A whole number between bounds: typed, or with minus and plus. Reports a number as soon as it is settled.
import { html, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { t } from "../lib/words.js";
import { Icon } from "./icon.js";

const SETTLES_MS = 500; // several presses of plus are one change

// onChange(number): once the person pauses. min and max may be null.
export function NumberField({ label, help, value, min, max, step = 1, onChange, disabled }) {
  const id = useMemo(() => elementId("number"), []);
  const [text, setText] = useState(null); // null: shows what is saved
  const timer = useRef(null);
  const latest = useRef(null);
  latest.current = { text, onChange, value };
  const clamp = (number) => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, number));

  function settle() {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now.text === null) return;
    const number = Number.parseInt(now.text, 10);
    setText(null);
    if (Number.isFinite(number) && clamp(number) !== now.value) now.onChange(clamp(number));
  }
  useEffect(() => settle, []);

  function put(next) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, SETTLES_MS);
  }
  const shown = text ?? String(value);
  const by = (change) => () => !disabled && put(String(clamp((Number.parseInt(shown, 10) || 0) + change)));
  const at = Number.parseInt(shown, 10);
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <span class="number-field">
        <${Step} icon="minus" label=${t("desk.less", { what: label })} blocked=${disabled || (min !== null && at <= min)}
          onClick=${by(-step)} />
        <input class="input digits" id=${id} inputmode="numeric" autocomplete="off" value=${shown} disabled=${disabled}
          aria-describedby=${help ? `${id}-help` : null} onInput=${(event) => put(event.target.value)} onBlur=${settle} />
        <${Step} icon="plus" label=${t("desk.increase", { what: label })} blocked=${disabled || (max !== null && at >= max)}
          onClick=${by(step)} />
      </span>
      ${help && html`<span class="help" id="${id}-help">${help}</span>`}
    </div>`;
}

const Step = ({ icon, label, blocked, onClick }) => html`
  <button type="button" class="step" aria-label=${label} aria-disabled=${blocked ? "true" : null}
    onClick=${blocked ? undefined : onClick}><${Icon} name=${icon} /></button>`;
