// Dots on one option: minus, the dots, plus. And the row of dots someone still has.
import { html } from "../lib/html.js";
import { Icon, Ring } from "./icon.js";

// words: {group, less, more, none}, already translated; group names the option and how many dots it has. by: how many at a
// time; full and empty: no more, no fewer; numbers: always a number. A count below zero is dots taken away.
// Full is not disabled but blocked, so that a keyboard user keeps the focus where it was.
export function Stepper({ count, onChange, by = 1, full, empty = count === 0, numbers, words, disabled }) {
  const step = (change, blocked) => () => (blocked || disabled ? null : onChange(count + change));
  return html`
    <span class="stepper" role="group" aria-label=${words.group}>
      <${Step} icon="minus" label=${words.less} blocked=${disabled || empty} onClick=${step(-by, empty)} />
      <span class="dots" aria-hidden="true">
        ${dots(count, words.none, numbers)}
      </span>
      <${Step} icon="plus" label=${words.more} blocked=${disabled || full} onClick=${step(by, full)} />
    </span>`;
}

const DRAWN = 6; // more dots than this are a ring and a number

function dots(count, none, numbers) {
  if (!count) return html`<span class="muted no-dots">${none}</span>`;
  if (count < 0) return html`<${Ring} state="against" /><b>−${-count}</b>`;
  if (count > DRAWN || numbers) return html`<${Ring} state="on" /><b>${count}</b>`;
  return Array.from({ length: count }, (_, index) => html`<${Ring} key=${index} state="on" />`);
}

const Step = ({ icon, label, blocked, onClick }) => html`
  <button type="button" class="step" aria-label=${label} aria-disabled=${blocked ? "true" : null} onClick=${onClick}>
    <${Icon} name=${icon} /></button>`;

// "●●●○○ Nog 2 van de 5". children: the words.
export const DotsLeft = ({ used, total, children }) => html`
  <p class="left">
    <span class="dots" aria-hidden="true">
      ${Array.from({ length: total }, (_, index) => html`<${Ring} key=${index} state=${index < used ? "on" : undefined} />`)}
    </span>
    <span>${children}</span>
  </p>`;
