// Fields: a visible label, help under it, and an error that says what is wrong with icon, text and a thick edge.
import { html, useMemo, useRef } from "../lib/html.js";
import { firstOf, lengthOf } from "../lib/characters.js";
import { elementId } from "../lib/ids.js";
import { t } from "../lib/words.js";
import { Icon } from "./icon.js";

// The ids of what describes a field, as the attribute wants them.
export const describe = (...ids) => ids.filter(Boolean).join(" ") || null;

export const ErrorText = ({ id, children }) => html`
  <p class="error" id=${id}><${Icon} name="triangle-alert" /> <span>${children}</span></p>`;

// The frame around any control. children: a function ({id, describedby, invalid}) => control.
export function Field({ label, hidden, help, error, children }) {
  const id = useMemo(() => elementId("field"), []);
  const helpId = help ? `${id}-help` : null;
  const errorId = error ? `${id}-error` : null;
  return html`
    <div class="field" data-invalid=${error ? "" : null}>
      <label for=${id} class=${hidden ? "visually-hidden" : undefined}>${label}</label>
      ${children({ id, describedby: describe(helpId, errorId), invalid: Boolean(error) })}
      ${help && html`<span class="help" id=${helpId}>${help}</span>`}
      ${error && html`<${ErrorText} id=${errorId}>${error}<//>`}
    </div>`;
}

// One line. onInput(text). most: characters as people count them, which a field's own maxlength does not. Other attributes
// (type, inputmode, autocomplete, list…) go to the input.
export const TextField = ({ label, hidden, help, error, value, most, onInput, ...rest }) => html`
  <${Field} label=${label} hidden=${hidden} help=${help} error=${error}>
    ${({ id, describedby, invalid }) => html`
      <input class="input" dir="auto" ...${rest} id=${id} value=${value} aria-describedby=${describedby}
        aria-invalid=${invalid ? "true" : null} onInput=${(event) => onInput(fitting(event, most))} />`}
  <//>`;

/** What stands in the field of an input event, cut to at most so many characters. @param {any} event @param {number | null} [most] */
export function fitting({ target, isComposing }, most) {
  const fits = most && !isComposing ? firstOf(target.value, Number(most)) : target.value;
  if (fits !== target.value) target.value = fits;
  return fits;
}

// Several lines with a counter. max in characters as people count them. The counter is not a live region; near the end
// it is part of the description. onSend: Ctrl+Enter or Cmd+Enter. fieldRef: a ref to the textarea, for putting focus back.
export function TextArea({ label, hidden, help, error, value, max, onInput, onSend, fieldRef, ...rest }) {
  const own = useRef(null);
  const countId = useMemo(() => elementId("count"), []);
  const length = lengthOf(value);
  const keys = (event) => {
    if (onSend && event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSend(event);
  };
  return html`
    <${Field} label=${label} hidden=${hidden} error=${error ?? (max && length > max ? t("phone.too_long", { n: length - max }) : null)}>
      ${({ id, describedby, invalid }) => html`
        <textarea class="input" dir="auto" ...${rest} id=${id} ref=${fieldRef ?? own} value=${value}
          aria-describedby=${describe(describedby, countId)} aria-invalid=${invalid ? "true" : null}
          onInput=${(event) => onInput(event.target.value)} onKeyDown=${keys} />
        <span class="across between help" id=${countId}>
          <span>${help}</span>
          ${max && html`<span class="digits nowrap"><span class="visually-hidden">${t("phone.characters")} </span>
            ${length} / ${max}</span>`}
        </span>`}
    <//>`;
}
