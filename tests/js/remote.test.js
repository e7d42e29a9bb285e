// The remote: what comes back on the wall after black, and how a desk tells remotes apart.
import assert from "node:assert/strict";
import test from "node:test";
import { remotesIn } from "#js/desk/places.js";
import { back } from "#js/desk/remote/wall_row.js";

const LOBBY = { mode: "lobby", round: null, text: "" };
const view = (current, rounds) => ({ current, rounds });

test("a result that was hidden meanwhile does not come back after black", () => {
  const before = { mode: "result", round: "r1", text: "" };
  assert.deepEqual(back(view("r1", { r1: { phase: "closed" } }), before), { mode: "round", round: "r1", text: "" });
  assert.deepEqual(back(view("r1", { r1: { phase: "released" } }), before), before);
});

test("a round that was removed does not come back after black", () => {
  assert.deepEqual(back(view(null, {}), { mode: "round", round: "r1", text: "" }), LOBBY);
});

test("what hung on the wall comes back, also a text", () => {
  const text = { mode: "text", round: null, text: "Koffie" };
  assert.deepEqual(back(view("r1", { r1: { phase: "open" } }), text), text);
});

test("a remote that came while the wall was black shows what the phones have", () => {
  assert.deepEqual(back(view("r1", { r1: { phase: "open" } }), null), { mode: "round", round: "r1", text: "" });
  assert.deepEqual(back(view(null, {}), null), LOBBY);
});

test("a desk in a field is no remote", () => {
  assert.equal(remotesIn(null), 0);
  assert.equal(remotesIn({ places: [{ who: "a", field: "r1.prompt" }, { who: "remote", field: "remote" }] }), 1);
});
