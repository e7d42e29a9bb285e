// Places of ideas on the wall: nothing moves when one comes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyColumns, exchanged, fitted, placed, without } from "#js/rounds/brainstorm/slots.js";

const AGES = ["a", "b", "c", "d", "e"];
const full = () => ["a", "b", "c", "d"].reduce((columns, id) => fitted(columns, id, 5), emptyColumns(2, 10));
const tops = (columns) => Object.fromEntries(columns.flatMap((slots, at) => {
  let top = 0;
  return slots.map(({ id, height }) => [id, [at, (top += height) - height]]);
}));

test("what is higher than all free room does not fit", () => {
  assert.equal(fitted(emptyColumns(2, 10), "a", 11), null);
  assert.equal(fitted(full(), "e", 5), null);
});

test("a new idea on a full wall has the place of the oldest, and nothing else moves", () => {
  const before = tops(full());
  const after = tops(exchanged(full(), "e", 5, AGES));
  assert.deepEqual(after, { e: before.a, b: before.b, c: before.c, d: before.d });
});

test("a longer idea takes the place of its neighbour as well, a shorter one leaves room", () => {
  const longer = exchanged(full(), "e", 8, AGES);
  assert.deepEqual(placed(longer), ["e", "c", "d"]);
  const shorter = exchanged(full(), "e", 2, AGES);
  assert.deepEqual(placed(fitted(shorter, "f", 3)), ["e", "f", "b", "c", "d"]);
});

test("what is withdrawn leaves its room to the next", () => {
  const left = without(full(), ({ id }) => id !== "a" && id !== "b");
  assert.deepEqual(placed(left), ["c", "d"]);
  assert.deepEqual(placed(fitted(left, "e", 10)), ["e", "c", "d"]);
});
