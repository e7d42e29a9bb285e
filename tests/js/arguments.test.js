import assert from "node:assert/strict";
import { test } from "node:test";
import { argumentsUsed, mayChange, ownArguments } from "#js/rounds/statements/own_arguments.js";

const known = {
  n1: { statement: "s1", side: "for", text: "One", state: "shown" },
  n2: { statement: "s2", side: "for", text: "Elsewhere", state: "shown" },
};
const entry = (name, state, data, more = {}) => ({
  id: `e-${name}-${state}`,
  name: `statements.${name}`,
  state,
  data,
  attempts: 0,
  at: 1,
  ...more,
});
const told = (rows) => rows.map((row) => [row.text, row.task, row.entry?.state ?? null]);

test("an argument that still waits on the phone stands above what the server has of that statement", () => {
  const waiting = entry("add_argument", "waiting", { statement: "s1", side: "against", text: "Two" });
  assert.deepEqual(told(ownArguments("s1", known, [waiting])), [["Two", "add", "waiting"], ["One", null, null]]);
});

test("a saved argument is shown once, and does not come back after it was withdrawn", () => {
  const added = entry("add_argument", "saved", { statement: "s1", side: "for", text: "One" }, { reply: { argument: "n1" } });
  assert.equal(ownArguments("s1", known, [added]).length, 1);
  assert.deepEqual(ownArguments("s1", {}, [added], new Set(["n1"])), []);
});

test("a change under way shows the new text, a refused one the old text", () => {
  const change = (state) => ownArguments("s1", known, [entry("edit_argument", state, { argument: "n1", text: "Better" })]);
  assert.deepEqual(told(change("sending")), [["Better", "edit", "sending"]]);
  assert.deepEqual(told(change("refused")), [["One", "edit", "refused"]]);
});

test("a refused argument does not count for the limit and cannot be changed, one that was never sent can", () => {
  const data = { statement: "s1", side: "for", text: "New" };
  const [refused] = ownArguments("s1", {}, [entry("add_argument", "refused", data)]);
  const [waiting] = ownArguments("s1", {}, [entry("add_argument", "waiting", data)]);
  assert.deepEqual([argumentsUsed([refused]), argumentsUsed([waiting])], [0, 1]);
  assert.deepEqual([mayChange(refused), mayChange(waiting)], [false, true]);
});
