// Votes for options, on the wall and on the phone: red dots while there is room, else bars; twelve rows and a count of the
// rest. What goes on has the marker, and says so in words.
import { html } from "../../lib/html.js";
import { Bar, DotRows, dotColumns } from "../../parts/bars.js";
import { Legend, Spread } from "./roles.js";

const DRAWN_DOTS = 90; // more votes than this on one option are a bar
const ROWS_AT_MOST = 12;
const TALL_ROWS = 7;
const TWO_LINES = 9;
const WIDE = 999;

const more = (rows, shown, t) => rows.length > shown.length && html`<p class="b-more">${t("common.and_more", { n: rows.length - shown.length })}</p>`;

// rows: [{key, place, text, small?, votes, shown?, top?, line?, shares?}]. line: see lineUnder; shares: {role key: percent of that role}; shown: what
// stands in the last column instead of the votes. told: the line above; total and perRole: heads; children: below the rows.
export function VoteWall({ rows, told, total, perRole, roles, t, children }) {
  const shown = rows.slice(0, ROWS_AT_MOST);
  const size = shown.length <= TALL_ROWS ? "tall" : shown.length <= TWO_LINES ? "mid" : "low";
  const deep = size === "tall" ? 3 : 2;
  const most = Math.max(0, ...shown.map((row) => row.votes));
  const columns = dotColumns([most], deep, size === "tall" ? 12 : 18);
  const wide = most > WIDE || shown.some((row) => row.shown);
  return html`
    <div class="vote-main">
      ${roles.length > 0 && html`<div class="b-told b-end"><${Legend} roles=${roles} /></div>`}
      <ol class="votes" data-size=${size} data-roles=${roles.length ? "" : null} data-wide=${wide ? "" : null} style=${{ "--rows": Math.max(shown.length, 3) }}>
        <li class="h"><span class="told">${told}</span><span class="tt">${total}</span>
          ${roles.length > 0 && html`<span class="spread-h"><span>0%</span><span>${perRole}</span><span>100%</span></span>`}</li>
        ${shown.map((row) => html`
          <li key=${row.key} data-top=${row.top ? "" : null} data-line=${row.line ?? null}>
            <span class="rk">${row.place}</span>
            <span class="nm"><span>${row.text}</span>${row.small && html`<small>${row.small}</small>`}</span>
            <span class="v-bar">${most > DRAWN_DOTS ? html`<${Bar} value=${row.votes} max=${most} />` : html`<${DotRows} count=${row.votes} columns=${columns} high=${deep} />`}</span>
            <span class="tt">${row.shown ?? row.votes}</span>
            ${roles.length > 0 && html`<${Spread} roles=${roles} values=${row.shares} low=${0} high=${100} label=${sharesInWords(row, roles, perRole)} />`}
          </li>`)}
      </ol>
      <div>${more(rows, shown, t)}${children}</div>
    </div>`;
}

const sharesInWords = (row, roles, perRole) => `${perRole}: ${roles.map((role) => `${role.label} ${Math.round(row.shares[role.key] ?? 0)}%`).join(", ")}`;

// The same rows on a phone; `small` stands under the text.
export function VoteList({ rows, t }) {
  const shown = rows.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, ...rows.map((row) => row.votes));
  return html`
    <ol class="rules b-rank">
      ${shown.map((row) => html`
        <li key=${row.key} data-line=${row.line ?? null}><b>${row.place}</b><span>${row.text}${row.small && html`<small>${row.small}</small>`}</span><b>${row.votes}</b>
          <${Bar} value=${row.votes} max=${most} /></li>`)}
    </ol>
    ${more(rows, shown, t)}`;
}
