// The words that people answer to, on the wall while the round is open: decisions and proposals. One or two as large as both
// fit, in the same size; more in columns.
import { html } from "../lib/html.js";
import { Sized } from "./fit.js";
import { OpenOptions } from "./open_options.js";

export const APART = 2; // so many have the wall to themselves; SPOKEN in count.py of consent and decide

// Lines of a text in each size but the smallest, by how many texts there are.
const LINES = { 1: [1.9, 2.65, 3.8, 6], 2: [1.4, 2.65, 3.5, 5] };

// kicker(number): what stands above each of a few; children: below them all.
export function OpenWords({ round, texts, kicker, t, children }) {
  if (texts.length > APART) return html`
    <${OpenOptions} round=${{ ...round, phase: "words" }} options=${texts.map((text, at) => ({ id: at, text }))} t=${t}>${children}<//>`;
  return html`
    <div class="open-round">
      <ol class="open-decisions" data-many=${texts.length}>
        ${texts.map((text, at) => html`
          <li key=${at}><p class="kicker">${kicker(at + 1)}</p>
            <${Sized} tag="p" class="display" text=${text} among=${texts} lines=${LINES[texts.length]} /></li>`)}
      </ol>
      <div class="open-round-foot"><div>${children}</div></div>
    </div>`;
}
