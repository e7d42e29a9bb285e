// What is marked in a slice of texts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { standing, turned } from "#js/rounds/mark/slice.js";

test("a mark on a sentence that was hidden gives its place to another, and comes back with the sentence", () => {
  const body = { sentences: { "t.1": { of: "t", text: "A." }, "t.2": { of: "t", text: "B.", hidden: true } } };
  const seen = { t: ["t.1", "t.2"], u: [] };
  assert.deepEqual(standing(body, seen), { t: ["t.1"], u: [] });
  assert.deepEqual(turned(standing(body, seen), { id: "t.1", of: "t" }), { t: [], u: [] });
  delete body.sentences["t.2"].hidden;
  assert.deepEqual(standing(body, seen), seen);
});
