// What is drawn of more than fits on the wall, once it is measured: which of several ways, how many rows, which pages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { columnSheets, dotGrid, isDecided, narrowed, pagesOf, rowPagesOf, rowSheets, searchOf, sharesOf } from "#js/wall/plan.js";

// Draws ways until it is known which is the first that fits.
function drawn(ways, fits) {
  const tried = [];
  let search = searchOf(ways);
  while (!isDecided(search)) {
    tried.push(search.at);
    search = narrowed(search, fits(search.at));
  }
  return { first: search.at, tried };
}

const sizes = (pages) => pages.map(({ from, to }) => to - from);

test("nothing fits: the last way is drawn and never tried", () => {
  assert.deepEqual(drawn(1, () => false), { first: 0, tried: [] });
  assert.deepEqual(drawn(3, () => false), { first: 2, tried: [0, 1] });
});

test("the best way is drawn when it fits, and no other is tried", () => assert.deepEqual(drawn(60, () => true), { first: 0, tried: [0] }));

test("the first way that fits is found, whichever it is, in a few tries", () => {
  for (let ways = 1; ways < 50; ways += 1)
    for (let first = 0; first < ways; first += 1) {
      const { first: known, tried } = drawn(ways, (way) => way >= first);
      assert.equal(known, first);
      assert.ok(tried.length <= 10, `${first} of ${ways}: ${tried}`);
      assert.equal(new Set(tried).size, tried.length);
    }
});

test("what is higher than a page has one to itself", () => {
  assert.deepEqual(pagesOf([9, 50, 3], 20), [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }]);
});

test("as few pages as there can be, about equally full, and never more than so many on one", () => {
  assert.deepEqual(sizes(pagesOf(Array(4).fill(5), 20)), [4]);
  assert.deepEqual(sizes(pagesOf(Array(5).fill(5), 20)), [3, 2]);
  assert.deepEqual(sizes(pagesOf(Array(7).fill(1), 90, { most: 6 })), [4, 3]);
  assert.deepEqual(sizes(pagesOf([1, 1, 1, 17, 1, 1], 20)), [3, 3]);
});

test("what stands beside something longer is divided over as many pages", () => {
  assert.deepEqual(sizes(pagesOf(Array(4).fill(5), 20, { pages: 2 })), [2, 2]);
  assert.deepEqual(sizes(pagesOf([5], 20, { pages: 2 })), [1]);
  assert.deepEqual(pagesOf([], 20, { pages: 2 }), [{ from: 0, to: 0 }]);
});

test("everything is on one page, in order", () => {
  const heights = Array.from({ length: 60 }, (_, at) => (at % 3 ? 5 : 8));
  const pages = pagesOf(heights, 40, { most: 6 });
  assert.deepEqual(pages.map(({ from }) => from), [0, ...pages.slice(0, -1).map(({ to }) => to)]);
  assert.equal(pages.at(-1).to, 60);
});

const ROOM = { alone: 40, paged: 35, most: 6, few: 3 };
const rowsOf = (small, large = small, more = {}) => rowPagesOf({ small, large }, { ...ROOM, ...more });

test("rows that just fit have a page to themselves, unless there are other pages as well", () => {
  assert.deepEqual(sizes(rowsOf([10, 10, 10, 10])), [4]);
  assert.deepEqual(sizes(rowsOf([10, 10, 10, 10], undefined, { more: true })), [2, 2]);
  assert.deepEqual(sizes(rowsOf([10, 10, 10, 11])), [2, 2]);
  assert.deepEqual(sizes(rowsOf(Array(7).fill(1))), [4, 3]);
});

test("a row that takes room elsewhere on its page takes it from that page alone", () => {
  const pages = rowsOf([10, 10, 10, 10], undefined, { extra: { at: 3, height: 2 } });
  assert.deepEqual(sizes(pages), [2, 2]);
  assert.deepEqual(pages.map((page) => page.shares), [[17.5, 17.5], [16.5, 16.5]]);
});

test("words are large only when few rows with large words fit on every page", () => {
  const isLarge = (small, large) => rowsOf(small, large).map((page) => page.large);
  assert.deepEqual(isLarge([10, 10, 10], [13, 13, 13]), [true]);
  assert.deepEqual(isLarge([10, 10, 10], [13, 13, 15]), [false]);
  assert.deepEqual(isLarge([9, 9, 9, 9], [9, 9, 9, 9]), [false]);
  assert.deepEqual(isLarge([15, 15, 15, 15], [17, 17, 17, 17]), [true, true]);
  assert.deepEqual(isLarge([15, 15, 15, 15], [17, 17, 17, 19]), [false, false]);
});

test("when a row is higher than a page, every text stands above its marks and the words are small", () => {
  const pages = (small) => rowPagesOf({ small, large: [9, 9, 9], stacked: [30, 30, 30] }, { ...ROOM, extra: { at: 2, height: 3 } });
  assert.deepEqual(pages([30, 35, 33]).map(({ stacked }) => stacked), [true, true, true]);
  assert.deepEqual(pages([30, 36, 30]).map(({ large, shares }) => [large, shares]), [[false, [35]], [false, [35]], [false, [32]]]);
  assert.deepEqual(pages([30, 35, 32]).map(({ stacked }) => stacked), [false, false, false]);
});

test("rows share a height equally, and each has at least what it needs", () => {
  assert.deepEqual(sharesOf([5, 5], 20), [10, 10]);
  assert.deepEqual(sharesOf([5, 14, 5], 20), [5, 14, 5]);
  assert.deepEqual(sharesOf([2, 12, 5, 1], 24), [3.5, 12, 5, 3.5]);
  assert.deepEqual(rowsOf([5, 20, 5])[0].shares, [10, 20, 10]);
});

const sample = (around, ...rows) => ({ around, rows });
const PAGED = { paged: true };
const LARGER = { paged: true, larger: true };
const STACKED = { paged: true, stacked: true };
const ranges = ({ pages }) => pages.map(({ from, to }) => [from, to]);

test("rows that fit on one page in a smaller size are not put on two", () => {
  const sheets = rowSheets([sample(5, 10, 10, 10), sample(5, 6, 6, 6), sample(5, 8, 8, 8)], [{}, {}, PAGED], 24);
  assert.equal(sheets.way, 1);
  assert.deepEqual(ranges(sheets), [[0, 3]]);
});

test("rows that do not fit have pages, in the first size in which each of them fits on one", () => {
  const sheets = rowSheets([sample(4, 9, 9, 9), sample(4, 9, 30, 9), sample(4, 8, 16, 8)], [{}, PAGED, PAGED], 20);
  assert.equal(sheets.way, 2);
  assert.deepEqual(ranges(sheets), [[0, 1], [1, 2], [2, 3]]);
});

test("pages have larger words when that makes no more of them", () => {
  const wayOf = (larger) => rowSheets([sample(0, 21, 21), sample(0, ...larger), sample(0, 12, 12)], [{}, LARGER, PAGED], 20).way;
  assert.equal(wayOf([19, 19]), 1);
  assert.equal(wayOf([19, 21]), 2);
});

test("a text stands above its cells when that makes far fewer pages, or when a row is higher than a page beside them", () => {
  const wayOf = (beside, above) => rowSheets([sample(0, 99), sample(0, ...beside), sample(0, ...above)], [{}, PAGED, STACKED], 20).way;
  assert.equal(wayOf([15, 15, 15, 15], [7, 7, 7, 7]), 2);
  assert.equal(wayOf([15, 15, 15, 5], [9, 9, 9, 9]), 2);
  assert.equal(wayOf([9, 9, 9, 9, 9], [6, 6, 6, 6, 6]), 2);
  assert.equal(wayOf([9, 9, 9, 9], [6, 6, 6, 6]), 1);
  assert.equal(wayOf([21, 9], [19, 19]), 2);
});

test("the band below what goes on stays on the page of the row above it", () => {
  const sheets = rowSheets([sample(0, 9, 9, 9), sample(0, 6, 6, 3, 6)], [{}, PAGED], 15, 2);
  assert.deepEqual(ranges(sheets), [[0, 2], [2, 3]]);
});

test("columns are filled from top to bottom, and what does not fit in them comes on the next page", () => {
  const ways = [{ columns: 1 }, { columns: 2, paged: true }];
  assert.deepEqual(columnSheets([sample(2, 4, 4), sample(2, 4, 4)], ways, 10), { way: 0, pages: [[{ from: 0, to: 2 }]] });
  const rows = sample(2, 4, 4, 4, 4, 4, 4);
  const { way, pages } = columnSheets([rows, rows], ways, 10);
  assert.equal(way, 1);
  assert.deepEqual(pages, [[{ from: 0, to: 2 }, { from: 2, to: 4 }], [{ from: 4, to: 6 }]]);
});

test("of the ways that have pages the one with the fewest is taken", () => {
  const ways = [{ columns: 3 }, { columns: 2, paged: true }, { columns: 1, paged: true }];
  const wayOf = (narrow, wide) => columnSheets([sample(0, ...narrow), sample(0, ...narrow), sample(0, ...wide)], ways, 10).way;
  assert.equal(wayOf(Array(8).fill(9), Array(8).fill(3)), 2);
  assert.equal(wayOf(Array(8).fill(5), Array(8).fill(3)), 1);
});

test("dots are as large as their place allows, and all of them stand in it", () => {
  for (const most of [1, 5, 36, 90])
    for (const [width, height] of [[20, 2.6], [20, 9], [32, 4]]) {
      const { high, columns, size } = dotGrid(most, width, height);
      assert.ok(size * columns <= width * 1.01 || columns * high === 1);
      assert.ok(high * columns >= most);
      assert.ok((width / columns) * high <= height * 1.01, `${most} in ${width} by ${height}`);
    }
  assert.equal(dotGrid(3, 20, 3).high, 1);
});
