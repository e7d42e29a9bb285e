// Every command of a phone goes through here: nothing typed or chosen is lost by a reload, a dead battery of the router
// or a second tab. One storage key per entry (tabs never overwrite each other's list), sent in order, one at a time,
// under the same id until the server has answered. An entry is
//   {id, name, round, data, at, state, attempts, since, due?, began?, n?, late?, texts?, code?, words?, reply?}
//   state: "waiting" (not sent, or sent without an answer), "sending", "saved", "refused"; since: ms of the last change.
// An acknowledged entry leaves the storage at once. A refused one stays until dismissed, but a ballot without its choice:
// what is left of it are `n` and, of one that came after the close, in `late` which answers changed on it, with the texts of
// those questions.
//
// Ballots are gathered: a person who taps on sends one command for many taps. Such an entry is in the storage from the first
// tap on, and is sent when nothing changed for a moment, or at once when it is hurried (`due`, `began`: ms).
import { changedAnswers } from "./ballot.js";

const BACKOFF_MS = [1_000, 2_000, 4_000, 8_000];
const KEEP_SAVED = 30; // how many saved entries this page remembers, in memory only
export const STILL_MS = 600; // a ballot that is gathered goes out when it did not change for so long
export const GATHER_MS = 2_000; // and no later than so long after its first change
const TOO_LATE = new Set(["round_closed", "session_closed"]);

const isBallot = (entry, round) => entry.name === "ballot.cast" && entry.round === round;

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
 * @param {(round: string) => Record<string, string>} [from.questions] the texts of the questions of a round, by id
 */
export function createOutbox({
  code, storage, transport, exclusive, newId, ready = () => true, now = Date.now, later = setTimeout, random = Math.random,
  questions = () => ({}),
}) {
  const prefix = `vk.out.${code}.`;
  const keyOf = (entry) => prefix + entry.id;
  const awaited = new Map(); // id -> {name, round, promise, resolve}: the callers on this page
  const listeners = new Set();
  const counted = new Map(); // round -> {n, choice}: the newest ballot of which the server said that it has it; memory only
  let alarmAt = Infinity; // when gathered ballots are looked at again
  let saved = [];
  let pumping = false;
  let woken = false;
  let lastAt = 0;

  const stored = () => storage.keys(prefix).map(storage.get).filter(Boolean).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const waiting = () => stored().filter((entry) => entry.state !== "refused");
  // A due time that is further away than gathering takes: the clock was set back meanwhile.
  const isDue = (entry) => !(entry.due > now() && entry.due <= now() + GATHER_MS);
  const sendable = () => waiting().filter(isDue);
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

  // gather: whether this command may wait for the next one of its kind, which then goes instead. Only for a ballot.
  function send(name, round = null, data = {}, { gather = false } = {}) {
    const id = newId();
    lastAt = Math.max(now(), lastAt + 1); // keeps the order of two commands in one millisecond
    const caller = { name, round };
    caller.promise = new Promise((resolve) => (caller.resolve = resolve));
    awaited.set(id, caller);
    const gathered = gather ? whenGathered(round) : {};
    keep({ id, name, round, data, at: lastAt, state: "waiting", attempts: 0, ...gathered }, {});
    if (name === "ballot.cast") replaceBallots(round);
    pump();
    return caller.promise;
  }

  function whenGathered(round) {
    const held = stored().find((entry) => isBallot(entry, round) && entry.state === "waiting" && entry.began);
    const began = held?.began ?? now();
    return { began, due: Math.min(now() + STILL_MS, began + GATHER_MS) };
  }

  // The newest ballot counts instead of the older ones, whichever arrives first; an older one in flight is left to land.
  function replaceBallots(round) {
    const ballots = stored().filter((entry) => isBallot(entry, round));
    const newest = ballots.pop();
    for (const entry of ballots) {
      if (entry.state === "sending") continue;
      storage.remove(keyOf(entry));
      const caller = awaited.get(entry.id);
      const newer = awaited.get(newest.id);
      if (!caller || !newer) continue;
      awaited.delete(entry.id);
      newer.promise.then(caller.resolve);
    }
  }

  // What is gathered goes out now: of one round, or of all.
  function hurry(round = null) {
    const held = waiting().filter((entry) => !isDue(entry) && (round === null || entry.round === round));
    held.forEach((entry) => keep(entry, { due: 0 }));
    if (held.length) pump();
  }

  // One timer for all that is gathered.
  function setAlarm() {
    const next = Math.min(...waiting().filter((entry) => !isDue(entry)).map((entry) => entry.due));
    if (next >= alarmAt) return;
    alarmAt = next;
    later(() => {
      alarmAt = Infinity;
      pump();
    }, next - now());
  }

  async function pump() {
    woken = true;
    if (pumping) return;
    pumping = true;
    let pause = 0;
    try {
      while (sendable().length && (woken || (!pause && ready()))) {
        woken = false;
        pause = await exclusive(sendFirst);
      }
    } finally {
      pumping = false;
    }
    settleElsewhere();
    if (pause) later(pump, pause);
    setAlarm();
  }

  // Sends the oldest entry; gives the ms to wait before the next try, 0 to go on.
  async function sendFirst() {
    const [first] = sendable();
    if (!first || !ready()) return 0;
    const entry = keep(first, { state: "sending", attempts: first.attempts + 1 });
    try {
      return conclude(entry, await transport(entry));
    } catch {
      if (storage.get(keyOf(entry))) tryLater(entry, {});
      return backoff(entry.attempts);
    }
  }

  function conclude(entry, ack) {
    if (!ack.ok && ack.retry) {
      tryLater(entry, { code: ack.code });
      return backoff(entry.attempts);
    }
    if (ack.ok) {
      storage.remove(keyOf(entry));
      if (entry.name === "ballot.cast") countsNow(entry.round, entry.data);
      saved = [...saved, { ...entry, ...remembered(entry), reply: ack.reply, state: "saved", since: now() }].slice(-KEEP_SAVED);
      tell();
    } else refuse(entry, ack);
    settle(entry.id, ack);
    return 0;
  }

  function tryLater(entry, change) {
    keep(entry, { ...change, state: "waiting" });
    if (entry.name === "ballot.cast") replaceBallots(entry.round); // there may be a newer one by now
  }

  function refuse(entry, { code, words }) {
    const before = counted.get(entry.round)?.choice;
    const tooLate = entry.name === "ballot.cast" && TOO_LATE.has(code);
    const late = !tooLate ? undefined : before ? changedAnswers(before, entry.data.choice) : null;
    if (late?.length === 0) storage.remove(keyOf(entry)); // nothing on it that is not counted already
    else keep(entry, { state: "refused", code, words, ...remembered(entry),
      ...(late !== undefined && { late, texts: namesOf(late ?? [], questions(entry.round)) }) });
    tell();
  }

  const namesOf = (ids, texts) => Object.fromEntries(ids.filter((id) => texts[id]).map((id) => [id, texts[id]]));

  // The server has this ballot of this phone.
  function countsNow(round, { n, choice }) {
    if (n > (counted.get(round)?.n ?? -1)) counted.set(round, { n, choice });
  }

  // After its answer nothing of a ballot's choice is left in the storage, nor where a page shows it.
  const remembered = (entry) => (entry.name === "ballot.cast" ? { data: null, n: entry.data.n } : {});

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
    hurry,
    countsNow,
    // What this page knows to count of a ballot: its choice, {} when it was taken back, or null when it knows of none.
    counted: (round) => counted.get(round)?.choice ?? null,
    // What the server may not have yet.
    unanswered: waiting,
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
