// What of its slice a phone has read, and what is marked in it. Pure.

/** The sentences of a text that may be read, in their order. */
export const sentencesIn = ({ sentences }, text) =>
  Object.entries(sentences).filter(([, one]) => one.of === text && !one.hidden).map(([id, one]) => ({ id, ...one }));

/**
 * What is marked in what may be read: a mark on what the desk has hidden is no mark any more.
 * @param {{sentences: Record<string, any>}} body
 * @param {Record<string, string[]>} seen
 */
export const standing = ({ sentences }, seen) =>
  Object.fromEntries(Object.entries(seen).map(([text, marks]) => [text, marks.filter((id) => sentences[id] && !sentences[id].hidden)]));

/** What was read before, and these texts. @param {Record<string, string[]>} seen @param {string[]} texts */
export const readNow = (seen, texts) => ({ ...Object.fromEntries(texts.map((text) => [text, []])), ...seen });

/** With or without a mark at this sentence. @param {Record<string, string[]>} seen */
export function turned(seen, { id, of }) {
  const marks = seen[of] ?? [];
  return { ...seen, [of]: marks.includes(id) ? marks.filter((one) => one !== id) : [...marks, id] };
}
