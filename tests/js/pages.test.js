import { test } from "node:test";
import assert from "node:assert/strict";
import { evenly } from "#js/wall/pages.js";

test("pages are as full as each other and never too full", () => {
  assert.deepEqual([1, 6, 7, 12, 13, 60].map((items) => evenly(items, 6)), [1, 6, 4, 6, 5, 6]);
});

test("nothing still has pages of a size", () => assert.equal(evenly(0, 6), 6));
