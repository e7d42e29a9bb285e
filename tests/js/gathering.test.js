// A ballot is sent on every change, gathered for a moment: one command for many taps, and the last choice counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changedAnswers, createCaster } from "#js/lib/ballot.js";
import { createDrafts } from "#js/lib/drafts.js";
import { GATHER_MS, STILL_MS, createOutbox } from "#js/lib/outbox.js";
import { openStorage } from "#js/lib/storage.js";
import { fakeLocalStorage, fakeServer, fakeTime } from "./fakes.js";

let ids = 0;

/** One page of Ana's phone, that votes in round r1. */
function phone({ disk = fakeLocalStorage(), time = fakeTime(), server = fakeServer() } = {}) {
  const outbox = createOutbox({
    code: "K7M4PX", storage: openStorage(disk), transport: server.transport, ready: () => server.up, newId: () => `id-${(ids += 1)}`,
    exclusive: (work) => work(), now: time.now, later: time.later, random: () => 0.5,
  });
  const cast = createCaster({ send: outbox.send, known: () => 0, now: time.now });
  const tap = (choice, round = "r1") => cast(round, choice, { gather: true });
  return { outbox, tap, cast, disk, time, server };
}

const choices = (server) => [...server.accepted.values()].map(({ data }) => data.choice);
const dots = (n) => ({ dots: { a: n } });

test("one tap is sent when nothing changed for a moment, and not before", async () => {
  const { tap, time, server } = phone();
  tap(dots(1));
  await time.pass(STILL_MS - 1);
  assert.deepEqual(choices(server), []);
  await time.pass(1);
  assert.deepEqual(choices(server), [dots(1)]);
});

test("taps in one go are one command with the last choice", async () => {
  const { tap, time, server } = phone();
  for (const n of [1, 2, 3, 4]) {
    tap(dots(n));
    await time.pass(300);
  }
  await time.pass(STILL_MS);
  assert.deepEqual(choices(server), [dots(4)]);
});

test("who never stops tapping is heard every two seconds, well within five commands a second", async () => {
  const { tap, time, server } = phone();
  for (let n = 1; n <= 100; n += 1) {
    tap(dots(n));
    await time.pass(100);
  }
  assert.ok(server.received.length >= 10_000 / (GATHER_MS + 100) && server.received.length <= 6, String(server.received.length));
  await time.pass(STILL_MS);
  assert.deepEqual(choices(server).at(-1), dots(100));
});

test("what is hurried goes at once, and only that round when one is named", async () => {
  const { tap, outbox, time, server } = phone();
  tap(dots(1), "r1");
  tap(dots(2), "r2");
  outbox.hurry("r1");
  await time.settle();
  assert.deepEqual(choices(server), [dots(1)]);
  outbox.hurry();
  await time.settle();
  assert.deepEqual(choices(server), [dots(1), dots(2)]);
  await time.pass(10_000);
  assert.equal(server.received.length, 2);
});

test("an idea does not wait for a ballot that is being gathered", async () => {
  const { tap, outbox, time, server } = phone();
  tap(dots(1));
  outbox.send("statements.add_argument", "r1", { choice: "an argument" });
  await time.settle();
  assert.deepEqual(choices(server), ["an argument"]);
});

test("thirty taps without a connection are one command", async () => {
  const { tap, outbox, time, server } = phone();
  server.up = false;
  const acks = [];
  for (let n = 1; n <= 30; n += 1) {
    acks.push(tap(dots(n)));
    await time.pass(400);
  }
  assert.equal(outbox.pending(), 1);
  server.up = true;
  outbox.wake();
  await time.pass(5_000);
  assert.deepEqual([server.received.length, choices(server)], [1, [dots(30)]]);
  assert.ok((await Promise.all(acks)).every((ack) => ack.ok));
});

test("a ballot of which the answer got lost gives way to a newer one", async () => {
  const { tap, outbox, time, server } = phone();
  server.answering = false;
  const first = tap(dots(1));
  await time.pass(STILL_MS + 1);
  server.up = false;
  tap(dots(2));
  assert.equal(outbox.pending(), 1);
  server.up = server.answering = true;
  outbox.wake();
  await time.pass(10_000);
  assert.deepEqual(choices(server), [dots(1), dots(2)]);
  assert.equal((await first).ok, true);
});

test("a ballot that changes while it is on its way is followed by the newer one", async () => {
  const { tap, outbox, time, server } = phone();
  server.answering = false; // the first attempt lands, its answer does not
  tap(dots(1));
  await time.pass(STILL_MS);
  assert.equal(server.received.length, 1);
  tap(dots(2));
  server.answering = true;
  await time.pass(10_000);
  assert.equal(outbox.pending(), 0);
  assert.deepEqual(choices(server).at(-1), dots(2));
});

test("a page that is loaded again sends what was being gathered", async () => {
  const first = phone();
  first.tap(dots(3));
  const second = phone(first);
  second.outbox.wake();
  await first.time.pass(STILL_MS + 10);
  assert.deepEqual(choices(first.server).at(-1), dots(3));
  assert.equal(second.outbox.pending(), 0);
});

test("a clock that is set back three hours holds no ballot up", async () => {
  const { tap, outbox, time, server, disk } = phone();
  tap(dots(1));
  const [key] = disk.kept.keys();
  const entry = JSON.parse(disk.kept.get(key));
  disk.setItem(key, JSON.stringify({ ...entry, due: entry.due + 3 * 3_600_000 }));
  outbox.wake();
  await time.settle();
  assert.deepEqual(choices(server), [dots(1)]);
});

test("that a person is done goes with the ballot, and with a tap it is over", async () => {
  const { cast, tap, time, server } = phone();
  cast("r1", dots(1), { done: true });
  await time.settle();
  tap(dots(2));
  await time.pass(STILL_MS);
  assert.deepEqual([...server.accepted.values()].map(({ data }) => data.done ?? false), [true, false]);
});

test("too late is told by what changed since the last ballot that counts, and never by what was chosen", async () => {
  const { tap, outbox, time, server, disk } = phone();
  tap({ answers: { a: "agree", b: "disagree" } });
  await time.pass(STILL_MS);
  server.refuse = () => ({ code: "round_closed" });
  tap({ answers: { a: "agree", b: "agree", c: "secret-pass" } });
  await time.pass(STILL_MS);
  const [entry] = outbox.entries().filter(({ state }) => state === "refused");
  assert.deepEqual([entry.code, entry.late, entry.data], ["round_closed", ["b", "c"], null]);
  assert.doesNotMatch([...disk.kept.values()].join(), /secret-pass|agree/);
  assert.deepEqual(outbox.counted("r1"), { answers: { a: "agree", b: "disagree" } });
});

test("a ballot that came too late with nothing new on it is no loss", async () => {
  const { tap, outbox, time, server } = phone();
  tap(dots(1));
  await time.pass(STILL_MS);
  server.refuse = () => ({ code: "round_closed" });
  tap(dots(1));
  await time.pass(STILL_MS);
  assert.deepEqual(outbox.entries().map(({ state }) => state), ["saved"]);
});

test("what changed on a ballot: the answers by question, or all of it", () => {
  assert.deepEqual(changedAnswers({ values: { a: 1, b: { c1: 2 } } }, { values: { b: { c1: 2 }, a: 1 } }), []);
  assert.deepEqual(changedAnswers({}, { values: { a: 1 } }), ["a"]);
  assert.deepEqual(changedAnswers({ values: { a: 1, b: 2 } }, {}), ["a", "b"]);
  assert.equal(changedAnswers({ chosen: ["a"] }, { chosen: ["a", "b"] }), null);
  assert.equal(changedAnswers({}, { answer: "yes" }), null);
  assert.equal(changedAnswers({ answer: null }, { answer: "yes" }), null);
});

test("of a round that is over the choices go, and what was typed stays until it is put away", () => {
  const storage = openStorage(fakeLocalStorage());
  const drafts = createDrafts({ storage, code: "K7M4PX" });
  drafts.set("r1", "ballot", { answers: { a: "against" } });
  drafts.set("r1", "ballot-side-a", "for");
  drafts.set("r1", "text.a", { about: "A bench", text: "It is too low" });
  drafts.set("r1", "argument-b", "We need more time");
  drafts.set("r1", "topic", "t1");
  drafts.set("r1", "text", "   ");
  drafts.set("r10", "text", "Another round");
  drafts.roundIsOver("r1");
  assert.equal(drafts.get("r1", "ballot"), null);
  assert.deepEqual(drafts.typed("r1").map(({ about, text }) => [about, text]).sort(),
    [["", "We need more time"], ["A bench", "It is too low"]]);
  assert.equal(drafts.typed().length, 3);
  drafts.forget(drafts.typed("r10")[0].key);
  assert.equal(drafts.typed().length, 2);
  drafts.clearAll();
  assert.deepEqual(drafts.typed(), []);
});
