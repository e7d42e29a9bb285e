// Votes for options on the wall: red dots while there is room, else bars; twelve rows and a count of the rest. What goes on
// has the marker, and says so in words.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Bar, dotColumns, DotRows } from "../ui/bars.js";
import { Legend, Spread } from "../results/roles.js";
import { more, ROWS_AT_MOST } from "../results/vote_list.js";

export const DRAWN_DOTS = 90; // more votes than this on one option are a bar
const FEW_ROWS = 3; // so few options have room for a whole sentence and dots that stand high
const TALL_ROWS = 7; // up to here rows are tall, up to the next number they hold two lines
const TWO_LINES = 9;

// What a list of so many rows looks like. -> attributes of the list, how many dots stand above each other, how many columns
// of dots a row has at least. figures: the totals as they are written; most: dots in the longest row.
export function rowsLook(length, roles, figures, most = 0) {
  const size = length <= TALL_ROWS ? "tall" : length <= TWO_LINES ? "mid" : "low";
  const few = length <= FEW_ROWS;
  const style = { "--rows": Math.max(length, few ? 2 : 0), "--figure": Math.max(0, ...figures.map(emWide)) };
  const list = { "data-size": size, "data-few": few ? "" : null, "data-roles": roles.length ? "" : null, style };
  return { list, deep: few ? Math.min(5, Math.ceil(most / 12) || 1) : size === "tall" ? 3 : 2, least: size === "tall" ? 12 : 18 };
}

// About how wide a bold figure is, in em.
const emWide = (figure) => [...figure].reduce((sum, sign) => sum + (/[.,\s]/.test(sign) ? 0.32 : 0.7), 0);

// rows: [{key, place, text, small?, votes, top?, line?, shares?}]. line: see lineUnder; shares: {role key: percent of that
// role}. told: the line above; total and perRole: heads; children: below the rows.
export function VoteWall({ rows, told, total, perRole, roles, t, lang, children }) {
  const shown = rows.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, ...shown.map((row) => row.votes));
  const look = rowsLook(shown.length, roles, shown.map((row) => number(lang, row.votes)), most);
  const columns = dotColumns([most], look.deep, look.least);
  return html`
    <div class="vote-main">
      ${roles.length > 0 && html`<div class="above-list at-the-end"><${Legend} roles=${roles} /></div>`}
      <ol class="votes" ...${look.list}>
        <li class="list-head"><span class="summary">${told}</span><span class="total">${total}</span>
          ${roles.length > 0 && html`<span class="spread-head"><span>0%</span><span>${perRole}</span><span>100%</span></span>`}</li>
        ${shown.map((row) => html`
          <li key=${row.key} data-top=${row.top ? "" : null} data-line=${row.line ?? null}>
            <span class="place">${row.place}</span>
            <span class="option-name"><span>${row.text}</span>${row.small && html`<small>${row.small}</small>`}</span>
            <span class="votes-bar">${most > DRAWN_DOTS ? html`<${Bar} value=${row.votes} max=${most} />`
              : html`<${DotRows} count=${row.votes} columns=${columns} high=${look.deep} />`}</span>
            <span class="total">${number(lang, row.votes)}</span>
            ${roles.length > 0 && html`
              <${Spread} roles=${roles} values=${row.shares} low=${0} high=${100} label=${sharesInWords(row, roles, perRole)} />`}
          </li>`)}
      </ol>
      <div>${more(rows, shown, t)}${children}</div>
    </div>`;
}

const sharesInWords = (row, roles, perRole) =>
  `${perRole}: ${roles.map((role) => `${role.label} ${Math.round(row.shares[role.key] ?? 0)}%`).join(", ")}`;
