// What was made of a list that came from elsewhere: the lines as they will stand there, and everything that was done to it or is
// wrong with it, with the number of the line. Of many of the same a few are told.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Icon } from "./icon.js";

const TOLD = 5; // of one sort
const SHOWN = 8;

const readable = ({ key, words }) => t(key, Object.fromEntries(
  Object.entries(words).map(([name, word]) => [name, name === "text" ? shortened(String(word)) : word])));
const shortened = (text) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);

/** @param {{items: {text: string, line: number}[], notes: import("../lib/pasted/list.js").Note[]}} read */
export function Pasted({ items, notes }) {
  if (!notes.length) return null;
  const sorts = grouped(notes);
  return html`
    <div class="pasted" role="status">
      <ul class="todo">${[...sorts.values()].flatMap((same) => [
        ...same.slice(0, TOLD).map((note) => html`
          <li key=${note.key + (note.words.line ?? note.words.column ?? "")}>
            <${Icon} name="triangle-alert" /> <span>${readable(note)}</span></li>`),
        same.length > TOLD && html`<li key=${same[0].key} class="muted">${t("common.and_more", { n: same.length - TOLD })}</li>`,
      ])}</ul>
      <details class="preview"><summary>${t("paste.preview", { n: items.length })}</summary>
        <ol>${items.slice(0, SHOWN).map(({ text, line }) => html`<li key=${line}>${text}</li>`)}</ol>
        ${items.length > SHOWN && html`<p class="muted">${t("common.and_more", { n: items.length - SHOWN })}</p>`}
      </details>
    </div>`;
}

function grouped(notes) {
  const sorts = new Map();
  for (const note of notes) sorts.set(note.key, [...(sorts.get(note.key) ?? []), note]);
  return sorts;
}

/** For a field of one line that takes one thing: several lines that are pasted into it are as many things. */
export const onPasteOf = (take) => (event) => {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!/[\n\t]/.test(text.trim())) return;
  event.preventDefault();
  take(text);
};
