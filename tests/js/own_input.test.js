// What a phone keeps of what somebody put in, and what it finds of it in an answer that is the same for everybody.
import assert from "node:assert/strict";
import test from "node:test";
import { openStorage } from "#js/lib/storage.js";
import { keepOwn, ownOf, trailsOf } from "#js/phone/own.js";

const CODE = "K7M4PX";
const round = (id, phase) => ({ round: { id, phase } });
const mine = (id, ideas) => ({ owned: { [id]: { ideas } } });

test("what the server forgets when a round is over stays on the phone", () => {
  const storage = openStorage(null);
  keepOwn(storage, CODE, round("r1", "open"), mine("r1", { a: { n: 1, text: "Bankjes" }, b: { n: 2, text: "Bomen" } }));
  keepOwn(storage, CODE, round("r1", "closed"), mine("r1", {}));
  keepOwn(storage, CODE, { round: null }, { owned: {} });
  assert.deepEqual(ownOf(storage, CODE), { r1: { a: "Bankjes", b: "Bomen" } });
});

test("what somebody withdraws or changes while the round is open is not kept as it was", () => {
  const storage = openStorage(null);
  keepOwn(storage, CODE, round("r1", "open"), mine("r1", { a: { text: "Bankjes" }, b: { text: "Bomen" } }));
  keepOwn(storage, CODE, round("r1", "open"), mine("r1", { b: { text: "Meer bomen" } }));
  assert.deepEqual(ownOf(storage, CODE), { r1: { b: "Meer bomen" } });
});

test("what is not a text of one's own is not kept", () => {
  const storage = openStorage(null);
  keepOwn(storage, CODE, round("r1", "open"), { owned: { r1: { limit: 3, ideas: { a: { n: 1 } }, arguments: { c: { text: "Omdat" } } } } });
  assert.deepEqual(ownOf(storage, CODE), { r1: { c: "Omdat" } });
});

test("each contribution is followed through the rounds in their order, and one that is nowhere has no steps", () => {
  const agenda = [{ id: "r1", kind: "brainstorm", prompt: "Wat?" },
    { id: "r2", kind: "organise", prompt: "" }, { id: "r3", kind: "decide", prompt: "" }];
  const became = {
    made: [{ round: "r1", text: "Bankjes", whole: 3 }, { round: "r2", text: "Zitten", whole: 5 },
      { round: "r3", text: "Er komen banken", whole: 5 }],
    of: { r1: { a: [0, 1, 2], z: [0] } },
  };
  assert.deepEqual(trailsOf({ r1: { a: "Meer bankjes", b: "Weg" } }, agenda, became).map(({ text, steps }) => [text, steps]), [
    ["Meer bankjes", [
      { round: "r1", kind: "brainstorm", prompt: "Wat?", text: "Bankjes", others: 2 },
      { round: "r2", kind: "organise", prompt: "", text: "Zitten", others: 4 },
      { round: "r3", kind: "decide", prompt: "", text: "Er komen banken", others: 4 },
    ]],
    ["Weg", []],
  ]);
});
