// Every command of a phone goes through here: nothing typed or chosen is lost by a reload, a dead battery of the router
// or a second tab. One storage key per entry (tabs never overwrite each other's list), sent in order, one at a time,
// under the same id until the server has answered. An entry is
//   {id, name, round, data, at, state, attempts, since, code?, words?, reply?}
//   state: "waiting" (not sent, or sent without an answer), "sending", "saved", "refused"; since: ms of the last change.
// An acknowledged entry leaves the storage at once. A refused one stays until dismissed, but a ballot without its choice.

const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000];
const KEEP_SAVED = 30; // how many saved entries this page remembers, in memory only

/**
 * @param {object} from
 * @param {string} from.code of the session
 * @param {ReturnType<typeof import("./storage.js").openStorage>} from.storage
 * @param {(entry: any) => Promise<any>} from.transport gives the acknowledgement; rejects when there was no answer
 * @param {(work: () => Promise<any>) => Promise<any>} from.exclusive see lock.js
 * @param {() => string} from.newId
 * @param {() => boolean} [from.ready] whether there is a connection to try
 * @param {() => number} [from.now]
 * @param {import("../types/outside.js").Later} [from.later]
 * @param {() => number} [from.random]
 */
export function createOutbox({
  code, storage, transport, exclusive, newId, ready = () => true, now = Date.now, later = setTimeout, random = Math.random,
}) {
  const prefix = `vk.out.${code}.`;
  const keyOf = (entry) => prefix + entry.id;
  const awaited = new Map(); // id -> {name, round, promise, resolve}: the callers on this page
  const listeners = new Set();
  let saved = [];
  let pumping = false;
  let woken = false;
  let lastAt = 0;

  const stored = () => storage.keys(prefix).map(storage.get).filter(Boolean).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const waiting = () => stored().filter((entry) => entry.state !== "refused");
  const tell = () => listeners.forEach((listener) => listener(entries()));

  function entries() {
    return [...saved, ...stored()];
  }

  function keep(entry, change) {
    const next = { ...entry, ...change, since: now() };
    storage.set(keyOf(next), next);
    tell();
    return next;
  }

  function settle(id, ack) {
    awaited.get(id)?.resolve(ack);
    awaited.delete(id);
  }

  function send(name, round = null, data = {}) {
    const id = newId();
    lastAt = Math.max(now(), lastAt + 1); // keeps the order of two commands in one millisecond
    const caller = { name, round };
    caller.promise = new Promise((resolve) => (caller.resolve = resolve));
    awaited.set(id, caller);
    if (name === "ballot.cast") replaceBallots(round, caller.promise);
    keep({ id, name, round, data, at: lastAt, state: "waiting", attempts: 0 }, {});
    pump();
    return caller.promise;
  }

  // A newer ballot counts instead of an older one, whichever arrives first; an older one in flight is left to land.
  function replaceBallots(round, newer) {
    for (const entry of stored()) {
      if (entry.name !== "ballot.cast" || entry.round !== round || entry.state === "sending") continue;
      storage.remove(keyOf(entry));
      const caller = awaited.get(entry.id);
      awaited.delete(entry.id);
      if (caller) newer.then(caller.resolve);
    }
  }

  async function pump() {
    woken = true;
    if (pumping) return;
    pumping = true;
    let pause = 0;
    try {
      while (woken || (!pause && ready() && waiting().length)) {
        woken = false;
        pause = await exclusive(sendFirst);
      }
    } finally {
      pumping = false;
    }
    settleElsewhere();
    if (pause) later(pump, pause);
  }

  // Sends the oldest entry; gives the ms to wait before the next try, 0 to go on.
  async function sendFirst() {
    const [first] = waiting();
    if (!first || !ready()) return 0;
    const entry = keep(first, { state: "sending", attempts: first.attempts + 1 });
    try {
      return conclude(entry, await transport(entry));
    } catch {
      if (storage.get(keyOf(entry))) keep(entry, { state: "waiting" });
      return backoff(entry.attempts);
    }
  }

  function conclude(entry, ack) {
    if (!ack.ok && ack.retry) {
      keep(entry, { state: "waiting", code: ack.code });
      return backoff(entry.attempts);
    }
    if (ack.ok) {
      storage.remove(keyOf(entry));
      saved = [...saved, { ...entry, data: remembered(entry), reply: ack.reply, state: "saved", since: now() }].slice(-KEEP_SAVED);
      tell();
    } else keep(entry, { state: "refused", code: ack.code, words: ack.words, data: remembered(entry) });
    settle(entry.id, ack);
    return 0;
  }

  // After its answer nothing of a ballot's choice is left on the device.
  const remembered = (entry) => (entry.name === "ballot.cast" ? null : entry.data);

  const backoff = (attempts) => BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] * (0.75 + random() / 2);

  // Another tab may have sent what this page waits for: gone from the storage means that the server has it, unless a
  // newer ballot of the same round stands in its place.
  function settleElsewhere() {
    const left = stored();
    for (const [id, caller] of [...awaited]) {
      const entry = left.find((other) => other.id === id);
      const replaced = caller.name === "ballot.cast" && left.some((other) => other.name === caller.name && other.round === caller.round);
      if (entry?.state === "refused") settle(id, { ok: false, id, code: entry.code, words: entry.words, retry: false });
      else if (!entry && !replaced) settle(id, { ok: true, id });
    }
  }

  return {
    send,
    entries,
    ofRound: (round) => entries().filter((entry) => entry.round === round),
    pending: () => waiting().length,
    wake: pump, // the connection is back
    // Another tab changed the storage.
    refresh() {
      settleElsewhere();
      tell();
      pump();
    },
    // The person has seen why it was refused.
    dismiss(id) {
      storage.remove(prefix + id);
      tell();
    },
    clear() {
      stored().forEach((entry) => storage.remove(keyOf(entry)));
      saved = [];
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get persistent() { return storage.persistent; },
  };
}
