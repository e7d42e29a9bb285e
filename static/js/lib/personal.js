// What looks like a telephone number, an address or an account number in a text, so that somebody looks before others read it. It
// finds shapes and no names, and it finds some that are harmless: a person decides. Pure.

const MAIL = String.raw`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`;
const ACCOUNT = String.raw`\b[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{1,4}\b`;
const POSTCODE = String.raw`\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b`;
const STREET = String.raw`\b\p{Lu}[\p{L}'’.-]*(?:straat|laan|weg|plein|kade|dijk|gracht|hof|singel|steeg|pad|dreef|markt|plantsoen)` +
  String.raw` \d{1,4}(?: ?[a-zA-Z]\b)?|\b\d{1,4} \p{Lu}\p{L}+ (?:[Ss]treet|[Rr]oad|[Ll]ane|[Aa]venue|[Dd]rive|[Ss]quare)\b`;
const PHONE = String.raw`(?:\+|00)\d{1,3}[ ()./-]*(?:\d[ ()./-]*){7,11}\d|\b0\d{1,3}[ )./-]*(?:\d[ ./-]*){5,8}\d\b`;

const SORTS = /** @type {[string, RegExp][]} */ ([
  ["mail", new RegExp(MAIL, "gu")], ["account", new RegExp(ACCOUNT, "gu")],
  ["address", new RegExp(`${POSTCODE}|${STREET}`, "gu")], ["phone", new RegExp(PHONE, "gu")],
]);

/**
 * @typedef {{what: string, text: string, at: number}} Found `what`: mail, account, address or phone
 * @param {string} text
 * @returns {Found[]} in the order of the text; of two that lie over each other the first sort
 */
export function personalIn(text) {
  const found = /** @type {Found[]} */ ([]);
  for (const [what, pattern] of SORTS) {
    for (const match of text.matchAll(pattern)) {
      const [at, end] = [match.index ?? 0, (match.index ?? 0) + match[0].length];
      if (found.every((other) => end <= other.at || at >= other.at + other.text.length)) found.push({ what, text: match[0].trim(), at });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

const BLOT = "▇▇▇";

/** A text in which these are blacked out, every time they stand there. @param {string} text @param {string[]} blotted */
export const blotted = (text, blotted) => blotted.reduce((words, one) => words.split(one).join(BLOT), text);
