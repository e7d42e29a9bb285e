// What explains an option on a phone. The ideas of a cluster, one on a line, fold away behind their number, so that the
// options themselves stay in view.
import { html } from "../lib/html.js";

const linesOf = (text) => (text ?? "").split("\n").filter(Boolean);

// Whether a note is more than a line.
export const isList = (text) => linesOf(text).length > 1;

// text: the note of an option, or ""; name: the class of a note of one line.
export function OptionNote({ text, name = "lede", t }) {
  const lines = linesOf(text);
  if (lines.length < 2) return text ? html`<p class=${name}>${text}</p>` : null;
  return html`
    <details class="option-note"><summary>${t("common.ideas", { n: lines.length })}</summary>
      <ul class="rules">${lines.map((line, index) => html`<li key=${index}>${line}</li>`)}</ul></details>`;
}
