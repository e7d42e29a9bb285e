// What the phones, the wall and the desk of the secret kinds agree on: steps of a scale, roles of a result, dates, facts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "#js/rounds/decide/actions.js";
import { ballotFacts } from "#js/ballot/ballot.js";
import { fitting } from "#js/lib/ballot.js";
import { figure } from "#js/results/figure.js";
import { rolesOf } from "#js/results/roles.js";
import { pagesOf } from "#js/rounds/rate/phone.js";
import { asks, goesWith } from "#js/rounds/rate/settings.js";
import { readScore } from "#js/scales/scale_slider.js";
import { countsWords, drawable, scaleOf } from "#js/scales/scale.js";
import { columnsOf } from "#js/scales/scale_field.js";
import { answersWords, mostDivided, talkFirst } from "#js/results/division.js";

const t = (key) => key;
const scale = (change) => scaleOf({ scale: "1-5", labels: [], agree_words: true, low: "", high: "", dont_know: true, ...change }, t);
const values = ({ steps }) => steps.map((step) => step.value);

test("one to five with words runs from disagree to agree around a middle", () => {
  const agree = scale();
  assert.deepEqual(values(agree), [1, 2, 3, 4, 5]);
  assert.equal(agree.steps[0].word, "rate.step.1");
  assert.ok(agree.agree && agree.worded && agree.middle);
});

test("a scale without words shows its numbers, and below zero their sign", () => {
  const below = scale({ scale: "-2-2" });
  assert.deepEqual(below.steps.map((step) => step.word), ["−2", "−1", "0", "+1", "+2"]);
  assert.ok(below.middle && !below.worded && !below.agree);
  assert.ok(!scale({ scale: "1-10" }).middle);
});

test("labels name the steps only when there are as many as steps", () => {
  const own = scale({ scale: "labels", labels: [" Nooit ", "Ooit"] });
  assert.deepEqual(own.steps.map((step) => step.word), ["Nooit", "Ooit"]);
  assert.ok(own.worded && !own.middle);
  assert.equal(scale({ labels: ["Nooit", "Ooit"] }).steps[1].word, "rate.step.2");
});

const range = (lowest, highest, step = 1, change = {}) => scale({ scale: "range", lowest, highest, step, ...change });

test("a range has its own ends and steps, and slides when there are many or when that was asked", () => {
  assert.deepEqual(values(range(0, 100, 25)), [0, 25, 50, 75, 100]);
  assert.deepEqual(range(-3, 3).ends, ["−3", "+3"]);
  assert.ok(!range(0, 10).slides && range(0, 11).slides && range(0, 10, 1, { input: "slider" }).slides);
  assert.ok(!scale().slides, "settings of before there were sliders");
});

test("separate steps stand in even rows, wider numbers in shorter ones", () => {
  assert.deepEqual(
    [range(-3, 3), range(0, 10), range(0, 100, 10), range(-1000, 1000, 200)].map(({ steps }) => columnsOf(steps)),
    [7, 6, 6, 4],
  );
});

test("a score is typed with any minus, and only a step of the scale counts", () => {
  const typed = (text) => readScore(text, range(-10, 10, 5));
  assert.deepEqual([" 5 ", "−10", "-5", "+10", "0"].map(typed), [5, -10, -5, 10, 0]);
  assert.deepEqual(["", "3", "15", "2.5", "vijf", "--5"].map(typed), [null, null, null, null, null, null]);
});

test("a result with many steps is drawn in its bars, any other as it is", () => {
  const bars = [{ low: 0, high: 5, steps: 2 }, { low: 10, high: 20, steps: 3 }];
  const result = { bars, options: [{ id: "a", counts: [1, 2, 3, 4, 5] }] };
  const drawn = drawable(result, range(0, 20, 5));
  assert.deepEqual(drawn.result.options[0].counts, [3, 12]);
  assert.deepEqual(drawn.scale.steps.map((step) => [step.number, step.word]), [["0", "0–5"], ["10", "10–20"]]);
  assert.deepEqual(drawn.scale.ends, ["0", "20"]);
  const few = { ...result, bars: [] };
  assert.equal(drawable(few, range(0, 20, 5)).result, few);
  assert.equal(drawable({ options: [] }, scale()).scale.binned, undefined);
});

test("a page holds what was asked, else all statements are on one page", () => {
  const pages = (count, perPage) => pagesOf(Array.from({ length: count }, (_, at) => at), perPage).map((page) => page.length);
  assert.deepEqual([pages(2), pages(12), pages(7, 3), pages(2, 1), pages(3, 20)], [[2], [12], [3, 3, 1], [1, 1], [3]]);
});

test("the desk asks for the ends of a range only when the scale is one", () => {
  const settings = { scale: "1-5", labels: [], lowest: 0, highest: 10, step: 1 };
  const asked = (change) => ["lowest", "labels", "agree_words", "low", "input"].filter((name) => asks(name, { ...settings, ...change }));
  assert.deepEqual(asked({}), ["labels", "agree_words", "low", "input"]);
  assert.deepEqual(asked({ scale: "range", highest: 100 }), ["lowest", "low"]);
  assert.deepEqual(asked({ scale: "labels" }), ["labels", "input"]);
});

test("the step follows the ends of a range when it no longer fits, and is left alone when somebody sets it", () => {
  const settings = { lowest: 0, highest: 100, step: 5 };
  assert.deepEqual(goesWith({ highest: 50 }, settings), { highest: 50 });
  assert.deepEqual(goesWith({ lowest: -3 }, { lowest: 0, highest: 12, step: 2 }), { lowest: -3, step: 1 });
  assert.deepEqual(goesWith({ highest: 1000 }, { ...settings, step: 1 }), { highest: 1000, step: 10 });
  assert.deepEqual(goesWith({ highest: 3 }, settings), { highest: 3, step: 1 });
  assert.deepEqual(goesWith({ step: 3 }, settings), { step: 3 });
  assert.deepEqual(goesWith({ highest: -1 }, settings), { highest: -1 });
});

test("the talk starts with what people are most divided on, unless all are alike", () => {
  const [a, b, c, d] = [0.5, -0.2, null, 0.1].map((agreement, at) => ({ id: "abcd"[at], agreement }));
  assert.deepEqual(mostDivided([a, b, c, d]), [b, d, a, c]);
  assert.equal(talkFirst([a, b, c, d]), b);
  assert.equal(talkFirst([a, c]), null);
  assert.equal(talkFirst([a, { ...a, id: "e" }]), null);
});

test("who does not know and who gave no answer are told beside who answered", () => {
  assert.equal(
    answersWords({ n: 4, dontKnow: 2, skipped: 0 }, (key, { n }) => `${key} ${n}`),
    "common.spread.n 4, common.spread.dontKnow_n 2",
  );
});

test("a distribution is told in words, step by step", () => {
  assert.equal(countsWords([3, 0], scale({ scale: "labels", labels: ["Nee", "Ja"] })), "Nee: 3, Ja: 0");
});

test("roles keep the shape and the order of the session; what was merged comes last", () => {
  const view = { session: { roles: [{ id: "b", label: "Burger" }, { id: "a", label: "Ambtenaar" }] } };
  const result = { roles: [{ role: "*", ballots: 6 }, { role: "a", ballots: 5 }, { role: "b", ballots: 9 }] };
  assert.deepEqual(rolesOf({ view, result, t }).map((role) => [role.key, role.cat, role.label]),
    [["b", 1, "Burger"], ["a", 2, "Ambtenaar"], ["*", 0, "common.merged_roles"]]);
  assert.deepEqual(rolesOf({ view, result: { withheld: true }, t }), []);
});

test("the pool is called by the names of the roles in it, in the order of the session", () => {
  const view = { session: { roles: [{ id: "b", label: "Burger" }, { id: "a", label: "Ambtenaar" }, { id: "r", label: "Raad" }] } };
  const said = (key, words) => `${key}:${words?.roles ?? ""}`;
  const named = (of) => rolesOf({ view, result: { roles: [{ role: "*", ballots: 6, of }] }, t: said })[0].label;
  assert.equal(named(["r", "b", ""]), "common.pool:Burger, Raad");
  assert.equal(named([""]), "common.no_role_chosen:");
});

test("a date is the day that was typed, whatever the time zone, and carries a year only when it is another one", () => {
  const year = new Date().getFullYear();
  assert.equal(day("nl", `${year}-03-02`), "2 maart");
  assert.equal(day("nl", `${year + 1}-03-02`), `2 mrt ${year + 1}`);
});

test("a missing figure is a dash and a negative one has a minus sign", () => {
  assert.equal(figure("nl", null), "–");
  assert.equal(figure("nl", -0.43, 2), "−0,43");
});

test("after the close a phone tells whether something of it counts, and nothing when it does not know", () => {
  const words = (counted) => ballotFacts({ state: { entries: [], counted }, t }).map(([label, figure_]) => `${label} ${figure_}`);
  assert.deepEqual(words({ answers: { a: "agree" } }), ["phone.ballot_yours phone.ballot_counts"]);
  assert.deepEqual(words({}), ["phone.ballot_yours phone.ballot_none_given"]);
  assert.deepEqual(words(null), []);
});

test("who wrote something and gave no ballot is not told to have given no answer", () => {
  assert.deepEqual(ballotFacts({ state: { entries: [], counted: {}, wrote: 1 }, t }), []);
  assert.equal(ballotFacts({ state: { entries: [], counted: {}, wrote: 0 }, t }).length, 1);
});

test("of a text that has become too long what was sent last is sent again, so that it keeps nothing else back", () => {
  assert.equal(fitting("  Te weinig mensen ", undefined, 20), "Te weinig mensen");
  assert.equal(fitting("Te weinig mensen op dinsdag", "Te weinig mensen", 20), "Te weinig mensen");
  assert.equal(fitting("Te weinig mensen op dinsdag", undefined, 20), "");
});
