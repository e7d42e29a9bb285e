// The desk's own knowledge of the board: keys that come faster than answers, moves that are refused, lists that are long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextAfter } from "#js/rounds/organise/board.js";
import { createBoardModel, TRAY } from "#js/rounds/organise/board_model.js";
import { isFlagged } from "#js/rounds/organise/look.js";
import { mostAlike } from "#js/rounds/organise/merge_ideas.js";
import { ownNames } from "#js/rounds/organise/name_part.js";
import { rowAt, topsOf } from "#js/rounds/organise/rows.js";
import { standing } from "#js/rounds/organise/tray.js";

const IDS = Array.from({ length: 1600 }, (_, n) => `i${n}`);
const CLUSTERS = [..."abcdefgh"].map((id) => ({ id, name: id, count: 0 }));
const roundOf = (places = {}, ids = IDS) => ({
  options: ids.map((id) => ({ id, text: `Idea ${id}` })), body: { clusters: CLUSTERS, places, unsorted: 0 } });

// A board whose commands wait until they are answered.
function board(ids = IDS) {
  const sent = [];
  const refused = [];
  const send = (name, data) => new Promise((answer) => sent.push({ name, data, answer }));
  const model = createBoardModel(send, (ideas, ack) => refused.push([ideas, ack.code]));
  model.see(roundOf({}, ids), 1);
  return { model, sent, refused };
}
const settled = () => new Promise((done) => setImmediate(done));

test("forty keys at once on 1,600 ideas, without an answer in between, file each idea where its key said", () => {
  const { model, sent } = board();
  const keys = Array.from({ length: 40 }, (_, n) => CLUSTERS[(n * 7) % 8].id);
  for (const to of keys) model.file(to);
  assert.deepEqual(sent.map(({ data }) => [data.ideas, data.to, data.was]), keys.map((to, n) => [[`i${n}`], to, null]));
  assert.equal(model.current(), "i40");
  assert.equal(model.board().clusters[0].ideas.length, 5);
});

test("a move stands until the view has it, and is taken back when it is refused", async () => {
  const { model, sent, refused } = board();
  model.file("a");
  model.file("b");
  sent[0].answer({ ok: true, version: 2, reply: { change: "x" } });
  sent[1].answer({ ok: false, code: "moved_meanwhile" });
  await settled();
  assert.deepEqual([model.placeOf("i0"), model.placeOf("i1")], ["a", null]);
  assert.deepEqual(refused, [[["i1"], "moved_meanwhile"]]);
  model.see(roundOf({ i0: "c", i1: "d" }), 2); // somebody else was quicker with both
  assert.deepEqual([model.placeOf("i0"), model.placeOf("i1")], ["c", "d"]);
});

test("an answer that comes after the view changes nothing more", async () => {
  const { model, sent } = board();
  model.file("a");
  model.see(roundOf({ i0: "a" }), 2);
  sent[0].answer({ ok: true, version: 2, reply: { change: "x" } });
  await settled();
  assert.deepEqual(model.store.get().moves, []);
  assert.equal(await model.lastChange(), "x");
});

test("what is chosen goes together, each from where it was, and one that is there already stays", () => {
  const { model, sent } = board();
  model.see(roundOf({ i1: "b", i2: "a" }), 2);
  model.toggle("i0");
  model.take("b", "i1");
  model.toggle("i1");
  model.toggle("i2");
  model.file("a");
  assert.deepEqual(sent.map(({ data }) => [data.ideas, data.was]), [[["i0"], null], [["i1"], "b"]]);
  assert.equal(model.store.get().chosen.size, 0);
});

test("a range goes from where choosing began, there and back", () => {
  const { model } = board();
  model.walk(3);
  model.walk(1, true);
  model.walk(1, true);
  assert.deepEqual(model.acting(), ["i3", "i4", "i5"]);
  model.walk(-4, true);
  assert.deepEqual(model.acting(), ["i1", "i2", "i3"]);
  model.walk(-Infinity);
  model.chooseNone();
  assert.deepEqual(model.acting(), ["i0"]);
});

test("more than a command can hold goes in several", () => {
  const { model, sent } = board();
  model.chooseAll();
  model.file("a");
  assert.deepEqual(sent.map(({ data }) => data.ideas.length), [500, 500, 500, 100]);
  assert.equal(model.listed(TRAY).length, 0);
  assert.equal(model.current(), null);
});

test("after the last of a list comes the one before it", () => {
  assert.equal(nextAfter(["a", "b", "c"], ["c"], "c"), "b");
  assert.equal(nextAfter(["a", "b", "c"], ["a", "b"], "a"), "c");
  assert.equal(nextAfter(["a"], ["a"], "a"), null);
});

test("a list at which somebody aims does not move by what others do", () => {
  const own = (id) => id === "b";
  assert.deepEqual(standing(null, ["a", "d"], own), ["a", "d"]);
  assert.deepEqual(standing(["a", "b", "c", "d"], ["z", "a", "d"], own), ["a", "c", "d", "z"]);
});

test("rows are found by where they begin, also those that were never measured", () => {
  const tops = topsOf(["a", "b", "c"], new Map([["a", 10], ["b", 40]]));
  assert.deepEqual([...tops], [0, 10, 50, 112]);
  assert.deepEqual([-5, 0, 9, 10, 49, 50, 1_000].map((y) => rowAt(tops, y)), [0, 0, 0, 1, 1, 2, 2]);
  assert.equal(rowAt(topsOf([], new Map()), 10), 0);
});

test("what shares most words stands first among possible doubles", () => {
  const ideas = ["Koffie in de buurt", "Meer overleg met bewoners", "Overleg met alle bewoners in de buurt"].map((text) => ({ text }));
  assert.deepEqual(mostAlike("Overleg met bewoners", ideas).map(({ text }) => ideas.findIndex((idea) => idea.text === text)), [1, 2, 0]);
});

test("a flag that is on its way counts, and one that was refused does not", () => {
  const flag = (state, name = "organise.flag") => ({ name, state, data: { idea: "i1", cluster: "c1" } });
  assert.equal(isFlagged([], [flag("sending")], "i1"), true);
  assert.equal(isFlagged([], [flag("refused")], "i1"), false);
  assert.equal(isFlagged(["i1"], [flag("sending", "organise.unflag")], "i1"), false);
  assert.equal(isFlagged(["i1"], [flag("sending")], "i2"), false);
});

test("own names are those of the server, and above them what is on its way", () => {
  const going = { id: "e1", name: "organise.propose_name", state: "sending", data: { name: "Air", cluster: null } };
  const rows = ownNames({ n1: { name: "Water", state: "accepted" } }, [going, { ...going, id: "e2", state: "saved" }]);
  assert.deepEqual(rows.map(({ name, proposal }) => [name, proposal]), [["Air", null], ["Water", "n1"]]);
});
