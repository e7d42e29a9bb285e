import test from "node:test";
import assert from "node:assert/strict";
import { before, goesOn, owes } from "../../static/js/phone/looking.js";

const entry = (id, phase, more = {}) => ({ id, kind: "dots", prompt: id, phase, minutes: 0, skipped: false, ...more });
const view = (agenda, more = {}) => ({
  session: { phase: "open", roam: { called: 3, amended: 0 } }, agenda, current: "r3", screen: { mode: "round" }, round: null, ...more,
});
const ids = (rounds) => rounds.map(({ id }) => id);

test("only rounds of which the result is on show can be looked back at", () => {
  const agenda = ["draft", "open", "closing", "closed", "released"].map((phase, at) => entry(`r${at + 4}`, phase));
  assert.deepEqual(ids(before(view(agenda))), ["r8"]);
  assert.deepEqual(ids(before(view([entry("r1", "released", { skipped: true })]))), []);
});

test("there is nothing to look back at where the desk did not let people, after the session, and before there is a view", () => {
  const agenda = [entry("r1", "released")];
  assert.deepEqual(before(null), []);
  assert.deepEqual(before(view(agenda, { session: { phase: "open" } })), []);
  assert.deepEqual(before(view(agenda, { session: { phase: "closed", roam: { called: 3, amended: 0 } } })), []);
});

test("what is on the screen now is nothing of before, but in a break it is", () => {
  const agenda = [entry("r1", "released"), entry("r3", "released")];
  assert.deepEqual(ids(before(view(agenda))), ["r1"]);
  assert.deepEqual(ids(before(view(agenda, { screen: { mode: "break" } }))), ["r1", "r3"]);
});

test("looking back ends when everybody is called, when it is switched off and when the session ends", () => {
  const looking = { called: 3, round: "r1" };
  assert.equal(goesOn(view([]), looking), true);
  for (const session of [{ phase: "open", roam: { called: 4, amended: 0 } }, { phase: "open" },
    { phase: "closed", roam: { called: 3, amended: 0 } }]) {
    assert.equal(goesOn(view([], { session }), looking), false);
  }
});

const open = { round: { id: "r3", phase: "open" } };
const mine = (more = {}) => ({ role: null, owned: { r3: { ideas: {} } }, ballots: {}, ...more });

test("nobody owes anything to a round that is not open", () => {
  assert.equal(owes({ round: null }, mine(), []), false);
  assert.equal(owes({ round: { id: "r3", phase: "closed" } }, mine(), []), false);
});

test("who gave nothing, took it back or was refused hears that a round is open", () => {
  assert.equal(owes(open, null, []), true);
  assert.equal(owes(open, mine(), []), true);
  assert.equal(owes(open, mine({ ballots: { r3: { n: 2, choice: {}, done: false } } }), []), true);
  assert.equal(owes(open, mine(), [{ name: "brainstorm.add_idea", round: "r3", state: "refused" }]), true);
  assert.equal(owes(open, mine(), [{ name: "ballot.cast", round: "r3", state: "waiting", data: { choice: {} } }]), true);
  assert.equal(owes(open, mine(), [{ name: "brainstorm.add_idea", round: "r2", state: "saved" }]), true);
});

test("who has something in it, on the server or on its way, does not", () => {
  assert.equal(owes(open, mine({ owned: { r3: { ideas: { n1: { text: "A bench" } } } } }), []), false);
  assert.equal(owes(open, mine({ ballots: { r3: { n: 2, choice: { dots: { a: 1 } }, done: false } } }), []), false);
  assert.equal(owes(open, mine(), [{ name: "ballot.cast", round: "r3", state: "waiting", data: { choice: { dots: { a: 1 } } } }]), false);
  assert.equal(owes(open, mine(), [{ name: "brainstorm.add_idea", round: "r3", state: "sending", data: { text: "A bench" } }]), false);
});
