// Charts of counts. Every chart carries its figures as text; colour never speaks alone.
import { html } from "../lib/html.js";
import { named } from "./icon.js";

// value of max as a bar; cat gives it the colour and pattern of a category; label is the text for screen readers.
export const Bar = ({ value, max, cat, label }) => html`
  <div class="value-bar" data-cat=${cat} ...${named(label)}>
    <span style=${{ "--v": max ? (100 * value) / max : 0 }}></span>
  </div>`;

// A number in a part of a bar; a part that is too narrow for it stands without.
export const BarNumber = ({ count }) => html`<b class="bar-number" data-digits=${String(count).length}>${count}</b>`;

// counts: five numbers from strongly disagree to strongly agree. label: the same in words.
// Centred on neutral when `centre` is the largest half among the bars shown together (see likertHalf).
export function LikertBar({ counts, label, centre }) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const style = { gridTemplateColumns: counts.map((count) => `${count}fr`).join(" ") };
  if (centre) {
    const [against, inFavour] = halves(counts, total);
    style["--o"] = 50 - (50 * against) / centre;
    style["--w"] = (50 * (against + inFavour)) / centre;
  }
  return html`
    <div class="likert-bar" role="img" aria-label=${label} style=${style}>
      ${counts.map((count, index) => count > 0 && html`
        <span key=${index} data-d=${index + 1} style=${{ gridColumn: index + 1 }}><${BarNumber} count=${count} /></span>`)}
    </div>`;
}

// The share on each side of the middle of neutral.
function halves(counts, total) {
  const half = (a, b) => (total ? (a + b + counts[2] / 2) / total : 0);
  return [half(counts[0], counts[1]), half(counts[3], counts[4])];
}

// What `centre` must be for bars that share one zero line.
export const likertHalf = (rows) =>
  Math.max(...rows.map((counts) => Math.max(...halves(counts, counts.reduce((sum, count) => sum + count, 0)))), 0.0001);

// Dots in columns of `high`, all on one scale: `columns` is the width in dots of the largest row (see dotGrid of wall/plan.js).
export function DotRows({ count, columns, high = 3, label }) {
  const dots = Array.from({ length: count }, (_, index) => [13 + 26 * Math.floor(index / high), 12 + 24 * (index % high)]);
  return html`
    <svg class="dots" viewBox="0 0 ${26 * columns} ${24 * high}" preserveAspectRatio="xMinYMid" ...${named(label)}>
      ${dots.map(([x, y], index) => html`<circle key=${index} cx=${x} cy=${y} r="10" />`)}
    </svg>`;
}
