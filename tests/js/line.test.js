// The line between what goes on to a later round and what does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineUnder } from "#js/results/robustness_line.js";

const drawn = (line, tiers) => {
  const under = lineUnder({ solid: line === undefined ? null : { line }, tiers });
  return tiers.flat().filter((id) => under({ id }) === "");
};

test("without a line nothing is drawn", () => {
  assert.deepEqual(drawn(undefined, [["a"], ["b"]]), []);
  assert.deepEqual(drawn(null, [["a"], ["b"]]), []);
});

test("the line falls under the last that goes on", () => assert.deepEqual(drawn(2, [["a"], ["b"], ["c"]]), ["b"]));

test("who ties with the last goes on as well", () => assert.deepEqual(drawn(2, [["a"], ["b", "c"], ["d"]]), ["c"]));

test("a line below everything falls nowhere", () => assert.deepEqual(drawn(9, [["a"], ["b"]]), []));
