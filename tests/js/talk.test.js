// A talk: where somebody stands in the queue, what the lights say, and what of a long text the wall shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../../static/js/rounds/talk/place.js";
import { beginningOf, endOf, said, saidByLights } from "../../static/js/rounds/talk/said.js";

const t = (key, gaps = {}) => `${key} ${gaps.n ?? ""}`.trim();

test("a number that is not in the queue any more is no place", () => {
  assert.equal(placeOf([4], { next: [5, 6], up: 3 }), null);
  assert.equal(placeOf([], { next: [5], up: null }), null);
  assert.equal(placeOf([5], null), null);
});

test("somebody waits behind who came before, and is up with place 0", () => {
  assert.deepEqual(placeOf([2, 6], { next: [5, 6], up: 3 }), { number: 6, place: 2 });
  assert.deepEqual(placeOf([3], { next: [5], up: 3 }), { number: 3, place: 0 });
});

test("the lights say the most first and leave nobody out", () => {
  assert.equal(saidByLights({ go: 5, unsure: 43, stop: 1 }, t), "talk.said_unsure 43 talk.said_go 5 talk.said_stop 1");
  assert.equal(saidByLights({ go: 5, unsure: 0, stop: 0 }, t), "talk.said_go 5");
});

test("the room said how many conclusions it wrote down, or that there are none", () => {
  const talked = (...conclusions) => /** @type {any} */ (
    { round: { result: { talked: conclusions.map((conclusion) => ({ conclusion })) } }, t });
  assert.equal(said(talked("Yes", "")), "talk.said 1");
  assert.equal(said(talked("")), "talk.no_conclusions");
});

test("of a long text the wall shows whole words", () => {
  const long = "word ".repeat(300).trim();
  assert.match(endOf(long), /^… (word )+word$/);
  assert.deepEqual(beginningOf("short"), { words: "short", isCut: false });
  assert.match(beginningOf(long).words, /^(word )+…$/);
});
