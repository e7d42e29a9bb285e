// The answers of a round as they are read: in an order by lot, another one for every reader, so that nobody always comes first.
// Pure.

/**
 * @typedef {{id: string, question: string, text: string, score?: number, hidden?: boolean, pasted?: boolean,
 *   items?: Record<string, {text: string, hidden?: boolean}>}} Reading
 * @param {any} round as any audience gets it
 * @returns {Reading[]} those on ballots, then those that were pasted
 */
export function answersOf(round) {
  const told = round.result && !round.result.withheld ? round.result.answers : {};
  const list = (answers, pasted) => Object.entries(answers ?? {}).map(([id, answer]) => ({ id, ...answer, pasted }));
  return [...list(told, false), ...list(round.body.answers, true)];
}

/** A number for the order of one reader. */
export const drawLot = () => Math.floor(Math.random() * 2 ** 32);

/**
 * By lot, and the same every time for the same lot; an answer that is added or goes moves no other.
 * @template {{id: string}} A
 * @param {A[]} answers
 * @param {number} lot
 */
export const inOwnOrder = (answers, lot) =>
  answers.map((answer) => /** @type {[number, A]} */ ([mixed(`${lot}/${answer.id}`), answer])).sort(([a], [b]) => a - b)
    .map(([, answer]) => answer);

// A text as a number that says nothing of it (FNV-1a, stirred once more).
function mixed(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * The sentences of a text, word for word: together they are the whole text.
 * @param {string} text
 * @returns {string[]}
 */
export function sentencesOf(text) {
  const ends = [...text.matchAll(/[.!?…]+["'”’»)\]]*\s+|\n+/g)].map((end) => (end.index ?? 0) + end[0].length);
  return [...ends, text.length].map((end, at) => text.slice(at ? ends[at - 1] : 0, end).trim()).filter(Boolean);
}

/** The scale as the fields for scores want it; null where nobody scores. @param {any} settings */
export const scaleSettings = ({ scale, low, high }) =>
  (scale === "none" ? null : { scale, low, high, labels: [], agree_words: false, input: "steps", dont_know: false });
