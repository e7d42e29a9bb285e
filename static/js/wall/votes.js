// Votes for options on the wall: red dots while there is room, else bars, and the roles on one scale. What goes on has the
// marker, and a band below it that says so.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Spread } from "../results/roles.js";
import { Bar, DotRows } from "../ui/bars.js";
import { OptionRows } from "./option_rows.js";
import { dotGrid } from "./plan.js";

const LEAST_DOT = 0.6; // rem: smaller dots are a bar
const MARKS = { alone: 32, roles: 20 }; // rem, beside the words
const SPREAD = { wide: 24, narrow: 20 };
const TOTAL = 6.5;
const DIGIT = 0.62; // em, of a total

/** The columns after the words: marks, the total (as wide in every row), and the roles when they are told apart. */
export const voteColumns = (roles, longest) => (narrow) =>
  [...(narrow ? [] : [`${roles ? MARKS.roles : MARKS.alone}rem`]), `max(${TOTAL}rem,${DIGIT * longest}*var(--total))`,
    ...(roles ? [`${narrow ? SPREAD.narrow : SPREAD.wide}rem`] : [])].join(" ");

/** The words above those columns. low and high: the ends of the scale of the roles. */
export const voteHeads = ({ total, perRole, roles, low = "0%", high = "100%" }) => (narrow) => [
  !narrow && html`<span></span>`,
  html`<span class="total-head">${total}</span>`,
  roles && html`<span class="spread-head"><span>${low}</span><span>${perRole}</span><span>${high}</span></span>`,
];

/** So many votes as dots or as a bar; `most` is the longest of all rows. */
export function Marks({ votes, most, roles, space }) {
  if (space.narrow) return null;
  if (!space.drawn) return html`<span class="marks"></span>`;
  const { high, columns, size } = dotGrid(most, roles ? MARKS.roles : MARKS.alone, space.high);
  return html`<span class="marks">${size < LEAST_DOT ? html`<${Bar} value=${votes} max=${most} />`
    : html`<${DotRows} count=${votes} columns=${columns} high=${high} />`}</span>`;
}

/** On a narrow wall: the same as a bar under the words. */
export const Under = ({ votes, most, space }) =>
  space.narrow && html`<span class="marks-under">${space.drawn && html`<${Bar} value=${votes} max=${most} />`}</span>`;

// rows: [{key, place, text, small?, votes, top?, shares?}]; shares: {role key: percent of that role}. asked: above the words;
// total and perRole: heads; children: below the rows.
export function VoteRows({ rows, asked, total, perRole, roles, cut, t, lang, children }) {
  const most = Math.max(0, ...rows.map((row) => row.votes));
  const withRoles = roles.length > 0;
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify([rows, cut, lang, roles])} asked=${asked} cut=${cut} t=${t}
      columns=${voteColumns(withRoles, longestOf(rows.map((row) => number(lang, row.votes))))}
      heads=${voteHeads({ total, perRole, roles: withRoles })}
      under=${(row, space) => html`<${Under} votes=${row.votes} most=${most} space=${space} />`}
      cells=${(row, space) => [
        html`<${Marks} votes=${row.votes} most=${most} roles=${withRoles} space=${space} />`,
        html`<span class="total">${number(lang, row.votes)}</span>`,
        withRoles && (space.drawn ? html`
          <${Spread} roles=${roles} values=${row.shares} low=${0} high=${100} label=${sharesInWords(row, roles, perRole)} />`
          : html`<span class="spread"></span>`),
      ]}>${children}<//>`;
}

/** Characters of the longest total. @param {string[]} totals */
export const longestOf = (totals) => Math.max(0, ...totals.map(({ length }) => length));

const sharesInWords = (row, roles, perRole) =>
  `${perRole}: ${roles.map((role) => `${role.label} ${Math.round(row.shares[role.key] ?? 0)}%`).join(", ")}`;
