// A phone's own ballot in a secret round. `n` grows on the phone, so that an older ballot never replaces a newer one.
import { lengthOf } from "./characters.js";

/** @typedef {{done?: boolean, gather?: boolean}} Casting done: this seat says that it is ready; gather: see outbox.js */

/**
 * Gives cast(round, choice, casting) -> Promise<ack>. send(name, round, data, {gather}): the outbox; known(round): the n the
 * server has, or 0.
 * @param {{send: (...command: any[]) => any, known: (round: string) => number, now?: () => number}} from
 */
export function createCaster({ send, known, now = Date.now }) {
  const last = new Map();
  /** @param {string} round @param {any} choice @param {Casting} [casting] */
  return function cast(round, choice, { done = false, gather = false } = {}) {
    const n = Math.max(now(), known(round) + 1, (last.get(round) ?? 0) + 1);
    last.set(round, n);
    return send("ballot.cast", round, { n, choice, ...(done && { done }) }, { gather });
  };
}

// The number of a ballot that is an entry of the outbox, whatever became of it.
export const numberOf = (entry) => entry.data?.n ?? entry.n ?? 0;

// What this seat has chosen, newest first: {choice, entry} from the outbox (entry: not yet with the server), {choice} as
// the server has it, or null. entries: the outbox entries of this round; mine: as the server sends it.
export function ballotInHand(round, mine, entries) {
  const own = entries.filter((entry) => entry.name === "ballot.cast" && entry.data);
  const entry = own.at(-1);
  const stored = mine?.ballots?.[round] ?? null;
  if (entry && entry.data.n > (stored?.n ?? 0)) return { choice: entry.data.choice, entry };
  return stored && { choice: stored.choice };
}

// What is sent of a text: as it was sent last where it has become too long, so that the rest of the ballot is kept all the same.
export function fitting(text, before, most) {
  const trimmed = text.trim();
  return lengthOf(trimmed) > most ? before ?? "" : trimmed;
}

// Of equal choices this gives equal texts: JSON with the keys in order.
export function textOf(value) {
  if (Array.isArray(value)) return `[${value.map(textOf)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  return `{${Object.keys(value).sort().map((key) => `${key}:${textOf(value[key])}`)}}`;
}

// The keys of the answers in which two choices differ, [] when they are the same, or null: it is another choice as a whole.
export function changedAnswers(before, after) {
  if (textOf(before) === textOf(after)) return [];
  const [old, now] = [answersIn(before), answersIn(after)];
  if (!old || !now) return null;
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => textOf(old[key]) !== textOf(now[key]));
}

// The answers by question in a choice that is made of them; {} in a blank one, null in any other.
export function answersIn(choice) {
  const parts = Object.values(choice ?? {});
  if (!parts.length) return {};
  const [answers] = parts;
  return parts.length === 1 && answers !== null && typeof answers === "object" && !Array.isArray(answers) ? answers : null;
}
