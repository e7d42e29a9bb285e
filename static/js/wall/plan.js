// What is drawn of more than may fit on the wall, from measures that fit.js takes: which of several ways, how many rows, how
// many pages. Pure. Lengths are in rem, which grows with the wall.

const CLOSER = 0.5; // rem: pages are made equally full in steps of this

/**
 * Which of several ways to draw something is the first that fits. They are ordered from the best to the last resort, and when
 * one fits, all after it do. `low` to `high` is what is not ruled out; `at` is drawn next; the last one is never tried.
 * @typedef {{low: number, high: number, at: number}} Search
 */

const FEW_WAYS = 5; // so few are tried in order: the best one usually fits

/** @param {number} ways @returns {Search} */
export const searchOf = (ways) => ({ low: 0, high: ways - 1, at: 0 });

/** @param {Search} search @param {boolean} fits what `at` does @returns {Search} */
export function narrowed({ low, high, at }, fits) {
  const next = fits ? { low, high: at } : { low: at + 1, high };
  return { ...next, at: next.high - next.low < FEW_WAYS ? next.low : Math.floor((next.low + next.high) / 2) };
}

/** @param {Search} search */
export const isDecided = ({ low, high }) => low >= high;

/**
 * Items of these heights in as few pages as there can be, about equally full, in their order.
 * @param {number[]} heights
 * @param {number} room the height of a page
 * @param {object} [options]
 * @param {number} [options.most] items on a page
 * @param {number} [options.pages] so many pages may be used, even when fewer are enough
 * @returns {{from: number, to: number}[]} from the first item of a page up to the first of the next
 */
export function pagesOf(heights, room, { most = Infinity, pages: wanted = 1 } = {}) {
  let pages = filled(heights, room, most);
  const count = Math.max(pages.length, wanted);
  for (let less = room - CLOSER; count > 1 && less > 0; less -= CLOSER) {
    const closer = filled(heights, less, most);
    if (closer.length > count) break;
    pages = closer;
  }
  return pages;
}

// What is higher than a page has one to itself.
function filled(heights, room, most) {
  const pages = [{ from: 0, to: 0 }];
  let left = room;
  for (const [at, height] of heights.entries()) {
    const page = pages.at(-1);
    if (page.to > page.from && (height > left || page.to - page.from === most)) {
      pages.push({ from: at, to: at });
      left = room;
    }
    pages.at(-1).to = at + 1;
    left -= height;
  }
  return pages;
}

/**
 * Rows of unequal height on pages: in large words when those fit on every page, else in small ones; when one of these is higher
 * than a page, each with its text above its marks.
 * @param {{small: number[], large: number[], stacked?: number[]}} heights of every row in all of them
 * @param {object} room
 * @param {number} room.alone the height there is when one page is enough
 * @param {number} room.paged the height of each of several pages
 * @param {number} room.most rows on a page
 * @param {number} room.few rows of a page that may have large words
 * @param {boolean} [room.more] there are other pages as well
 * @param {{at: number, height: number}} [room.extra] what a page has less when a certain row is on it
 * @returns {{from: number, to: number, large: boolean, stacked: boolean, shares: number[]}[]} shares: the height of each row of
 *   the page
 */
export function rowPagesOf({ small: beside, large, stacked }, { alone, paged, most, few, more = false, extra = { at: -1, height: 0 } }) {
  const extraOf = (heights) => heights.map((height, at) => (at === extra.at ? height + extra.height : height));
  const isStacked = Boolean(stacked) && extraOf(beside).some((height) => height > paged);
  const small = isStacked ? stacked : beside;
  const withExtra = extraOf(small);
  const one = !more && small.length <= most && sum(withExtra) <= alone;
  const pages = one ? [{ from: 0, to: small.length }] : pagesOf(withExtra, paged, { most });
  const roomOf = ({ from, to }) => (one ? alone : paged) - (from <= extra.at && extra.at < to ? extra.height : 0);
  const isLarge = !isStacked && pages.every((page) => page.to - page.from <= few && sum(large.slice(page.from, page.to)) <= roomOf(page));
  const heights = isLarge ? large : small;
  return pages.map((page) => ({
    ...page,
    large: isLarge,
    stacked: isStacked,
    shares: sharesOf(heights.slice(page.from, page.to), roomOf(page)),
  }));
}

/**
 * A height divided equally over rows, except that each has at least what it needs, as minmax(min-content,1fr) does.
 * @param {number[]} leasts
 * @param {number} room
 */
export function sharesOf(leasts, room) {
  const equal = (left, rows) => {
    const share = left / rows.length;
    const higher = rows.filter((least) => least > share);
    return higher.length ? equal(left - sum(higher), rows.filter((least) => least <= share)) : share;
  };
  const share = equal(room, leasts);
  return leasts.map((least) => Math.max(least, share));
}

const sum = (lengths) => lengths.reduce((total, length) => total + length, 0);

const FEWER = 1.5; // so many times fewer pages are worth a text above its cells

/**
 * Which of several ways to draw rows is taken, and which rows stand on which page: the first way that has them all on one
 * page. Else, of those in which no row is higher than a page, the usual one; one that has the text above the cells, when that
 * makes far fewer pages; or one with larger words, when that makes no more. Else the last.
 * @param {{around: number, rows: number[]}[]} samples all rows in every way
 * @param {{paged?: boolean, stacked?: boolean, larger?: boolean}[]} ways the largest words first, those for one page before those
 *   for more (`paged`); stacked: the text stands above the cells; larger: not the usual one
 * @param {number} room the height there is
 * @param {number} [cut] after so many rows stands a band, which is measured as a row and stays with the row above it
 * @returns {{way: number, pages: {from: number, to: number, high: number}[]}} high: what a row has on its page, on average
 */
export function rowSheets(samples, ways, room, cut) {
  const heights = samples.map(({ rows }) => (cut && cut < rows.length ? joined(rows, cut) : rows));
  const alone = ways.findIndex(({ paged }, way) => !paged && sum(samples[way].rows) + samples[way].around <= room + CLOSE);
  const pagesIn = (way) => pagesOf(heights[way], room - samples[way].around);
  const way = alone >= 0 ? alone : pagedWay(ways, pagesIn, (at) =>
    heights[at].every((height) => height + samples[at].around <= room + CLOSE));
  const pages = alone < 0 ? pagesIn(way) : [{ from: 0, to: heights[way].length }];
  const { around } = samples[way];
  return { way, pages: pages.map((page) => ({ ...page, high: (room - around) / Math.max(1, page.to - page.from) })) };
}

function pagedWay(ways, pagesIn, fits) {
  const able = ways.map((_, at) => at).filter((at) => ways[at].paged && fits(at));
  const usual = able.find((at) => !ways[at].larger) ?? ways.length - 1;
  const count = new Map([...able, usual].map((at) => [at, pagesIn(at).length]));
  const above = able.filter((at) => ways[at].stacked);
  const least = Math.min(...above.map((at) => count.get(at)));
  if (FEWER * least <= count.get(usual)) return above.find((at) => count.get(at) === least);
  return able.find((at) => !ways[at].stacked && count.get(at) <= count.get(usual)) ?? usual;
}

// The heights of rows of which the one at `cut` belongs to the one before it.
const joined = (rows, cut) => rows.flatMap((height, at) => (at === cut ? [] : at === cut - 1 ? [height + rows[cut]] : [height]));

const CLOSE = 0.05; // rem: less than this is the rounding of a browser

/**
 * Rows in columns that are filled from top to bottom: the first way that has them all on one page, else that of those for more
 * (`paged`) which makes the fewest.
 * @param {{around: number, rows: number[]}[]} samples all rows in one column, in every way
 * @param {{columns: number, paged?: boolean}[]} ways
 * @param {number} room the height there is
 * @returns {{way: number, pages: {from: number, to: number}[][]}} of each page its columns
 */
export function columnSheets(samples, ways, room) {
  const columnsOf = ways.map((_, way) => pagesOf(samples[way].rows, room - samples[way].around));
  const fits = (way) => columnsOf[way].length <= ways[way].columns && samples[way].rows.every((row) =>
    row + samples[way].around <= room + CLOSE);
  const alone = ways.findIndex(({ paged }, way) => !paged && fits(way));
  const pagesIn = (way) => Math.ceil(columnsOf[way].length / ways[way].columns);
  const paged = ways.map((_, way) => way).filter((way) => ways[way].paged);
  const way = alone < 0 ? paged.reduce((best, other) => (pagesIn(other) < pagesIn(best) ? other : best)) : alone;
  const { columns: wide } = ways[way];
  return { way, pages: Array.from({ length: pagesIn(way) }, (_, at) => columnsOf[way].slice(at * wide, (at + 1) * wide)) };
}

const DOT = 1.9; // rem: a dot is never larger
const DEEP = 5;

/**
 * How many dots stand above each other, how many columns the place is wide, and how large a dot is (rem) when it is as large as
 * it can be.
 * @param {number} most dots in the longest row
 * @param {number} width rem
 * @param {number} height rem of a row
 */
export function dotGrid(most, width, height) {
  const tried = Array.from({ length: DEEP }, (_, at) => at + 1).map((high) => {
    const columns = Math.max(1, Math.ceil(most / high));
    return { high, columns, size: Math.min(DOT, width / columns, (0.85 * height) / high) };
  });
  const best = tried.reduce((most, way) => (way.size > most.size + 0.01 ? way : most));
  return { high: best.high, columns: Math.max(best.columns, Math.floor(width / best.size)), size: best.size };
}
