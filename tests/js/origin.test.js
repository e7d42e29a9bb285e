import assert from "node:assert/strict";
import { test } from "node:test";
import { originOf } from "#js/lib/origin.js";
import { hasSides, inPart, partsOf, sideName, wordsOf } from "#js/rounds/brainstorm/parts.js";

const t = (key) => key;
const round = (settings, ...topics) => ({ settings, body: { topics: topics.map((id) => ({ id, text: id.toUpperCase() })) } });
const keys = (parts) => parts.map(({ key }) => key);

test("what options were made of is counted together, an option without an origin as one", () => {
  const merged = { origin: { n: 8, topics: { k: 3, s: 3, p: 2 }, sides: {} } };
  const alone = { origin: { n: 1, topics: { k: 1 }, sides: { for: 1 } } };
  assert.deepEqual(originOf([merged, alone, {}]), { n: 10, topics: { k: 4, s: 3, p: 2 }, sides: { for: 1 } });
  assert.deepEqual(originOf([]), { n: 0, topics: {}, sides: {} });
});

test("a round of before sides has none", () => {
  assert.equal(hasSides(round({})), false);
  assert.equal(hasSides(round({ sides: "none" })), false);
  assert.deepEqual(partsOf(round({}), t), []);
  assert.deepEqual(partsOf(round({}, "k"), t), []);
});

test("parts are topics, sides, or the sides of every topic", () => {
  assert.deepEqual(keys(partsOf(round({}, "k", "s"), t)), ["k", "s"]);
  assert.deepEqual(keys(partsOf(round({ sides: "for_against" }, "k"), t)), ["for", "against"]);
  assert.deepEqual(keys(partsOf(round({ sides: "for_against" }, "k", "s"), t)), ["k:for", "k:against", "s:for", "s:against"]);
});

test("a side is called what the facilitator called it", () => {
  const named = round({ sides: "named", side_for: "High", side_against: "" });
  assert.deepEqual(["for", "against"].map((side) => sideName(named, side, t)), ["High", "brainstorm.against"]);
  assert.equal(sideName(round({ sides: "for_against", side_for: "High" }), "for", t), "brainstorm.for");
});

test("an idea counts in every part that what was merged with it was sent to", () => {
  const [keep, stop, more] = partsOf(round({}, "k", "s", "p"), t);
  const merged = { topic: "k", merged: 7, by: { k: 3, s: 5 } };
  assert.deepEqual([keep, stop, more].map((part) => inPart(merged, part)), [3, 5, 0]);
  assert.deepEqual([keep, stop].map((part) => inPart({ topic: "s", merged: 2 }, part)), [0, 3]);
});

test("arguments have words of their own", () => {
  assert.equal(wordsOf(round({ sides: "named" }), "send"), "brainstorm.argument.send");
  assert.equal(wordsOf(round({}), "send"), "brainstorm.send");
});
