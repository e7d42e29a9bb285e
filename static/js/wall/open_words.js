// The words that people answer to, on the wall while the round is open: decisions and proposals. One or two as large as they
// fit, more in rows on pages.
import { html } from "../lib/html.js";
import { Clamped, Sized } from "./fit.js";
import { Pager, usePages } from "./pages.js";
import { evenly } from "./plan.js";

export const APART = 2; // so many have the wall to themselves; SPOKEN in count.py of consent and decide
export const ROWS = 6;

// Lines of a text in each size but the smallest, by how many texts there are.
const LINES = { 1: [1.9, 2.65, 3.8], 2: [1.4, 2.65, 3.5] };

// kicker(number): what stands above each of a few; children: below them all.
export function OpenWords({ texts, kicker, t, children }) {
  const size = evenly(texts.length, ROWS);
  const paging = usePages(texts.length, size);
  const from = paging.page * size;
  const shown = texts.slice(from, from + size);
  const few = texts.length <= APART;
  return html`
    <div class="open-round">
      <ol class="open-decisions" data-many=${few ? texts.length : "rows"}
        style=${{ "--rows": Math.max(size, 3), "--digits": String(texts.length).length }}>
        ${shown.map((text, at) => html`
          <li key=${from + at}>${few
            ? html`<p class="kicker">${kicker(at + 1)}</p><${Sized} tag="p" class="display" text=${text} lines=${LINES[texts.length]} />`
            : html`<span class="number">${from + at + 1}</span><p class="display"><${Clamped} text=${text} /></p>`}</li>`)}
      </ol>
      <div class="open-round-foot"><div>${children}</div>
        <${Pager} paging=${paging} t=${t}
          label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: texts.length })} /></div>
    </div>`;
}
