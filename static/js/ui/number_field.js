// A whole number between bounds: typed as people write numbers, or with minus and plus. Reports a number as soon as it is
// settled. What is out of bounds, or can mean two numbers, is not changed into one that fits: it stays, and the field asks.
import { html, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { numberAsked } from "../lib/number_asked.js";
import { lang, t } from "../lib/words.js";
import { ErrorText, describe } from "./field.js";
import { Icon } from "./icon.js";
import { WhichNumber, problemWords, written } from "./which_number.js";

const SETTLES_MS = 500; // several presses of plus are one change

// onChange(number): once the person pauses. min and max may be null.
export function NumberField({ label, help, value, min = null, max = null, step = 1, onChange, disabled }) {
  const id = useMemo(() => elementId("number"), []);
  const [text, setText] = useState(null); // null: shows what is saved
  const [left, setLeft] = useState(false); // what is wrong is told when the person leaves the field, not while typing
  const timer = useRef(null);
  const latest = useRef(null);
  latest.current = { text, onChange, value };
  const read = (typed) => numberAsked(typed, { language: lang(), lowest: min, highest: max });
  const clamp = (number) => Math.min(max ?? Infinity, Math.max(min ?? -Infinity, number));

  function settle() {
    clearTimeout(timer.current);
    const now = latest.current;
    if (now.text === null) return;
    const { value: number, problem } = read(now.text);
    if (problem) return;
    setText(null);
    if (number !== undefined && number !== now.value) now.onChange(number);
  }
  useEffect(() => settle, []);

  function put(next) {
    setText(next);
    setLeft(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, SETTLES_MS);
  }
  const leave = () => {
    setLeft(true);
    settle();
  };
  const shown = text ?? written(value);
  const asked = read(shown);
  const at = asked.value ?? value;
  const by = (change) => () => !disabled && put(written(clamp(at + change)));
  const error = left && asked.problem ? problemWords(asked) : null;
  return html`
    <div class="field" data-invalid=${error ? "" : null}>
      <label for=${id}>${label}</label>
      <span class="number-field">
        <${Step} icon="minus" label=${t("desk.less", { what: label })} blocked=${disabled || (min !== null && at <= min)}
          onClick=${by(-step)} />
        <input class="input digits" id=${id} inputmode="numeric" autocomplete="off" value=${shown} disabled=${disabled}
          aria-describedby=${describe(help && `${id}-help`, error && `${id}-error`)} aria-invalid=${error ? "true" : null}
          onInput=${(event) => put(event.target.value)} onBlur=${leave} />
        <${Step} icon="plus" label=${t("desk.increase", { what: label })} blocked=${disabled || (max !== null && at >= max)}
          onClick=${by(step)} />
      </span>
      ${error && html`<${ErrorText} id="${id}-error">${error}<//><${WhichNumber} choices=${asked.choices} onPick=${put} />`}
      ${help && html`<span class="help" id="${id}-help">${help}</span>`}
    </div>`;
}

const Step = ({ icon, label, blocked, onClick }) => html`
  <button type="button" class="step" aria-label=${label} aria-disabled=${blocked ? "true" : null}
    onClick=${blocked ? undefined : onClick}><${Icon} name=${icon} /></button>`;
