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
 * How many rows of at least `least` rem fit in `height` rem: one or more, `most` at most; `most` while nothing is measured.
 * @param {number} height @param {number} least @param {number} most
 */
export const rowsThatFit = (height, least, most) => (height > 0 ? Math.max(1, Math.min(most, Math.floor(height / least + 0.01))) : most);

/**
 * The size of pages that are as full as each other, of at most `most` items.
 * @param {number} items @param {number} most
 */
export const evenly = (items, most) => Math.ceil(items / Math.ceil(Math.max(1, items) / most)) || most;

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
 * Rows of unequal height on pages: in large words when those fit on every page, else in small ones.
 * @param {{small: number[], large: number[]}} heights of every row in both
 * @param {object} room
 * @param {number} room.alone the height there is when one page is enough
 * @param {number} room.paged the height of each of several pages
 * @param {number} room.most rows on a page
 * @param {number} room.few rows of a page that may have large words
 * @param {boolean} [room.more] there are other pages as well
 * @param {{at: number, height: number}} [room.extra] what a page has less when a certain row is on it
 * @returns {{from: number, to: number, large: boolean, shares: number[]}[]} shares: the height of each row of the page
 */
export function rowPagesOf({ small, large }, { alone, paged, most, few, more = false, extra = { at: -1, height: 0 } }) {
  const withExtra = small.map((height, at) => (at === extra.at ? height + extra.height : height));
  const one = !more && small.length <= most && sum(withExtra) <= alone;
  const pages = one ? [{ from: 0, to: small.length }] : pagesOf(withExtra, paged, { most });
  const roomOf = ({ from, to }) => (one ? alone : paged) - (from <= extra.at && extra.at < to ? extra.height : 0);
  const isLarge = pages.every((page) => page.to - page.from <= few && sum(large.slice(page.from, page.to)) <= roomOf(page));
  const heights = isLarge ? large : small;
  return pages.map((page) => ({ ...page, large: isLarge, shares: sharesOf(heights.slice(page.from, page.to), roomOf(page)) }));
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
