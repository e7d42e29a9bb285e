import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAmount } from "#js/lib/amounts.js";

const cases = JSON.parse(readFileSync(new URL("../core/amount_cases.json", import.meta.url), "utf8"));

for (const [language, text, sort, values] of cases) {
  test(`reads ${JSON.stringify(text)} in ${language} as ${sort} ${values}`, () => {
    assert.deepEqual(readAmount(text, language), { sort, values });
  });
}

test("the unit that was asked for may stand behind the number, another may not", () => {
  assert.deepEqual(readAmount("12 uur", "nl", "uur").values, ["12"]);
  assert.deepEqual(readAmount("2 ton", "nl", "ton").values, ["2"]);
  assert.equal(readAmount("12 dagen", "nl", "uur").sort, "other");
});

test("a number as this page writes it is that number", () => {
  for (const [language, locale] of [["nl", "nl-NL"], ["en", "en-GB"]]) {
    for (const value of [0, 7, 999, 1000, 12_345, 1_250_000, 1250.5, 0.25, 12_500.75]) {
      assert.deepEqual(readAmount(new Intl.NumberFormat(locale).format(value), language).values, [String(value)]);
    }
  }
});
