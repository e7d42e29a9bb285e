import assert from "node:assert/strict";
import { test } from "node:test";
import { backAfterHiding, letKey, letThrough, waitingIn } from "#js/tables/checking.js";
import { checkedWords } from "#js/ui/checked.js";
import { ownIdeas } from "#js/rounds/brainstorm/own_ideas.js";

const t = (key, gaps) => (gaps ? `${key} ${gaps.n}` : key);
const desk = (ok = true) => {
  const sent = [];
  const told = [];
  const send = async (name, data) => (sent.push([name, data]), { ok });
  return { sent, told, given: { round: { kind: "dots" }, send, tell: (words, more) => told.push([words, more]), t } };
};
const key = (pressed, target, more = {}) => ({
  key: pressed,
  target,
  prevented: false,
  preventDefault() {
    this.prevented = true;
  },
  ...more,
});

test("what was refused is not said to be let through", async () => {
  const { sent, told, given } = desk(false);
  await letThrough(["a", "b"], given);
  assert.equal(sent.length, 1);
  assert.deepEqual(told, []);
});

test("a thousand go in commands that fit, and come back the same way", async () => {
  const { sent, told, given } = desk();
  const ids = Array.from({ length: 1001 }, (_, at) => `i${at}`);
  await letThrough(ids, given);
  assert.deepEqual(sent.map(([, data]) => data.ids.length), [500, 500, 1]);
  assert.deepEqual(sent.flatMap(([, data]) => data.ids), ids);
  assert.equal(told[0][0], "common.check.done 1001");
  await told[0][1].undo();
  assert.deepEqual(sent.slice(3).map(([name, data]) => [name, data.through]), Array(3).fill(["dots.let_through", false]));
});

test("taking back that something was hidden never shows what waited", () => {
  const { sent, given } = desk();
  const back = { id: "a", name: "dots.hide", data: { one: "a", hidden: false } };
  backAfterHiding("waiting", back, given);
  backAfterHiding("shown", back, given);
  assert.deepEqual(sent, [["dots.let_through", { ids: ["a"], through: false }], ["dots.hide", { one: "a", hidden: false }]]);
});

test("only what waits is let through together", () => {
  assert.deepEqual(waitingIn({ a: { state: "waiting" }, b: { state: "shown" }, c: { state: "hidden" } }), ["a"]);
});

test("the key presses the button of the row that has the focus, and not while somebody types", () => {
  const pressed = [];
  const row = { querySelectorAll: () => [{ click: () => pressed.push("comment") }, { click: () => pressed.push("idea") }] };
  const inside = (found) => ({ closest: (asked) => (asked === "li[data-waits]" ? row : found) });
  const first = key("L", inside(null));
  letKey(first);
  assert.deepEqual([pressed, first.prevented], [["idea"], true]);
  letKey(key("l", inside({})));
  letKey(key("l", inside(null), { ctrlKey: true }));
  letKey(key("m", inside(null)));
  letKey(key("l", { closest: () => null }));
  assert.deepEqual(pressed, ["idea"]);
});

test("a writer reads that something is checked and then that it was let through, and never that it was not", () => {
  const round = (first) => ({ settings: first ? { check_first: true } : {} });
  const own = (state) => ownIdeas({ a: { text: "One", state, n: 1 } }, [])[0];
  assert.equal(checkedWords(own("waiting"), round(true), t), "common.check.waits_mine");
  assert.equal(checkedWords(own("shown"), round(true), t), "common.check.passed_mine");
  assert.equal(checkedWords(own("shown"), round(false), t), null);
  assert.equal(checkedWords(own("waiting"), round(false), t), "common.check.waits_mine", "the switch went off meanwhile");
  const entry = { name: "brainstorm.add_idea", state: "saved", reply: { idea: "b" }, data: { text: "Two" }, id: "e" };
  assert.equal(checkedWords(ownIdeas({}, [entry])[0], round(true), t), null, "what the server has not told yet");
});
