import assert from "node:assert/strict";
import { test } from "node:test";
import { add, apart, join, move, put, remove, rowsOf, toTop } from "#js/rounds/rank/order.js";

const abc = [["a"], ["b"], ["c"]];

test("equals share a place and the one after them skips", () => {
  assert.deepEqual(rowsOf([["a"], ["b", "c"], ["d"]]).map((row) => [row.id, row.place, row.equal, row.leads]),
    [["a", 1, false, true], ["b", 2, true, true], ["c", 2, true, false], ["d", 4, false, true]]);
});

test("an option is put last, taken out and put on top without touching the others", () => {
  assert.deepEqual(add([["a"]], "b"), [["a"], ["b"]]);
  assert.deepEqual(remove([["a", "b"], ["c"]], "a"), [["b"], ["c"]]);
  assert.deepEqual(remove(abc, "b"), [["a"], ["c"]]);
  assert.deepEqual(toTop([["a", "b"], ["c"]], "c"), [["c"], ["a", "b"]]);
});

test("moving changes places with what is next to it, and stops at the ends", () => {
  assert.deepEqual(move(abc, "b", -1), [["b"], ["a"], ["c"]]);
  assert.deepEqual(move([["a"], ["b", "c"]], "a", 1), [["b", "c"], ["a"]]);
  assert.equal(move(abc, "a", -1), abc);
  assert.equal(move(abc, "c", 1), abc);
});

test("what has equals steps out of them, up or down", () => {
  assert.deepEqual(move([["a", "b", "c"]], "b", -1), [["b"], ["a", "c"]]);
  assert.deepEqual(apart([["a", "b"], ["c"]], "a"), [["b"], ["a"], ["c"]]);
});

test("joining makes it as good as the one above, also out of other equals", () => {
  assert.deepEqual(join(abc, "b"), [["a", "b"], ["c"]]);
  assert.deepEqual(join([["a"], ["b", "c"]], "b"), [["a", "b"], ["c"]]);
  assert.equal(join(abc, "a"), abc);
});

test("dragging puts it at that row, and between two equals it becomes their equal", () => {
  assert.deepEqual(put(abc, "c", 0), [["c"], ["a"], ["b"]]);
  assert.deepEqual(put(abc, "a", 2), [["b"], ["c"], ["a"]]);
  assert.deepEqual(put([["a"], ["b", "c"]], "a", 1), [["b", "a", "c"]]);
  assert.deepEqual(put([["a", "b"], ["c"]], "c", 0), [["c"], ["a", "b"]]);
});
