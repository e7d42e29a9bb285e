// How many characters a text has, as a reader counts them and as the server does (session/core/text.py): a letter with its
// marks is one, and so is a flag or a family. What would be endless counts one for every 16 code points.
// tests/core/length_cases.json holds for both.

const POINTS_A_CHARACTER = 16;
const LONGEST = 2_000; // what a segmenter takes grows with the square of the text; the rule takes the rest

// For browsers without Intl.Segmenter: what extends a character, two halves of a flag, emoji that are glued, Hangul syllables.
const MARK = String.raw`(?:\p{M}|\p{Emoji_Modifier}|\u200c|\uff9e|\uff9f|\u0e33|\u0eb3|[\u{e0020}-\u{e007f}])`;
const EXTENDS = String.raw`(?:${MARK}|\u200d)*`;
const EMOJI = String.raw`\p{Extended_Pictographic}${MARK}*`;
const FIRST = String.raw`[\u1100-\u115f\ua960-\ua97c]*`;
const MIDDLE = String.raw`[\u1160-\u11a7\ud7b0-\ud7c6]`;
const HANGUL = String.raw`${FIRST}(?:[\uac00-\ud7a3]${MIDDLE}*|${MIDDLE}+)[\u11a8-\u11ff\ud7cb-\ud7fb]*`;
const WAYS = [String.raw`\r\n`, String.raw`\p{RI}\p{RI}${EXTENDS}`, String.raw`${EMOJI}(?:\u200d${EMOJI})*${EXTENDS}`,
  `${HANGUL}${EXTENDS}`, String.raw`[\s\S]${EXTENDS}`];
const CLUSTER = new RegExp(WAYS.join("|"), "gu");

const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter("nl", { granularity: "grapheme" }) : null;

/** @param {string} text */
export const byRule = (text) => text.match(CLUSTER) ?? [];

/** @param {string} text @returns {string[]} its characters, each as long as it is */
export const charactersOf = (text) => (segmenter && text.length <= LONGEST
  ? Array.from(segmenter.segment(text), ({ segment }) => segment) : byRule(text));

/**
 * As the server counts, which takes a text in its normal form.
 * @param {string} text
 * @param {(text: string) => string[]} [divide]
 */
export const lengthOf = (text, divide = charactersOf) =>
  divide(text.normalize("NFC")).reduce((sum, character) => sum + Math.ceil([...character].length / POINTS_A_CHARACTER), 0);

/** The start of a text that has at most so many characters. @param {string} text @param {number} most */
export function firstOf(text, most) {
  if (text.length <= most || lengthOf(text) <= most) return text;
  let room = most;
  const fits = (character) => (room -= Math.ceil([...character].length / POINTS_A_CHARACTER)) >= 0;
  return charactersOf(text.normalize("NFC")).filter(fits).join("");
}
