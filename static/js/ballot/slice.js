// Which slice of the options this phone has. Which one that is, is on its ballot and nowhere else.
import { useState } from "../lib/html.js";
import { useDraft } from "../lib/drafts.js";

/**
 * The slice that a ballot is about, else the one that was kept.
 * @param {readonly (readonly string[])[]} slices
 * @param {Readonly<Record<string, unknown>>} answers by option
 * @param {number} kept
 */
export function heldSlice(slices, answers, kept) {
  const [option] = Object.keys(answers);
  const voted = slices.findIndex((slice) => slice.includes(option));
  return voted >= 0 ? voted : Math.min(Math.max(0, Number(kept) || 0), Math.max(0, slices.length - 1));
}

/**
 * The number of the slice, by lot when there is none yet, and what keeps it: to call before an answer changes.
 * @param {any} draft @param {readonly (readonly string[])[]} slices @param {Readonly<Record<string, unknown>>} answers
 * @returns {[number, () => void]}
 */
export function useSlice(draft, slices, answers) {
  const [lot] = useState(() => Math.floor(Math.random() * Math.max(1, slices.length)));
  const [kept, keep] = useDraft(draft, "ballot-slice", lot);
  const slice = heldSlice(slices, answers, kept);
  const hold = () => {
    if (kept !== slice || draft.get("ballot-slice") === null) keep(slice);
  };
  return [slice, hold];
}
