// What a phone keeps of a session, what it does not, and that nothing is left when the person leaves.
import assert from "node:assert/strict";
import test from "node:test";
import { forgetAll, keepSeen, lastSeen } from "#js/phone/last_seen.js";
import { openStorage } from "#js/lib/storage.js";

const disk = () => {
  const map = new Map();
  return { get length() { return map.size; }, key: (i) => [...map.keys()][i], getItem: (k) => map.get(k) ?? null,
    setItem: (k, v) => void map.set(k, v), removeItem: (k) => void map.delete(k) };
};
const VIEW = {
  session: { code: "K7M4PX", title: "Zorg", language: "nl", phase: "open" }, agenda: [], current: "r1",
  round: { id: "r1", kind: "dots", phase: "released", prompt: "Wat nu?", result: { counts: [7, 3] },
    shift: { from: 1 }, ties: [{}], options: [] },
};

test("no result and no ballot is kept of what was seen last", () => {
  const storage = openStorage(disk());
  keepSeen(storage, "K7M4PX", VIEW, { role: "team", owned: { r1: {} }, ballots: { r1: { n: 3, choice: { dots: { a: 2 } } } } });
  const { view: seen, mine } = lastSeen(storage, "K7M4PX");
  assert.deepEqual(mine, { role: "team", owned: { r1: {} }, ballots: {} });
  assert.equal(seen.round.prompt, "Wat nu?");
  assert.deepEqual([seen.round.result, seen.round.shift, seen.round.ties], [null, null, []]);
  assert.equal(JSON.stringify([seen, mine]).includes("counts"), false);
});

test("a view that is too large is not kept, nor the one before it", () => {
  const storage = openStorage(disk());
  keepSeen(storage, "K7M4PX", VIEW);
  keepSeen(storage, "K7M4PX", { ...VIEW, round: { ...VIEW.round, options: ["x".repeat(400_000)] } });
  assert.equal(lastSeen(storage, "K7M4PX"), null);
});

test("who leaves leaves nothing of that session, and everything of another one", () => {
  const backing = disk();
  const storage = openStorage(backing);
  for (const code of ["K7M4PX", "B2C3D4"]) {
    for (const name of [`seat.${code}`, `card.${code}`, `out.${code}.1`, `draft.${code}.r1.text`, `own.${code}`, `asking.${code}`])
      storage.set(`vk.${name}`, "x");
    keepSeen(storage, code, { ...VIEW, session: { ...VIEW.session, code } });
  }
  forgetAll(storage, "B2C3D4");
  assert.equal(storage.get("vk.last"), null);
  assert.deepEqual(storage.keys("vk.").filter((key) => key.includes("B2C3D4")), []);
  assert.equal(storage.keys("vk.").filter((key) => key.includes("K7M4PX")).length, 7);
});
