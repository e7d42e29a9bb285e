import assert from "node:assert/strict";
import { test } from "node:test";
import { boardOf, matches } from "#js/rounds/organise/board.js";
import { ideasWith, newestLast } from "#js/rounds/brainstorm/idea_order.js";
import { neverSent } from "#js/lib/outbox_entry.js";
import { remarksOn } from "#js/rounds/brainstorm/comments.js";
import { ideasUsed, ownIdeas } from "#js/rounds/brainstorm/own_ideas.js";

const saved = { i1: { text: "One", topic: null, state: "shown" }, i2: { text: "Two", topic: null, state: "hidden" } };
const entry = (name, state, data, more = {}) => ({
  id: `e-${name}-${state}`,
  name: `brainstorm.${name}`,
  state,
  data,
  attempts: 0,
  at: 1,
  ...more,
});
const states = (rows) => rows.map((row) => [row.text, row.task, row.entry?.state ?? null]);

test("an idea that still waits on the phone stands above what the server has", () => {
  const rows = ownIdeas(saved, [entry("add_idea", "waiting", { text: "Three" })]);
  assert.deepEqual(states(rows), [["Three", "add", "waiting"], ["Two", null, null], ["One", null, null]]);
});

test("a saved idea is shown once, whether or not the server's list has it already", () => {
  const added = entry("add_idea", "saved", { text: "One" }, { reply: { idea: "i1" } });
  assert.equal(ownIdeas(saved, [added]).length, 2);
  assert.deepEqual(states(ownIdeas({}, [added])), [["One", "add", "saved"]]);
});

test("an idea that was withdrawn does not come back because the phone remembers sending it", () => {
  const added = entry("add_idea", "saved", { text: "One" }, { reply: { idea: "i1" } });
  assert.deepEqual(ownIdeas({}, [added], new Set(["i1"])), []);
});

test("a change under way shows the new text, a refused one the old text and what was typed", () => {
  const change = (state) => entry("edit_idea", state, { idea: "i1", text: "Better" });
  assert.deepEqual(states(ownIdeas(saved, [change("sending")]))[1], ["Better", "edit", "sending"]);
  const [, refused] = ownIdeas(saved, [change("refused")]);
  assert.deepEqual([refused.text, refused.entry.data.text], ["One", "Better"]);
});

test("a text that was meant for an idea that is gone is kept", () => {
  assert.deepEqual(states(ownIdeas({}, [entry("edit_idea", "refused", { idea: "i9", text: "Lost?" })])), [["Lost?", "edit", "refused"]]);
});

test("a refused idea does not count for the limit, a waiting one does", () => {
  const rows = ownIdeas(saved, [entry("add_idea", "refused", { text: "No" }), entry("add_idea", "waiting", { text: "Yes" })]);
  assert.equal(ideasUsed(rows), 3);
});

test("only what was never tried can be changed on the phone alone", () => {
  assert.equal(neverSent(entry("add_idea", "waiting", {})), true);
  assert.equal(neverSent(entry("add_idea", "waiting", {}, { attempts: 1 })), false);
  assert.equal(neverSent(entry("add_idea", "sending", {})), false);
});

test("ideas stand in the order they came, also one that a delta brought back later", () => {
  const ideas = { b: { n: 2, merged: 0 }, c: { n: 3, merged: 2 }, a: { n: 1, merged: 0 } };
  assert.deepEqual(newestLast(ideas).map(([id]) => id), ["a", "b", "c"]);
  assert.equal(ideasWith(Object.values(ideas)), 5);
});

test("an idea is in its cluster or unsorted, in the order of the options", () => {
  const options = ["x", "y", "z"].map((id) => ({ id, text: id.toUpperCase() }));
  const board = boardOf({ options, body: {
    clusters: [{ id: "k", name: "Kin", count: 2 }, { id: "l", name: "Lot", count: 0 }], unsorted: 1, places: { z: "k", x: "k" } } });
  assert.deepEqual(
    board.clusters.map(({ name, cat, ideas }) => [name, cat, ideas.map((idea) => idea.id)]),
    [
      ["Kin", 1, ["x", "z"]],
      ["Lot", 2, []],
    ],
  );
  assert.deepEqual(board.unsorted.map((idea) => idea.id), ["y"]);
});

test("searching ignores case and surrounding space", () => {
  assert.deepEqual([" lef ", "", "zorg"].map((words) => matches(words)({ text: "Vertrouwen en Lef" })), [true, true, false]);
});

const words = (rows) => rows.map((row) => [row.text, row.mine]);

test("under an idea stands what others said and what this phone said, also where its idea was merged with another", () => {
  const comments = {
    c1: { n: 1, idea: "i1", text: "Theirs" },
    c2: { n: 2, idea: "i1", text: "Mine, on what was merged" },
    c3: { n: 3, idea: "i2", text: "Else" },
  };
  const own = { c2: { n: 2, idea: "i9", text: "Mine, on what was merged", state: "shown" } };
  assert.deepEqual(words(remarksOn("i1", comments, own)), [["Theirs", false], ["Mine, on what was merged", true]]);
});

test("a comment that is hidden, or too old to be sent to every phone, is still there for its author", () => {
  const own = { c1: { n: 1, idea: "i1", text: "Rude", state: "hidden" }, c2: { n: 2, idea: "i1", text: "Old", state: "shown" } };
  const rows = remarksOn("i1", {}, own);
  assert.deepEqual(rows.map((row) => [row.text, row.hidden]), [["Rude", true], ["Old", false]]);
});

test("a comment that waits on the phone is shown, and one that is being withdrawn is not", () => {
  const comments = { c1: { n: 1, idea: "i1", text: "Sent" } };
  const own = { c1: { ...comments.c1, state: "shown" } };
  const going = [entry("add_comment", "waiting", { on: "i1", text: "New" }), entry("withdraw_comment", "sending", { comment: "c1" })];
  assert.deepEqual(words(remarksOn("i1", comments, own, going)), [["New", true]]);
  assert.deepEqual(words(remarksOn("i1", comments, own, [entry("withdraw_comment", "refused", { comment: "c1" })])), [["Sent", true]]);
});
