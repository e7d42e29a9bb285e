// Votes for options on the wall: red dots while there is room, else bars; twelve rows and a count of the rest. What goes on
// has the marker, and says so in words.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Bar, dotColumns, DotRows } from "../ui/bars.js";
import { Legend, Spread } from "../results/roles.js";
import { more, ROWS_AT_MOST } from "../results/vote_list.js";
import { allAreWhole, Clamped, useFirstThatFits } from "./fit.js";

export const DRAWN_DOTS = 90; // more votes than this on one option are a bar
const FEW_ROWS = 3; // so few options have room for a whole sentence and dots that stand high
const TALL_ROWS = 7; // up to here rows are tall, up to the next number they hold two lines
const TWO_LINES = 9;
const NAMES = { tall: ["large", "medium", "small"], mid: ["small"], low: ["small"] };

// What a list of so many rows looks like. -> attributes of a VoteList, how many dots stand above each other, how many columns
// of dots a row has at least. most: dots in the longest row.
export function rowsLook(length, roles, most = 0) {
  const size = length <= TALL_ROWS ? "tall" : length <= TWO_LINES ? "mid" : "low";
  const few = length <= FEW_ROWS;
  const style = { "--rows": Math.max(length, few ? 2 : 0) };
  const list = { "data-size": size, "data-few": few ? "" : null, "data-roles": roles.length ? "" : null, style };
  return { list, deep: few ? Math.min(5, Math.ceil(most / 12) || 1) : size === "tall" ? 3 : 2, least: size === "tall" ? 12 : 18 };
}

// look: of rowsLook; children: a function that draws the rows, again in each size that is tried. The names of options are as
// large as all of them may be.
export function VoteList({ look, content, children: draw }) {
  const [list, names] = useFirstThatFits(NAMES[look.list["data-size"]], content, allAreWhole);
  return html`<ol class="votes" ref=${list} data-names=${names} ...${look.list}>${draw()}</ol>`;
}

// small: what stands under the name.
export const OptionName = ({ text, small }) => html`
  <span class="option-name"><${Clamped} text=${text} />${small && html`<small>${small}</small>`}</span>`;

// rows: [{key, place, text, small?, votes, top?, line?, shares?}]. line: see lineUnder; shares: {role key: percent of that
// role}. summary: the line above; total and perRole: heads; children: below the rows.
export function VoteWall({ rows, summary, total, perRole, roles, t, lang, children }) {
  const shown = rows.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, ...shown.map((row) => row.votes));
  const look = rowsLook(shown.length, roles, most);
  const columns = dotColumns([most], look.deep, look.least);
  return html`
    <div class="vote-main">
      ${roles.length > 0 && html`<div class="above-list at-the-end"><${Legend} roles=${roles} /></div>`}
      <${VoteList} look=${look} content=${JSON.stringify([shown, lang])}>${() => html`
        <li class="list-head"><span class="summary">${summary}</span><span class="total">${total}</span>
          ${roles.length > 0 && html`<span class="spread-head"><span>0%</span><span>${perRole}</span><span>100%</span></span>`}</li>
        ${shown.map((row) => html`
          <li key=${row.key} data-top=${row.top ? "" : null} data-line=${row.line ?? null}>
            <span class="place">${row.place}</span>
            <${OptionName} text=${row.text} small=${row.small} />
            <span class="votes-bar">${most > DRAWN_DOTS ? html`<${Bar} value=${row.votes} max=${most} />`
              : html`<${DotRows} count=${row.votes} columns=${columns} high=${look.deep} />`}</span>
            <span class="total">${number(lang, row.votes)}</span>
            ${roles.length > 0 && html`
              <${Spread} roles=${roles} values=${row.shares} low=${0} high=${100} label=${sharesInWords(row, roles, perRole)} />`}
          </li>`)}`}
      <//>
      <div>${more(rows, shown, t)}${children}</div>
    </div>`;
}

const sharesInWords = (row, roles, perRole) =>
  `${perRole}: ${roles.map((role) => `${role.label} ${Math.round(row.shares[role.key] ?? 0)}%`).join(", ")}`;
