// A slider that begins without an answer: the knob stands in the middle, hollow, until somebody touches it. For the mood of
// the room and for scales with many steps. A tap on the knob where it stands is an answer too.
import { html, useMemo } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { Icon } from "./icon.js";

// label: words above it, or labelledby: the id of what names it; value: null or undefined without an answer; told(value): a
// value as it is shown, spoken(value): as it is said; untouched: words for no answer; ends: [what stands at the low end, at
// the high end]; by: {less, more}, the words of the buttons that go one step, or nothing.
export function Slider({ label, labelledby, low, high, step = 1, value, told = String, spoken = told, untouched, ends, by, onChange }) {
  const id = useMemo(() => elementId("slider"), []);
  const open = value === null || value === undefined;
  const middle = low + step * Math.round((high - low) / step / 2);
  const at = open ? middle : value;
  const put = (event) => onChange(Number(event.target.value));
  const answers = (event) => open && put(event);
  const key = (event) => (event.key === "Enter" || event.key === " ") && answers(event);
  const move = (change) => () => onChange(open ? middle : Math.min(high, Math.max(low, value + change)));
  const shown = html`<b class="digits" data-words=${!open && told(value).length > 6 ? "" : null} aria-hidden="true">
    ${open ? untouched : told(value)}</b>`;
  return html`
    <div class="slider" data-untouched=${open ? "" : null}>
      ${label && html`<label for=${id}>${label}</label>`}
      <div class="slider-value">
        ${by && html`<${Step} icon="minus" label=${by.less} blocked=${at <= low && !open} onClick=${move(-step)} />`}
        ${shown}${by && html`<${Step} icon="plus" label=${by.more} blocked=${at >= high && !open} onClick=${move(step)} />`}</div>
      <input type="range" id=${id} min=${low} max=${high} step=${step} value=${at} aria-labelledby=${labelledby}
        aria-describedby="${id}-ends"
        aria-valuetext=${open ? untouched : spoken(value)} onInput=${put} onPointerUp=${answers} onKeyDown=${key} />
      <p class="ends" id="${id}-ends"><span>${ends[0]}</span><span>${ends[1]}</span></p>
    </div>`;
}

const Step = ({ icon, label, blocked, onClick }) => html`
  <button type="button" class="step" aria-label=${label} aria-disabled=${blocked ? "true" : null}
    onClick=${blocked ? undefined : onClick}><${Icon} name=${icon} /></button>`;
