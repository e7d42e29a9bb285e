import { test } from "node:test";
import assert from "node:assert/strict";
import { inLanes } from "#js/rounds/estimate/lanes.js";

const at = (...places) => places.map((x, key) => ({ key, x }));
const byKey = (marks) => Object.fromEntries(marks.map(({ key, lane, x }) => [key, [lane, x]]));

test("marks with room between them stay where they are, below the bar", () => {
  assert.deepEqual(byKey(inLanes(at(10, 40, 90), 3)), { 0: [0, 10], 1: [0, 40], 2: [0, 90] });
});

test("a mark that would cover another goes above the bar, in its own place", () => {
  assert.deepEqual(byKey(inLanes(at(50, 50), 3)), { 0: [0, 50], 1: [1, 50] });
});

test("no two marks in a lane are nearer than they may be, also at the end of the axis", () => {
  for (const places of [[50, 50, 50, 51, 52], [99, 100, 100, 100, 100], [0, 0, 0, 1]]) {
    const marks = inLanes(at(...places), 3);
    assert.equal(marks.length, places.length);
    assert.ok(marks.every(({ x }) => x <= 100 && x >= 0));
    for (const lane of [0, 1]) {
      const own = marks.filter((mark) => mark.lane === lane).map(({ x }) => x).sort((a, b) => a - b);
      own.slice(1).forEach((x, index) => assert.ok(x - own[index] >= 3 - 1e-9));
    }
  }
});

test("nothing on the axis gives nothing", () => assert.deepEqual(inLanes([], 3), []));
