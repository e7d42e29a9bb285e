import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnnouncer } from "#js/lib/announce.js";
import { createClock, timeLeft } from "#js/lib/clock.js";
import { commandId } from "#js/lib/ids.js";
import { reconnectDelay } from "#js/lib/reconnect.js";
import { fakeTime } from "./fakes.js";

test("a deadline is kept by the server's clock, however wrong the phone's is", () => {
  let device = 50_000;
  const clock = createClock(() => device);
  assert.equal(clock.known, false);
  clock.sync(3_650_000);
  device += 10_000;
  assert.equal(clock.now(), 3_660_000);
  assert.equal(timeLeft({ ends: 3_720_000, total: 300, left: null }, clock.now()), 60_000);
});

test("a paused timer stands still, a passed one is zero, none is null", () => {
  assert.equal(timeLeft({ ends: null, total: 300, left: 41_000 }, 9e12), 41_000);
  assert.equal(timeLeft({ ends: 5, total: 300, left: null }, 10), 0);
  assert.equal(timeLeft(null, 10), null);
});

test("before the server told the time a timer that runs says nothing, and one that is paused does", () => {
  assert.equal(timeLeft({ ends: 3_720_000, total: 300, left: null }, null), null);
  assert.equal(timeLeft({ ends: null, total: 300, left: 41_000 }, null), 41_000);
});

test("a command id is 22 base64url characters and needs no secure page", () => {
  const plain = { getRandomValues: (bytes) => bytes.fill(255) };
  assert.equal(commandId(plain), "_____________________w");
  const made = Array.from({ length: 200 }, () => commandId());
  assert.ok(made.every((id) => /^[A-Za-z0-9_-]{22}$/.test(id)));
  assert.equal(new Set(made).size, 200);
});

test("a herd comes back spread out, a single phone at once, nobody later than 15 seconds", () => {
  const range = (attempt) => [0, 1].map((random) => reconnectDelay(attempt, null, () => random));
  assert.deepEqual(range(0), [300, 1_500]);
  assert.deepEqual(range(1), [1_000, 8_000]);
  for (let attempt = 2; attempt < 40; attempt += 1) assert.ok(range(attempt)[1] <= 15_000 && range(attempt)[0] >= 1_000);
});

test("the server can ask for a longer wait", () => {
  assert.deepEqual([0, 1].map((random) => reconnectDelay(0, 20, () => random)), [20_000, 40_000]);
});

test("one topic speaks once in ten seconds, and then says only the last", async () => {
  const time = fakeTime();
  const spoken = [];
  const polite = { set textContent(text) { spoken.push([time.now() - 1_000_000, text]); },
    get textContent() { return spoken.at(-1)?.[1]; } };
  const announce = createAnnouncer({ polite, now: time.now, later: time.later });
  for (const count of [1, 2, 3, 4]) announce(`${count} ideas`, { topic: "ideas" });
  announce("Round open", { topic: "round" });
  await time.pass(30_000);
  assert.deepEqual(spoken, [[0, "1 ideas"], [1_000, "Round open"], [10_000, "4 ideas"]]);
});
