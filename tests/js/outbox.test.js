import assert from "node:assert/strict";
import { test } from "node:test";
import { createLock } from "#js/lib/lock.js";
import { createOutbox } from "#js/lib/outbox.js";
import { openStorage } from "#js/lib/storage.js";
import { ballotInHand, createCaster } from "#js/lib/ballot.js";
import { fakeLocalStorage, fakeServer, fakeTime } from "./fakes.js";

let ids = 0;

// One tab of Ana's phone. Tabs share the disk, the clock and the server.
function tab({ disk = fakeLocalStorage(), time = fakeTime(), server = fakeServer(), ready, locks } = {}) {
  const storage = openStorage(disk);
  const outbox = createOutbox({
    code: "K7M4PX", storage, transport: server.transport, ready: ready ?? (() => server.up), newId: () => `id-${(ids += 1)}`,
    exclusive: createLock({ name: "k", storage, locks, tab: `tab-${(ids += 1)}`, now: time.now, later: time.later }),
    now: time.now, later: time.later, random: () => 0.5,
  });
  return { outbox, disk, time, server };
}

const texts = (server) => [...server.accepted.values()].map((entry) => entry.data.text);
const choices = (disk) => [...disk.kept.values()].join(" ");

test("a refused command is not tried again, keeps its text and says why", async () => {
  const { outbox, time, server } = tab();
  server.refuse = () => ({ code: "round_closed" });
  const ack = outbox.send("brainstorm.add_idea", "r1", { text: "Bel mij" });
  await time.pass(60_000);
  assert.equal((await ack).code, "round_closed");
  assert.equal(server.received.length, 1);
  const [entry] = outbox.entries();
  assert.deepEqual([entry.state, entry.code, entry.data.text], ["refused", "round_closed", "Bel mij"]);
  outbox.dismiss(entry.id);
  assert.deepEqual(outbox.entries(), []);
});

test("of a refused ballot nothing of the choice stays on the device", async () => {
  const { outbox, time, server, disk } = tab();
  server.refuse = () => ({ code: "round_closed" });
  outbox.send("ballot.cast", "r1", { n: 1, choice: "against-everything" });
  await time.pass(1_000);
  assert.equal(outbox.entries()[0].state, "refused");
  assert.doesNotMatch(choices(disk), /against-everything/);
});

test("of an acknowledged command nothing stays on the device", async () => {
  const { outbox, time, disk } = tab();
  outbox.send("ballot.cast", "r1", { n: 1, choice: "secret-choice" });
  assert.match(choices(disk), /secret-choice/);
  await time.pass(1_000);
  assert.deepEqual([...disk.kept.keys()], []);
  assert.equal(outbox.entries()[0].state, "saved");
  assert.equal(outbox.entries()[0].data, null);
});

test("saved is not said before the acknowledgement", async () => {
  const { outbox, time, server } = tab();
  const states = [];
  outbox.subscribe((entries) => states.push(entries[0].state));
  server.up = false;
  outbox.send("brainstorm.add_idea", "r1", { text: "a" });
  await time.pass(10_000);
  assert.ok(!states.includes("saved"));
  server.up = true;
  outbox.wake();
  await time.pass(1_000);
  assert.equal(states.at(-1), "saved");
});

test("what was not sent survives a reload and goes out under the same id", async () => {
  const first = tab();
  first.server.up = false;
  first.outbox.send("brainstorm.add_idea", "r1", { text: "a" });
  await first.time.pass(1_000);
  const [{ id }] = first.outbox.entries();
  first.server.up = true;
  const second = tab(first);
  assert.equal(second.outbox.entries()[0].id, id);
  second.outbox.wake();
  await first.time.pass(1_000);
  assert.deepEqual([...first.server.accepted.keys()], [id]);
});

test("a command whose answer got lost is repeated under the same id", async () => {
  const { outbox, time, server } = tab();
  server.answering = false;
  const ack = outbox.send("brainstorm.add_idea", "r1", { text: "a" });
  await time.pass(5_000);
  assert.equal(outbox.entries()[0].state, "waiting");
  server.answering = true;
  await time.pass(20_000);
  assert.equal((await ack).ok, true);
  assert.ok(server.received.length > 1);
  assert.equal(new Set(server.received).size, 1);
});

test("a refusal that may pass is tried again", async () => {
  const { outbox, time, server } = tab();
  server.refuse = () => ({ code: "store_unavailable", retry: true });
  const ack = outbox.send("brainstorm.add_idea", "r1", { text: "a" });
  await time.pass(3_000);
  assert.deepEqual([outbox.entries()[0].state, outbox.entries()[0].code], ["waiting", "store_unavailable"]);
  server.refuse = null;
  await time.pass(30_000);
  assert.equal((await ack).ok, true);
});

test("commands arrive in the order they were given, one at a time", async () => {
  const { outbox, time, server } = tab();
  for (const text of ["a", "b", "c", "d"]) outbox.send("brainstorm.add_idea", "r1", { text });
  await time.pass(5_000);
  assert.deepEqual(texts(server), ["a", "b", "c", "d"]);
});

test("a ballot replaces an unsent one of the same round, and only that", async () => {
  const { outbox, time, server } = tab();
  server.up = false;
  const old = outbox.send("ballot.cast", "r1", { n: 1, choice: "a" });
  outbox.send("ballot.cast", "r2", { n: 1, choice: "b" });
  outbox.send("brainstorm.add_idea", "r1", { text: "c" });
  outbox.send("ballot.cast", "r1", { n: 2, choice: "d" });
  assert.equal(outbox.pending(), 3);
  server.up = true;
  outbox.wake();
  await time.pass(5_000);
  assert.deepEqual([...server.accepted.values()].map(({ data }) => data.choice ?? data.text), ["b", "c", "d"]);
  assert.equal((await old).ok, true); // whoever waits for the old ballot hears of the one that counts
});

test("the replaced ballot is not called saved before the newer one is", async () => {
  const { outbox, time, server } = tab();
  server.up = false;
  let settled = false;
  outbox.send("ballot.cast", "r1", { n: 1, choice: "a" }).then(() => (settled = true));
  outbox.send("ballot.cast", "r1", { n: 2, choice: "b" });
  outbox.refresh();
  await time.pass(10_000);
  assert.equal(settled, false);
});

test("a ballot in flight is left to land, the newer one follows", async () => {
  const { outbox, time, server } = tab();
  let land;
  const real = server.transport;
  const slow = createSlow();
  function createSlow() {
    return (entry) => (server.received.length ? real(entry) : new Promise((resolve) => {
      server.received.push(entry.id);
      land = () => resolve({ ok: true, id: entry.id });
    }));
  }
  const storage = openStorage(fakeLocalStorage());
  const other = createOutbox({
    code: "A",
    storage,
    transport: slow,
    exclusive: (work) => work(),
    newId: () => `id-${(ids += 1)}`,
    now: time.now,
    later: time.later,
  });
  other.send("ballot.cast", "r1", { n: 1, choice: "a" });
  await time.settle();
  other.send("ballot.cast", "r1", { n: 2, choice: "b" });
  assert.equal(other.pending(), 2);
  land();
  await time.pass(100);
  assert.deepEqual([...server.accepted.values()].map(({ data }) => data.choice), ["b"]);
  assert.equal(other.pending(), 0);
  assert.equal(outbox.pending(), 0);
});

for (const [name, locks] of [["with a lease", () => undefined], ["with the locks of the browser", fakeLocks]]) {
  test(`two tabs do not send one command twice, ${name}`, async () => {
    const shared = { locks: locks() };
    const first = tab(shared);
    const second = tab({ ...first, ...shared });
    first.server.up = false;
    const ack = first.outbox.send("brainstorm.add_idea", "r1", { text: "a" });
    first.outbox.send("brainstorm.add_idea", "r1", { text: "b" });
    second.outbox.refresh();
    first.server.up = true;
    first.outbox.wake();
    second.outbox.wake();
    await first.time.pass(20_000);
    assert.equal(first.server.received.length, 2);
    first.outbox.refresh();
    assert.equal((await ack).ok, true);
    assert.deepEqual(texts(first.server), ["a", "b"]);
    assert.equal(second.outbox.pending(), 0);
  });
}

test("a tab that was closed while sending does not hold the others up for ever", async () => {
  const first = tab();
  first.disk.setItem("vk.lease.k", JSON.stringify({ tab: "gone", until: first.time.now() + 12_000 }));
  first.outbox.send("brainstorm.add_idea", "r1", { text: "a" });
  await first.time.pass(11_000);
  assert.equal(first.server.received.length, 0);
  await first.time.pass(3_000);
  assert.deepEqual(texts(first.server), ["a"]);
});

test("without storage everything still goes out, and the outbox says that it will not survive", async () => {
  const broken = { get length() { throw new Error("SecurityError"); }, getItem() { throw new Error(); },
    setItem() { throw new Error(); }, removeItem() { throw new Error(); } };
  const { outbox, time, server } = tab({ disk: broken });
  assert.equal(outbox.persistent, false);
  outbox.send("brainstorm.add_idea", "r1", { text: "a" });
  await time.pass(1_000);
  assert.deepEqual(texts(server), ["a"]);
});

test("an entry that is too large for the storage is kept in memory", async () => {
  const disk = fakeLocalStorage({ limit: 2_000 });
  const { outbox, time, server } = tab({ disk });
  server.up = false;
  outbox.send("brainstorm.add_idea", "r1", { text: "x".repeat(3_000) });
  outbox.send("brainstorm.add_idea", "r1", { text: "b" });
  assert.equal(outbox.pending(), 2);
  server.up = true;
  outbox.wake();
  await time.pass(1_000);
  assert.equal(server.accepted.size, 2);
});

test("the number of a ballot only grows, also when the phone's clock goes back", () => {
  const sent = [];
  let now = 5_000;
  const cast = createCaster({ send: (...command) => sent.push(command), known: (round) => (round === "r2" ? 9_000 : 0), now: () => now });
  cast("r1", "a");
  now = 1_000;
  cast("r1", "b");
  cast("r2", "c");
  assert.deepEqual(sent.map(([, round, { n }]) => [round, n]), [["r1", 5_000], ["r1", 5_001], ["r2", 9_001]]);
});

test("the ballot in hand is the newest: waiting on the phone, or with the server", () => {
  const mine = { ballots: { r1: { n: 5, choice: "server" } } };
  const waiting = { name: "ballot.cast", round: "r1", data: { n: 6, choice: "phone" }, state: "waiting" };
  assert.equal(ballotInHand("r1", mine, []).choice, "server");
  assert.deepEqual(ballotInHand("r1", mine, [waiting]), { choice: "phone", entry: waiting });
  assert.equal(ballotInHand("r1", { ballots: { r1: { n: 7, choice: "later" } } }, [waiting]).choice, "later");
  assert.equal(ballotInHand("r2", mine, []), null);
});

function fakeLocks() {
  let turn = Promise.resolve();
  return { request: (name, work) => (turn = turn.then(work)) };
}
