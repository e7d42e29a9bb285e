// Statements on the wall, as rows that are not all equally high: how many fit on a page, the question above them and the role
// before a bar. For statements and rate. Heights are estimates in rem and a little too high, so that nothing is cut off.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { RoleMark } from "../results/roles.js";

const SHEET = 57; // below the head
const TITLE = { em: 33, line: 2.75 }; // beside the count, in at most two lines
const ASKED = 11; // the question above the round while it is open
const AROUND = 7; // ties, and what a second vote moved
const TOLD = { width: 110, em: 1.75, mark: 4.2, line: 2.9 };
const PAGER = 5;
const ROW_GAP = 0.6;
const MOST = 6; // rows on a page
const FEW = 3; // rows that may have larger words
const STEP = 0.5;

// The words of a statement, and the bars of roles beside them.
const TEXT = 41.8; // the width of its column

const WORDS = { rem: 1.75, line: 2.05 };
const LARGE = { rem: 2.25, line: 2.65 };
const AIR = 0.5; // around words
const BAR = { alone: 3.4, some: 2.7, many: 2.05 };
const LARGE_BAR = 3.6;
const MANY_BARS = 4;
const LETTERS = [
  [/[\sijlI.,:;'‘’!|()]/, 0.28],
  [/[frt-]/, 0.37],
  [/[cksvxyz]/, 0.51],
  [/[mMW%]/, 0.87],
  [/[A-Zw]/, 0.67],
  [/./su, 0.57],
]; // em

// The width of a text in em.
export const wide = (text) => [...text].reduce((sum, sign) => sum + LETTERS.find(([kind]) => kind.test(sign))[1], 0);

// How many lines a text takes on lines of so many em; words stay whole when they can.
export function linesOf(text, em) {
  let lines = 1;
  let filled = 0;
  for (const word of text.trim().split(/\s+/)) {
    const long = wide(word);
    const after = filled ? filled + LETTERS[0][1] + long : long;
    if (after <= em) filled = after;
    else {
      const more = Math.max(1, Math.ceil(long / em));
      lines += filled ? more : more - 1;
      filled = long - em * (more - 1);
    }
  }
  return lines;
}

const barsHigh = (bars, large) =>
  large ? Math.max(5, bars * LARGE_BAR) : bars === 1 ? BAR.alone : bars * (bars >= MANY_BARS ? BAR.many : BAR.some);

// What rows have to share. asked: the question is not theirs to draw; key: the width of what stands before the roles.
export function roomFor({ round, question, asked, roles, key, below = 0 }) {
  const title = asked ? ASKED : Math.min(2, linesOf(question, TITLE.em)) * TITLE.line;
  const width = key + roles.reduce((sum, { label }) => sum + wide(label) * TOLD.em + TOLD.mark, 0);
  const around = round.shift || (round.result && round.ties?.length) ? AROUND : 0;
  return SHEET - title - around - below - Math.ceil(width / TOLD.width) * TOLD.line;
}

// items -> [{items, from, few}]: as few pages as there can be, about equally full. few: larger words fit, on every page.
// costs(item) -> {text, column, under, bars, beside}: the statement and the width of its column, the height of what stands
// under it, how many bars, and the height of what stands at the end; more: there are other pages as well.
export function pagesOf(items, room, costs, more = false) {
  const high = (large) => (item) => {
    const { text, column = TEXT, under = 0, bars, beside } = costs(item);
    const { rem, line } = large ? LARGE : WORDS;
    return Math.max(linesOf(text, column / rem) * line + under + AIR, barsHigh(bars, large), beside) + ROW_GAP;
  };
  const small = high(false);
  const all = items.reduce((sum, item) => sum + small(item), 0);
  const alone = !more && items.length <= MOST && all <= room;
  const whole = alone ? [items] : evenPages(items, small, room - PAGER);
  const large = (part) => part.reduce((sum, item) => sum + high(true)(item), 0);
  const few = whole.every((part) => part.length <= FEW && large(part) <= room - (alone ? 0 : PAGER));
  let from = 0;
  return whole.map((part) => {
    const page = { items: part, from, few };
    from += part.length;
    return page;
  });
}

// In as few pages as there can be, about equally full, in their order. cost(item): its height.
export function evenPages(items, cost, room, most = MOST) {
  let pages = filled(items, cost, room, most);
  for (let less = room - STEP; pages.length > 1 && less > 0; less -= STEP) {
    const closer = filled(items, cost, less, most);
    if (closer.length > pages.length) break;
    pages = closer;
  }
  return pages;
}

function filled(items, cost, room, most) {
  const pages = [[]];
  let left = room;
  for (const item of items) {
    const high = cost(item);
    if (pages.at(-1).length && (high > left || pages.at(-1).length === most)) {
      pages.push([]);
      left = room;
    }
    pages.at(-1).push(item);
    left -= high;
  }
  return pages;
}

// The question, small, and how many answered it. Without a question the statement below is the heading.
export const Title = ({ question, ballots, t, lang }) => html`
  <div class="small-title">
    ${question ? html`<h1>${question}</h1>` : html`<span></span>`}<p>
      <b>${number(lang, ballots)}</b> ${t("rate.took_part", { n: ballots })}</p></div>`;

// Before a bar that has room for the name of its role.
export const Who = ({ role }) => html`
  <span class="bar-role">${role && html`<${RoleMark} role=${role} /><span>${role.label}</span>`}</span>`;

// The width in rem of the names of roles before their bars.
export const whoWidth = (roles) => Math.min(34, 4.6 + 2.25 * Math.max(0, ...roles.map(({ label }) => wide(label))));
