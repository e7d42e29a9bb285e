// The slice of texts that a phone reads, and what is marked in it. Pure.

/**
 * Which slice this phone has: the one its ballot is about, else the one that was kept.
 * @param {string[][]} slices
 * @param {Record<string, string[]>} seen
 * @param {number} kept
 */
export function heldSlice(slices, seen, kept) {
  const [text] = Object.keys(seen);
  const voted = slices.findIndex((slice) => slice.includes(text));
  return voted >= 0 ? voted : Math.min(Math.max(0, Number(kept) || 0), Math.max(0, slices.length - 1));
}

/** The sentences of a text that may be read, in their order. */
export const sentencesIn = ({ sentences }, text) =>
  Object.entries(sentences).filter(([, one]) => one.of === text && !one.hidden).map(([id, one]) => ({ id, ...one }));

/** What was read before, and these texts. @param {Record<string, string[]>} seen @param {string[]} texts */
export const readNow = (seen, texts) => ({ ...Object.fromEntries(texts.map((text) => [text, []])), ...seen });

/** With or without a mark at this sentence. @param {Record<string, string[]>} seen */
export function turned(seen, { id, of }) {
  const marks = seen[of] ?? [];
  return { ...seen, [of]: marks.includes(id) ? marks.filter((one) => one !== id) : [...marks, id] };
}
