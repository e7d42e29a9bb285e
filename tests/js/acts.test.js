// What is taken back next, and what is done again: only of this desk, in the order in which it was done.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createActs, lastOf, nextOf } from "../../static/js/desk/acts.js";

const act = (id, undone = false, stays = false) => ({ id, name: "round.move", kind: "dots", number: 1, text: "", stays, undone });

test("the newest act that stands is taken back, and the first that was taken back after it is done again", () => {
  const acts = [act("a"), act("b"), act("c", true), act("d", true)];
  assert.equal(lastOf(acts).id, "b");
  assert.equal(nextOf(acts).id, "c");
});

test("after something new nothing is done again", () => {
  assert.equal(nextOf([act("a", true), act("b")]), undefined);
});

test("an act that could not be taken back does not stop the one before it", () => {
  assert.equal(lastOf([act("a"), act("b")], new Set(["b"])).id, "a");
});

test("a desk takes back its own acts only, also after it was loaded again", async () => {
  const kept = new Map();
  const disk = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  const told = [act("mine-mine-mine-m"), act("their-their-thei")];
  const asked = [];
  const command = async (name, round, data) => {
    asked.push(data);
    return { ok: true, id: "x" };
  };
  createActs({ code: "ABC234", command, told: () => told, disk }).note({ id: "mine-mine-mine-mine-mine" });
  const again = createActs({ code: "ABC234", command, told: () => told, disk, tell: () => {} });
  assert.equal(again.last().id, "mine-mine-mine-m");
  await again.undo();
  assert.deepEqual(asked, [{ act: "mine-mine-mine-m", again: false }]);
});

test("a desk that may keep nothing still knows what it did", () => {
  const disk = { getItem: () => { throw new Error("forbidden"); }, setItem: () => { throw new Error("forbidden"); } };
  const acts = createActs({ code: "ABC234", command: async () => ({ ok: true }), told: () => [act("mine-mine-mine-m")], disk });
  acts.note({ id: "mine-mine-mine-mine" });
  assert.equal(acts.last().id, "mine-mine-mine-m");
});
