import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byRule, charactersOf, firstOf, lengthOf } from "#js/lib/characters.js";

const cases = JSON.parse(readFileSync(new URL("../core/length_cases.json", import.meta.url), "utf8"));

for (const [text, length] of cases) {
  test(`${JSON.stringify(text)} has ${length} characters, with and without help of the browser`, () => {
    assert.equal(lengthOf(text, charactersOf), length);
    assert.equal(lengthOf(text, byRule), length);
  });
}

test("a text is cut between characters, never inside one", () => {
  assert.equal(firstOf("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 2), "👨‍👩‍👧‍👦👨‍👩‍👧‍👦");
  assert.equal(firstOf("kort", 10), "kort");
  assert.equal(firstOf("e\u0301e\u0301", 1), "é");
});
