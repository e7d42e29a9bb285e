// What people choose from, on the wall while nobody may see how it stands: every word of it. Once the round is closed its result
// lies ready under strips of paper, in the places it will have: they come off when it is shown (see the reveal in rows.css).
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { ColumnPages } from "./column_pages.js";

/** @param {{round: any, options?: any[], t: any, children?: any}} props options: other than those of the round */
export const OpenOptions = ({ round, options = round.options, t, children }) => (round.phase === "closed" && options.length > 1
  ? html`<${Sealed} round=${round} rows=${options.length} t=${t}>${children}<//>` : html`
  <${ColumnPages} items=${options} draw=${({ text }) => html`<span dir="auto">${text}</span>`} t=${t}>
    ${children}<${OnWall} round=${round} t=${t} /><//>`);

const STRIPS = 7; // at most; the later rows of a result come at once

const Sealed = ({ round, rows, t, children }) => html`
  <div class="open-round">
    <ol class="sealed-rows" aria-hidden="true">${Array.from({ length: Math.min(rows, STRIPS) }, (_, at) => html`
      <li key=${at}><span class="place">${at + 1}</span><span class="strip"></span></li>`)}</ol>
    <div class="open-round-foot"><div>${children}<${OnWall} round=${round} t=${t} /></div></div>
  </div>`;

/** Below what people choose from: that there is no score yet, that there is one, or that the result lies ready. */
export function OnWall({ round, t }) {
  const words = round.phase === "closed" ? "projector.sealed_ready" : round.live ? "phone.ballot_live" : "common.sealed";
  if (!["open", "closed"].includes(round.phase)) return null;
  return html`
    <p class="sealed-note"><${Icon} name=${round.phase === "open" && round.live ? "eye" : "lock"} /> ${t(words)}</p>`;
}
