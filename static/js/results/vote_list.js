// Votes for options on a phone: twelve rows with a bar, and a count of the rest.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Bar } from "../ui/bars.js";

export const ROWS_AT_MOST = 12;

// rest: how many rows there are that this phone did not get.
export const more = (rows, shown, t, rest = 0) => rows.length + rest > shown.length
  && html`<p class="and-more">${t("common.and_more", { n: rows.length + rest - shown.length })}</p>`;

// The same rows on a phone; `small` stands under the text.
export function VoteList({ rows, rest, t, lang }) {
  const shown = rows.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, ...rows.map((row) => row.votes));
  return html`
    <ol class="rules result-list">
      ${shown.map((row) => html`
        <li key=${row.key} data-line=${row.line ?? null}><b>${row.place}</b>
          <span>${row.text}${row.small && html`<small>${row.small}</small>`}</span><b>${number(lang, row.votes)}</b>
          <${Bar} value=${row.votes} max=${most} /></li>`)}
    </ol>
    ${more(rows, shown, t, rest)}`;
}
