// A move in a drawing. Which way is better differs by kind, so it does not judge: an empty ring is the first vote, a red one
// the second.
import { html } from "../lib/html.js";
import { Ring } from "../ui/icon.js";

export function Track({ move, scale: [low, high], label }) {
  const at = (value) => (100 * (value - low)) / (high - low);
  const [from, to] = [at(move.before), at(move.after)];
  const style = { "--from": from, "--to": to, "--low": Math.min(from, to), "--wide": Math.abs(to - from) };
  return html`
    <span class="shift-track" role="img" aria-label=${label} style=${style}>
      ${move.change !== 0 && html`<i data-to=${to > from ? "end" : "start"}></i><${Ring} />`}<${Ring} state="on" />
    </span>`;
}

// told: as in shift.js
export const Key = ({ told }) => html`
  <span class="shift-key"><span><${Ring} /> ${told.first}</span><span><${Ring} state="on" /> ${told.second}</span></span>`;
