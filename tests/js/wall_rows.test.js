// How statements of different lengths are divided over the pages of the wall.
import assert from "node:assert/strict";
import { test } from "node:test";
import { evenPages, linesOf, pagesOf, roomFor } from "#js/wall/rows.js";

const short = { text: "More time", bars: 1, beside: 5 };
const long = { text: "We visit everybody over eighty at least once a year, because ".repeat(3), bars: 1, beside: 5 };
const same = (item) => item;
const sizes = (items, room, more) => pagesOf(items, room, same, more).map((page) => page.items.length);

test("a text takes as many lines as its words fill, and a word longer than a line more than one", () => {
  assert.equal(linesOf("", 10), 1);
  assert.equal(linesOf("one", 10), 1);
  assert.equal(linesOf("one two three four five six", 6), 3);
  assert.equal(linesOf("o".repeat(30), 6), 3);
});

test("what fits on one page stays on one page", () => assert.deepEqual(sizes([short, short, long], 40), [3]));

test("never more than six on a page, and pages are about equally full", () => {
  assert.deepEqual(sizes(Array(7).fill(short), 90), [4, 3]);
  assert.deepEqual(sizes(Array(12).fill(short), 90), [6, 6]);
  assert.deepEqual(sizes(Array(12).fill(short), 35), [4, 4, 4]);
});

test("a long statement leaves room for fewer beside it", () => assert.ok(sizes([long, long, short, short, short], 32)[0] < 4));

test("a statement higher than the wall has a page of its own", () => assert.deepEqual(evenPages([9, 50, 3], same, 20), [[9], [50], [3]]));

test("every statement is shown once, in order", () => {
  const items = Array.from({ length: 60 }, (_, at) => ({ ...(at % 3 ? short : long), at }));
  const pages = pagesOf(items, 40, same);
  assert.deepEqual(pages.flatMap((page) => page.items), items);
  assert.deepEqual(pages.map((page) => page.from), pages.map((page) => page.items[0].at));
});

test("words are larger when there is room for that on every page", () => {
  assert.ok(pagesOf([short, short], 40, same)[0].few);
  assert.ok(!pagesOf([short, short, long, short], 40, same)[0].few);
  assert.ok(!pagesOf([long, { ...long, bars: 5 }], 24, same)[0].few);
});

test("a long question, many roles and a shift take room from the rows", () => {
  const given = { round: { ties: [] }, question: "Why?", asked: false, roles: [], key: 30 };
  const roles = Array.from({ length: 5 }, () => ({ label: "Ervaringsdeskundige" }));
  const room = roomFor(given);
  assert.ok(roomFor({ ...given, question: "Why do we do this? ".repeat(9) }) < room);
  assert.ok(roomFor({ ...given, roles }) < room);
  assert.ok(roomFor({ ...given, round: { ties: [], shift: {} } }) < room);
});
