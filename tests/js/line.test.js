// The line between what goes on to a later round and what does not, and how options are named in the line under a ranking.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineUnder, namesOf, optionWords } from "#js/results/robustness_line.js";
import { firmness } from "#js/rounds/criteria/criteria.js";
import { Firm } from "#js/wall/cut.js";

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

const words = (key, { n }) => `${key} ${n}`;
const named = (...texts) => {
  const options = texts.map((text, at) => ({ id: `o${at}`, text }));
  return optionWords(options.map(({ id }) => id), namesOf({ options }), words);
};

test("names that are too long together are not shortened: they are counted", () => {
  assert.equal(named("a".repeat(100), "b".repeat(51)), "common.said.some 2");
  assert.equal(named(..."abcde"), "common.said.some 5");
});

test("an option that is named has its whole name, however long it is", () => {
  assert.equal(named("a".repeat(300)), `‘${"a".repeat(300)}’`);
  assert.equal(named("a".repeat(75), "b".repeat(75)), `‘${"a".repeat(75)}’, ‘${"b".repeat(75)}’`);
});

const tie = { code: "tie_first", about: ["a", "b"] };
const close = { code: "few_cut", about: ["1"] };
/**
 * The verdict under a ranking on the wall with its reasons, null without a line.
 * @param {object[]} reasons
 * @param {{line?: number | null, isTieSaid?: boolean}} [settings]
 * @returns {string[] | null}
 */
const told = (reasons, settings = {}) => {
  const { line = null, ...more } = settings;
  const tiers = [["a", "b"], ["c"]];
  const solid = { verdict: "tie", reasons, line, flips: 0, cutFlips: null };
  const options = tiers.flat().map((id) => ({ id }));
  /** @type {any} */
  const drawn = Firm({ result: { solid, tiers, options }, names: {}, roles: [], cut: null, t: words, ...more });
  return drawn && [drawn.props.robustness.verdict, ...drawn.props.robustness.reasons.map(({ code }) => code)];
};

test("equals on top that the sentence above the ranking names are not named again below it", () => {
  assert.equal(told([tie]), null);
  assert.deepEqual(told([tie, close]), ["fragile", "few_cut"]);
});

test("they are named below it where that sentence tells something else", () => {
  assert.deepEqual(told([tie], { line: 2 }), ["tie", "tie_first"]);
  assert.deepEqual(told([tie], { isTieSaid: false }), ["tie", "tie_first"]);
});

test("where no option has a total nothing is level, so no tie is told", () => {
  const solid = { verdict: "tie", reasons: [tie] };
  assert.equal(firmness({ options: [{ total: null }, { total: null }], solid }), null);
  assert.equal(firmness({ options: [{ total: null }, { total: 3 }], solid }), solid);
});
