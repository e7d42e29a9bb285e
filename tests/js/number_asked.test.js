import assert from "node:assert/strict";
import { test } from "node:test";
import { numberAsked } from "#js/lib/number_asked.js";

const asked = (text, more) => numberAsked(text, { language: "nl", lowest: 0, highest: 1_000_000, ...more });

test("nothing typed is no answer and nothing wrong", () => assert.deepEqual(asked(" "), {}));

test("a number as people write it is that number", () => {
  for (const text of ["12.000", "12000", "12 000", "€ 12.000,-", "12k"]) assert.deepEqual(asked(text), { value: 12_000 });
});

test("what is no number, no amount, or two numbers says so", () => {
  assert.equal(asked("veel").problem, "common.number.wrong");
  assert.equal(asked("n.t.b.").problem, "common.number.none");
  assert.equal(asked("10 - 12").problem, "common.number.range");
});

test("what can mean two is asked, with what fits", () => {
  assert.deepEqual(asked("12,000"), { problem: "common.number.unclear", gaps: {}, choices: [12, 12_000] });
  assert.deepEqual(asked("12.5"), { problem: "common.number.perhaps", gaps: {}, choices: [12_500] });
});

test("a reading that is out of bounds was not meant when the likelier one is inside", () => {
  assert.deepEqual(asked("7.5", { highest: 10, decimals: 1 }), { value: 7.5 });
});

test("bounds and decimals are held, and nothing is changed to fit", () => {
  assert.deepEqual(asked("-1"), { problem: "common.number.low", gaps: { lowest: 0 }, choices: [] });
  assert.deepEqual(asked("2 mln"), { problem: "common.number.high", gaps: { highest: 1_000_000 }, choices: [] });
  assert.equal(asked("1,5").problem, "common.number.whole");
  assert.deepEqual(asked("1,25", { decimals: 1 }).gaps, { n: 1 });
});
