// This client's copy of the server's view: {epoch, version, view, mine, pulse}, and what that is made of: the view as it came
// over the wire and the texts that stand in it. Pure: every change gives a new copy.
import { createUnpacker } from "./packed.js";
import { apply } from "./patch.js";

export const NOTHING = Object.freeze(
  { epoch: null, version: null, view: null, mine: null, pulse: null, packed: null, texts: null, unpack: null },
);

export function withSnapshot(copy, { epoch, version, view: packed, texts, mine = copy.mine, pulse = copy.pulse }) {
  const unpack = createUnpacker();
  return { epoch, version, view: unpack(packed, texts), mine, pulse, packed, texts, unpack };
}

// null when the delta does not continue this copy: a snapshot is needed. An old delta changes nothing.
export function withDelta(copy, { from, version, ops, texts: more = {} }) {
  if (copy.view === null) return null;
  if (version <= copy.version) return copy;
  if (from !== copy.version) return null;
  try {
    const packed = apply(copy.packed, ops);
    const texts = Object.assign(copy.texts, more); // a name never means another text, so older copies can share them
    return { ...copy, version, packed, texts, view: copy.unpack(packed, texts) };
  } catch (problem) {
    console.error("delta does not fit", problem);
    return null;
  }
}

// A ballot of this seat that the server has: of its own ballots a phone is not told.
export function withBallot(copy, round, { n, choice, done = false }) {
  const { mine } = copy;
  if (!mine || n <= (mine.ballots[round]?.n ?? 0)) return copy;
  return { ...copy, mine: { ...mine, ballots: { ...mine.ballots, [round]: { n, choice, done } } } };
}

// What the server may continue from, or null.
export const have = ({ epoch, version }) => (version === null ? null : { epoch, version });

/**
 * The answer of GET /api/events: a snapshot or deltas, and always mine and pulse. null when it does not fit.
 * @param {any} copy
 * @param {{snapshot?: any, epoch?: string, deltas?: any[], mine?: any, pulse?: any}} news
 */
export function withEvents(copy, { snapshot, epoch, deltas = [], mine = copy.mine, pulse = copy.pulse }) {
  if (snapshot) return withSnapshot(copy, { mine, pulse, ...snapshot });
  if (epoch !== copy.epoch) return null;
  const changed = deltas.reduce((now, delta) => now && withDelta(now, delta), copy);
  return changed && { ...changed, mine, pulse };
}

/**
 * Puts the pieces of a message that is too long for one together: take(part) -> {event, content}, null while pieces are missing.
 * @returns {(part: {id: number, event: string, at: number, of: number, text: string}) => {event: string, content: any} | null}
 */
export function createParts() {
  const pieces = new Map();
  return function take({ id, event, at, of, text }) {
    if (at === 0) pieces.set(id, []);
    const held = pieces.get(id);
    if (held?.length !== at) return null; // the rest of something of which the beginning never came
    held.push(text);
    if (held.length < of) return null;
    pieces.delete(id);
    return { event, content: JSON.parse(held.join("")) };
  };
}
