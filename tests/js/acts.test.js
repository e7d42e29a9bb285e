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
  await createActs({ code: "ABC234", command, told: () => told, disk }).did(Promise.resolve({ ok: true, id: "mine-mine-mine-mine-mine" }));
  const again = createActs({ code: "ABC234", command, told: () => told, disk, tell: () => {} });
  assert.equal(again.last().id, "mine-mine-mine-m");
  await again.undo();
  assert.deepEqual(asked, [{ act: "mine-mine-mine-m", again: false }]);
});

test("a desk that may keep nothing still knows what it did", async () => {
  const disk = { getItem: () => { throw new Error("forbidden"); }, setItem: () => { throw new Error("forbidden"); } };
  const acts = createActs({ code: "ABC234", command: async () => ({ ok: true }), told: () => [act("mine-mine-mine-m")], disk });
  await acts.did(Promise.resolve({ ok: true, id: "mine-mine-mine-mine" }));
  assert.equal(acts.last().id, "mine-mine-mine-m");
});

const IDS = ["first-first-firs", "secon-secon-seco"];

// A desk with a clock of its own: what is told, and what was asked to be taken back, in that order.
function desk() {
  let time = 0;
  const [told, asked] = [[], []];
  const command = async (name, round, { act: id }) => {
    asked.push(id);
    return { ok: true, id: "x" };
  };
  const wait = async (ms) => void (time += ms);
  const acts = createActs({ code: "ABC234", command, told: () => told, disk: null, tell: () => {}, now: () => time, wait });
  return { acts, told, asked, wait };
}

test("what is still on its way is taken back, and not what was done before it", async () => {
  const { acts, told, asked } = desk();
  await acts.did(Promise.resolve({ ok: true, id: IDS[0] }));
  told.push(act(IDS[0]));
  let answer = (ack) => ack;
  acts.did(new Promise((done) => (answer = done)));
  const undone = acts.undo();
  answer({ ok: true, id: IDS[1] });
  told.push(act(IDS[1]));
  await undone;
  assert.deepEqual(asked, [IDS[1]]);
});

test("what was just accepted is waited for until it is told, but not for ever", async () => {
  const late = desk();
  await late.acts.did(Promise.resolve({ ok: true, id: IDS[0] }));
  late.told.push(act(IDS[0]));
  await late.wait(5_000);
  await late.acts.did(Promise.resolve({ ok: true, id: IDS[1] })); // something that is no act, and is never told
  await late.acts.undo();
  assert.deepEqual(late.asked, [IDS[0]]);
});

test("two quick presses take back two things, also while the first is still told as it was", async () => {
  const { acts, told, asked } = desk();
  for (const id of IDS) {
    await acts.did(Promise.resolve({ ok: true, id }));
    told.push(act(id));
  }
  await Promise.all([acts.undo(), acts.undo()]);
  assert.deepEqual(asked, [IDS[1], IDS[0]]);
  await acts.redo();
  assert.deepEqual(asked.slice(2), [IDS[0]]);
});

test("a command that fails or is refused holds nothing up", async () => {
  const { acts, told, asked } = desk();
  await acts.did(Promise.resolve({ ok: true, id: IDS[0] }));
  told.push(act(IDS[0]));
  await assert.rejects(acts.did(Promise.reject(new Error("no connection"))));
  assert.equal((await acts.did(Promise.resolve({ ok: false, id: IDS[1] }))).ok, false);
  await acts.undo();
  assert.deepEqual(asked, [IDS[0]]);
});
