// What stands before the texts of a list that comes from elsewhere: bullets of all sorts, numbers, and who said it when in a chat.
// Pure; list.js says what was taken off.

// Word and its kin write bullets as signs of their own fonts, which are letters of the private use area everywhere else.
const BULLET = /^(?:[•·▪◦‣●○■□✓✔☐☑❖➢➤➔★⁃∙→\uf000-\uf0ff]\s*|(?:[*+>–—-]|\[[ xX]?\])(?:\s+|$))/;
const TIGHT = /^[*+>–—-](?=\p{L})/u;
const NUMBERED = new RegExp([String.raw`^(?:(?:\(?(?:\d{1,3}|[a-z])[.)]|\d{1,3} ?[-–:]|#\d{1,3}[.:)]?)\s+(?=\S)`,
  String.raw`\d{1,3}[.)](?=\p{L})`, String.raw`\d\ufe0f?\u20e3\s*)`].join("|"), "iu");
const BARE = /^(\d{1,3})\s+(?=\S)/;
const ROMAN = /^\(?([ivx]+)[.)]\s+(?=\S)/i;
const ROMANS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");
const DAY = String.raw`\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}`;
const TIME = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?`;
const SENDER = new RegExp(String.raw`^\[?(?:${DAY},? ${TIME}|${TIME},? ${DAY})\]?(?: ?[-–])? ?[^:\n]{1,60}:(?: +|$)`, "i");
const FEW = 3; // lines that begin with 1, 2, 3 are numbered; two may be about one bench and two trees

/** Of a line of a chat what was said, without who said it and when. @param {string} text */
export const withoutSender = (text) => text.replace(SENDER, "");

/** Whether a line is one of a chat. @param {string} text */
export const isSaid = (text) => SENDER.test(text);

/** Bullets go wherever they stand; what could be words, only when all lines have it. @param {string[]} texts @returns {string[]} */
export function withoutMarks(texts) {
  const tight = texts.length > 1 && texts.every((text) => TIGHT.test(text));
  const bare = texts.map((text) => (tight ? text.replace(TIGHT, "") : text.replace(BULLET, "").replace(BULLET, "")));
  return withoutNumbers(bare);
}

// Numbers and letters are only marks when there are several: "2027. Een plan" is a text.
function withoutNumbers(texts) {
  if (texts.length > 1 && texts.every((text, at) => ROMAN.exec(text)?.[1].toLowerCase() === ROMANS[at])) {
    return texts.map((text) => text.replace(ROMAN, ""));
  }
  if (texts.length >= FEW && texts.every((text, at) => Number(BARE.exec(text)?.[1]) === at + 1)) {
    return texts.map((text) => text.replace(BARE, ""));
  }
  const numbered = texts.filter((text) => NUMBERED.test(text)).length > 1;
  return numbered ? texts.map((text) => text.replace(NUMBERED, "")) : texts;
}
