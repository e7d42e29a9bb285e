// The texts of what a round was about: its options, or what its kind tells about in the result.
import { has } from "../lib/words.js";

/**
 * Option id -> text.
 * @param {{options: any[], result?: any, body?: any}} round
 */
export function textsOf({ options, result, body }) {
  const told = [result?.options, result?.decisions, result?.sentences, body?.actions];
  const known = [...options, ...told.flatMap((some) => (Array.isArray(some) ? some : []))];
  return Object.fromEntries(known.map((option) => [option.id, option.text]));
}

// The text of one option. An answer that is no option (yes, no) has a word of its kind.
export function textOf(id, texts, kind, t, known = has) {
  const key = `${kind}.${id}`;
  return texts[id] ?? (known(key) ? t(key) : id);
}
