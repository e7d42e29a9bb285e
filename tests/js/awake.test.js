// The screen stays on while an answer is asked for, and the phone vibrates when one begins to be; both only where that can be.
import assert from "node:assert/strict";
import test from "node:test";
import { createStore } from "#js/lib/store.js";

globalThis.document = /** @type {any} */ ({ hidden: false, addEventListener() {}, removeEventListener() {} });
const { stayAwake } = await import("#js/phone/awake.js");
const { prefer } = await import("#js/phone/preferences.js");

const settled = () => new Promise((resolve) => setImmediate(resolve));
const seen = (round, phase, version = 1) => ({ version, view: { session: { phase: "open" }, round: round && { id: round, phase } } });

function device() {
  const told = { buzzed: 0, locks: 0, released: 0 };
  const lock = { addEventListener() {}, release: async () => void (told.released += 1) };
  return { told, vibrate: () => (told.buzzed += 1), wakeLock: { request: async () => ((told.locks += 1), lock) } };
}

test("a browser that can do neither is left in peace", async () => {
  const store = createStore(seen("r1", "open"));
  const stop = stayAwake({ live: { store } }, {});
  store.set(() => seen("r2", "open"));
  await settled();
  stop();
});

test("nothing vibrates for what was there already, nor for what was only remembered", () => {
  const phone = device();
  const store = createStore({ version: null, view: seen("r1", "open").view });
  stayAwake({ live: { store } }, phone);
  store.set(() => seen("r1", "open"));
  assert.equal(phone.told.buzzed, 0);
});

test("a round that opens vibrates once, and keeps the screen on until it is closed", async () => {
  const phone = device();
  const store = createStore(seen("r1", "closed"));
  stayAwake({ live: { store } }, phone);
  store.set(() => seen("r2", "open"));
  store.set(() => seen("r2", "open", 2));
  await settled();
  assert.deepEqual(phone.told, { buzzed: 1, locks: 1, released: 0 });
  store.set(() => seen("r2", "closed", 3));
  assert.equal(phone.told.released, 1);
});

test("who does not want it feels nothing", () => {
  const phone = device();
  prefer({ buzz: false });
  const store = createStore(seen("r1", "closed"));
  stayAwake({ live: { store } }, phone);
  store.set(() => seen("r2", "open"));
  assert.equal(phone.told.buzzed, 0);
  prefer({ buzz: true });
});
