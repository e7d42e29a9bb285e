import assert from "node:assert/strict";
import { test } from "node:test";
import { createClock } from "#js/lib/clock.js";
import { createLive } from "#js/lib/live.js";
import { NOTHING, createParts, withBallot, withDelta, withEvents, withSnapshot } from "#js/lib/replica.js";
import { fakeTime } from "./fakes.js";

// The part of a socket.io socket that live.js uses, with the server's side in the test's hands.
function fakeSocket() {
  const handlers = new Map();
  const socket = {
    connected: false, active: false, emitted: [], connects: 0,
    on: (name, handler) => handlers.set(name, handler),
    emit: (...message) => socket.emitted.push(message),
    timeout: () => ({ emit: (name, envelope, done) => (socket.pending = { envelope, done }) }),
    connect() {
      socket.connects += 1;
      socket.active = true;
    },
    disconnect: () => (socket.connected = socket.active = false),
    hear: (name, ...content) => handlers.get(name)?.(...content),
    accept() {
      socket.connected = true;
      socket.hear("connect");
      socket.hear("hello", { epoch: "e1", now: 5_000 });
    },
    lose() {
      socket.connected = false;
      socket.hear("disconnect", "transport close");
    },
    // As the real one: it stays active after a loss or a failure of the network, not after a refusal of the server.
    fail(refused) {
      if (refused) socket.active = false;
      socket.hear("connect_error", Object.assign(new Error("x"), refused && { data: refused }));
    },
  };
  return socket;
}

/** @param {{as?: "phone" | "desk" | "projector", fetcher?: import("#js/types/outside.js").Fetcher}} [from] */
function page({ as = "phone", fetcher = async () => Promise.reject(new Error("offline")) } = {}) {
  const time = fakeTime();
  const socket = fakeSocket();
  const live = createLive({
    as,
    code: "K7M4PX",
    seat: "token",
    io: () => socket,
    clock: createClock(time.now),
    fetcher,
    later: time.later,
    cancel: time.cancel,
    random: () => 0.5,
  });
  live.start();
  return { live, socket, time, state: () => live.store.get() };
}

const snapshot = { epoch: "e1", version: 4, texts: {}, view: { n: 1 }, mine: { role: null }, pulse: { people: 3 } };

test("a seat that is not known ends the trying", async () => {
  const { socket, time, state } = page();
  socket.fail({ code: "seat_unknown", words: {} });
  await time.pass(120_000);
  assert.deepEqual([state().status, state().refusal.code, socket.connects], ["refused", "seat_unknown", 1]);
});

test("a refusal that may pass is shown while the page keeps trying", async () => {
  const { socket, time, state } = page();
  socket.fail({ code: "session_full", words: {} });
  assert.deepEqual([state().status, state().refusal.code], ["reconnecting", "session_full"]);
  await time.pass(20_000);
  assert.equal(socket.connects, 2);
  socket.accept();
  socket.hear("snapshot", snapshot);
  assert.deepEqual([state().status, state().refusal], ["online", null]);
});

test("a delta that does not continue the copy asks once for what is missing", () => {
  const { socket, state } = page();
  socket.accept();
  socket.hear("snapshot", snapshot);
  socket.emitted = [];
  socket.hear("delta", { from: 6, version: 7, ops: [["s", ["n"], 9]] });
  socket.hear("delta", { from: 7, version: 8, ops: [["s", ["n"], 10]] });
  assert.deepEqual(socket.emitted, [["resume", { have: { epoch: "e1", version: 4 } }]]);
  assert.equal(state().view.n, 1);
  socket.hear("delta", { from: 4, version: 8, ops: [["s", ["n"], 10]] });
  assert.deepEqual([state().view.n, state().version], [10, 8]);
});

test("a delta that cannot be applied asks for a whole snapshot", () => {
  const complain = console.error;
  console.error = () => {};
  const { socket } = page();
  socket.accept();
  socket.hear("snapshot", snapshot);
  socket.hear("delta", { from: 4, version: 5, ops: [["a", ["n"], [1]]] });
  console.error = complain;
  assert.deepEqual(socket.emitted.at(-1), ["resume", { have: null }]);
});

test("after a loss the page goes on from what it has", async () => {
  const { socket, time, state } = page();
  socket.accept();
  assert.deepEqual(socket.emitted, [["resume", { have: null }]]);
  socket.hear("snapshot", snapshot);
  socket.lose();
  assert.equal(state().status, "reconnecting");
  await time.pass(1_500);
  assert.equal(socket.connects, 2);
  socket.accept();
  assert.deepEqual(socket.emitted.at(-1), ["resume", { have: { epoch: "e1", version: 4 } }]);
  assert.equal(state().status, "online");
});

test("a goodbye with a time is kept to, one without ends the trying when it is final", async () => {
  const { socket, time, state } = page();
  socket.accept();
  socket.hear("bye", { code: "restarting", retry_after: 10 });
  socket.lose();
  await time.pass(9_900);
  assert.equal(socket.connects, 1);
  await time.pass(10_100);
  assert.equal(socket.connects, 2);
  socket.accept();
  socket.hear("bye", { code: "gone" });
  socket.lose();
  await time.pass(60_000);
  assert.deepEqual([state().status, socket.connects], ["refused", 2]);
});

test("a command in flight fails at once when the connection is lost, and not silently when no answer comes", async () => {
  const { live, socket } = page();
  await assert.rejects(live.command({ id: "a", name: "x" }));
  socket.accept();
  const lost = assert.rejects(live.command({ id: "a", name: "x" }));
  socket.lose();
  await lost;
  socket.accept();
  const late = assert.rejects(live.command({ id: "a", name: "x" }));
  socket.pending.done(new Error("timeout"));
  await late;
  const answered = live.command({ id: "a", name: "x", data: { y: 1 } });
  const { pad, ...envelope } = socket.pending.envelope;
  assert.deepEqual([typeof pad, envelope], ["string", { id: "a", name: "x", round: null, data: { y: 1 } }]);
  socket.pending.done(null, { ok: true, id: "a" });
  assert.equal((await answered).ok, true);
});

test("ballots of a phone have one length over the socket, over HTTP and as the page goes away, and a desk fills nothing up", async () => {
  const bytes = (text) => new TextEncoder().encode(text).length;
  const bodies = [];
  const fetcher = async (address, { body }) => (bodies.push(body), { ok: true, json: async () => ({ ok: true }) });
  const cast = (choice) => ({ id: "a".repeat(22), name: "ballot.cast", round: "r1", data: { n: 1_790_000_000_000, choice } });
  const opened = { ...snapshot, view: { round: { id: "r1", ballotBytes: 2048 } } };
  const choices = [{}, { answers: { a: "disagree" } }];
  const { live, socket } = page({ fetcher });
  socket.accept();
  socket.hear("snapshot", opened);
  const overSocket = choices.map((choice) => {
    live.command(cast(choice));
    return bytes(JSON.stringify(socket.pending.envelope));
  });
  live.part(choices.map(cast));
  assert.deepEqual([overSocket, bodies.map(bytes)], [[2048, 2048], [2048 + 16, 2048 + 16]]);
  const desk = page({ as: "desk" });
  desk.socket.accept();
  desk.live.command(cast({}));
  assert.deepEqual(desk.socket.pending.envelope, cast({}));
});

test("when sockets fail twice and HTTP works, the phone polls and sends over HTTP, and tries the socket each minute", async () => {
  const asked = [];
  const fetcher = async (address, request) => {
    asked.push([address, request]);
    if (address === "/api/command") return { ok: true, json: async () => ({ ok: true, id: "a" }) };
    return {
      ok: true,
      status: 200,
      json: async () =>
        asked.length === 1
          ? { now: 1, snapshot }
          : { epoch: "e1", now: 1, deltas: [{ from: 4, version: 5, ops: [["s", ["n"], 2]] }] },
    };
  };
  const { live, socket, time, state } = page({ fetcher });
  socket.fail();
  await time.pass(2_000);
  socket.fail();
  await time.pass(100);
  assert.equal(state().status, "http");
  await time.pass(2_000);
  assert.deepEqual([state().view.n, state().version], [2, 5]);
  assert.match(asked[1][0], /code=K7M4PX&epoch=e1&after=4/);
  assert.equal(asked[1][1].headers.Authorization, "Bearer token");
  assert.equal((await live.command({ id: "a", name: "x" })).ok, true);
  const { pad, ...sent } = JSON.parse(asked.at(-1)[1].body);
  assert.deepEqual([typeof pad, sent], ["string", { id: "a", name: "x", round: null, data: {}, code: "K7M4PX" }]);
  const before = socket.connects;
  await time.pass(61_000);
  assert.equal(socket.connects, before + 1);
  socket.accept();
  const polls = asked.length;
  await time.pass(10_000);
  assert.equal(asked.length, polls);
});

for (const as of /** @type {("desk" | "projector")[]} */ (["desk", "projector"])) {
  test(`a ${as} polls as well, as itself`, async () => {
    const asked = [];
    const fetcher = async (address) => (asked.push(address), { ok: true, json: async () => ({ now: 1, snapshot }) });
    const { socket, time, state } = page({ as, fetcher });
    socket.fail();
    await time.pass(2_000);
    socket.fail();
    await time.settle();
    assert.equal(asked[0], `/api/events?code=K7M4PX&as=${as}`);
    assert.deepEqual([state().status, state().view], ["http", snapshot.view]);
  });
}

test("a network that holds the socket does not hold the page", async () => {
  const { socket, time, state } = page({ fetcher: async () => ({ ok: true, json: async () => ({ now: 1, snapshot }) }) });
  await time.pass(3_100); // nothing came of the socket
  assert.equal(state().status, "http");
  socket.fail();
  await time.settle();
  assert.equal(state().status, "http");
  socket.accept();
  socket.hear("snapshot", snapshot);
  assert.equal(state().status, "online");
});

test("a page that wakes asks its socket for a sign, and takes another when none comes", async () => {
  const { live, socket, time, state } = page();
  socket.accept();
  socket.hear("snapshot", snapshot);
  live.tryNow();
  assert.deepEqual(socket.emitted.at(-1), ["resume", { have: { epoch: "e1", version: 4 } }]);
  socket.hear("hello", { epoch: "e1", now: 6_000 });
  await time.pass(4_000);
  assert.deepEqual([socket.connects, state().status], [1, "online"]);
  live.tryNow();
  await time.pass(3_000);
  assert.equal(socket.connects, 2);
});

test("a copy follows deltas, ignores old ones and refuses gaps and another epoch", () => {
  const copy = withSnapshot(NOTHING, snapshot);
  const next = withDelta(copy, { from: 4, version: 6, ops: [["s", ["n"], 2]] });
  assert.deepEqual([next.view.n, next.version, copy.view.n], [2, 6, 1]);
  assert.equal(withDelta(next, { from: 4, version: 6, ops: [["s", ["n"], 3]] }), next);
  assert.equal(withDelta(next, { from: 7, version: 8, ops: [] }), null);
  assert.equal(withDelta(NOTHING, { from: 0, version: 1, ops: [] }), null);
  assert.equal(withEvents(copy, { epoch: "other", deltas: [] }), null);
  assert.equal(withEvents(copy, { epoch: "e1", deltas: [], pulse: { people: 9 } }).pulse.people, 9);
});

test("a text that stands in many places is one text, and what did not change is the same object", () => {
  const packed = { title: "~1", options: ["~2", "~2"], odd: "~~1" };
  const copy = withSnapshot(NOTHING, { ...snapshot, texts: { 1: "A long title", 2: { id: "o", text: "~1" } }, view: packed });
  assert.deepEqual(copy.view, { title: "A long title", options: [{ id: "o", text: "A long title" }, { id: "o", text: "A long title" }],
    odd: "~1" });
  const next = withDelta(copy, { from: 4, version: 5, texts: { 3: "Another title" }, ops: [["s", ["title"], "~3"]] });
  assert.equal(next.view.title, "Another title");
  assert.equal(next.view.options, copy.view.options);
  assert.equal(copy.view.title, "A long title");
});

test("a text that did not come with its delta is a gap", () => {
  const copy = withSnapshot(NOTHING, snapshot);
  assert.equal(withDelta(copy, { from: 4, version: 5, ops: [["s", ["n"], "~9"]] }), null);
});

test("the pieces of a message come together, also through those of another; one without its beginning is nothing", () => {
  const take = createParts();
  const piece = (id, at, text) => take({ id, event: "mine", at, of: 2, text });
  assert.equal(piece(7, 1, "lost"), null);
  assert.equal(piece(1, 0, '{"a"'), null);
  assert.equal(piece(2, 0, '{"b"'), null);
  assert.deepEqual(piece(1, 1, ":1}"), { event: "mine", content: { a: 1 } });
  assert.deepEqual(piece(2, 1, ":2}"), { event: "mine", content: { b: 2 } });
});

test("a phone knows of a ballot that the server has, and an older one changes nothing", () => {
  const copy = withSnapshot(NOTHING, { ...snapshot, mine: { role: null, owned: {}, ballots: {} } });
  const voted = withBallot(copy, "r1", { n: 5, choice: { option: "a" } });
  assert.deepEqual(voted.mine.ballots.r1, { n: 5, choice: { option: "a" }, done: false });
  assert.equal(withBallot(voted, "r1", { n: 4, choice: {} }), voted);
});

/** @type {["phone" | "desk", string][]} */
const LARGE = [["phone", "/api/command"], ["desk", "/api/desk/K7M4PX/command"]];

for (const [as, path] of LARGE) {
  test(`a command too large for the socket of a ${as} goes over HTTP, so that the socket lives on`, async () => {
    const asked = [];
    const { live, socket } = page({
      as,
      fetcher: async (address, { body }) => (asked.push(address), { json: async () => ({ ok: true, id: JSON.parse(body).id }) }),
    });
    socket.accept();
    assert.deepEqual(await live.command({ id: "a", name: "x", data: { text: "é".repeat(8_000) } }), { ok: true, id: "a" });
    assert.deepEqual([asked, socket.pending], [[path], undefined]);
  });
}
