// Numbers as people write them in a language: "12.000", "€ 1.250,50", "12,5k", "1 mln", "PM". What can only mean one number is
// that number; what can mean two is never guessed. session/core/amounts.py reads by the same rules and says why they are what
// they are; tests/core/amount_cases.json holds for both.

// No expression looks back: browsers of older phones cannot, and would not load the page.
const DIGITS = 15;
const LONGEST = 80;
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
const SIGNS = { nl: [".", ","], en: [",", "."] }; // between thousands, before decimals

const MONEY = "(?:€|\\$|£|eur(?:o|o['’]?s)?\\b\\.?|usd\\b|gbp\\b)";
const ABOUT = "(?:±|\\+/-|~|≈|(?:ca|circa|ongeveer|ong|zo'n|about|approx|approximately|around|roughly)\\b\\.?)";
const BEFORE = new RegExp(`^(?:${ABOUT}|${MONEY}|:|\\s)+`);
const AFTER = new RegExp(`(?:\\s|${MONEY}|(?:incl|excl|inclusief|exclusief|ex)\\b\\.?\\s*(?:btw|vat)\\b)+$`);
const WHOLE = /(\d)[.,][-–—=]{1,2}$/;
const TIMES = {
  k: 3, duizend: 3, thousand: 3, mln: 6, mio: 6, miljoen: 6, million: 6, millions: 6, mld: 9, mrd: 9, miljard: 9, bn: 9, billion: 9,
};
const UNCLEAR_TIMES = { m: 6, ton: 5 };
const TIMED = new RegExp(`([\\d\\s])(${[...Object.keys(TIMES), ...Object.keys(UNCLEAR_TIMES)].join("|")})\\.?$`);
const NONE = new RegExp("^(?:" +
  "[-–—?.*x]{1,3}|(?:p\\.?m|n\\.?[tn]\\.?b|n\\.?v\\.?t|n/?a|t\\.?b\\.?[dac]|n\\.?n\\.?t\\.?b)\\.?" +
  "|pro memorie|(?:nog )?(?:nader )?te bepalen|nog (?:niet )?(?:on)?bekend|onbekend|later|unknown" +
  "|to be (?:decided|determined|confirmed)|not applicable|niet van toepassing|geen|none)$");
const ENDS = [
  /^(.+?[\w.,€]) ?(?:-|–|—|\.\.+|…) ?(\D{0,4}\d.*)$/,
  /^(.+?)\s(?:tot|t\/m|à|a|of|to|or|en|and)\s(.+)$/,
];
const OPENS = /^(?:tussen|van|between|from)\s/;

/**
 * What a text says: "empty", "number" (one value), "unclear" (all it can mean, the likeliest first), "range" (its ends), "none"
 * (it says that there is no amount yet) or "other". `values` are plain decimals: "12000", "-0.5".
 * @typedef {{sort: "empty" | "number" | "unclear" | "range" | "none" | "other", values: string[]}} Reading
 * @param {string} text
 * @param {string} language
 * @param {string} [unit] may stand behind the number and changes nothing
 * @returns {Reading}
 */
export function readAmount(text, language, unit = "") {
  const bare = plainSigns(text.normalize("NFC")).toLowerCase().trim();
  if (!bare) return { sort: "empty", values: [] };
  if (bare.length > LONGEST) return { sort: "other", values: [] };
  if (NONE.test(bare)) return { sort: "none", values: [] };
  const one = readOne(bare, language, unit.toLowerCase().trim());
  return one.sort === "other" ? readRange(bare, language, unit.toLowerCase().trim()) : one;
}

function plainSigns(text) {
  const digits = [...text].map((char) => {
    const zero = ZEROS.find((first) => char.codePointAt(0) >= first && char.codePointAt(0) < first + 10);
    return zero === undefined ? char : String(char.codePointAt(0) - zero);
  }).join("");
  return digits.replace(/[’‘ʼ`´]/g, "'").replace(/[−‒﹣－]/g, "-").replace(/[\t\n\r\u00a0\u202f\u2007\u2009\u2002\u2003\u3000]/g, " ")
    .replaceAll("，", ",").replaceAll("．", ".");
}

/** @returns {Reading} */
function readRange(bare, language, unit) {
  const opened = bare.replace(OPENS, "");
  for (const pattern of ENDS) {
    const [, ...ends] = pattern.exec(opened) ?? [];
    const read = ends.map((end) => readOne(end.trim(), language, unit));
    if (read.length && read.every(({ sort }) => sort === "number" || sort === "unclear")) {
      return { sort: "range", values: read.map(({ values }) => values[0]) };
    }
  }
  return { sort: "other", values: [] };
}

/** @returns {Reading} */
function readOne(bare, language, unit) {
  const { digits, times, unsure } = stripped(bare, unit);
  const minus = digits.startsWith("-");
  const rest = digits.replace(/^[-+]/, "").replace(BEFORE, "");
  const values = meant(rest, language, times > 0);
  if (!values.length || rest.replace(/\D/g, "").length > DIGITS) return { sort: "other", values: [] };
  const powers = unsure ? [times, 0] : [times];
  const known = [...new Set(values.flatMap((value) => powers.map((power) => plain(value, power, minus))))];
  return { sort: known.length === 1 ? "number" : "unclear", values: known };
}

function stripped(bare, unit) {
  let rest = bare.replace(BEFORE, "").replace(AFTER, "");
  const before = unit && rest.endsWith(unit) ? rest.slice(0, -unit.length).trimEnd() : "";
  if (/\d$/.test(before)) rest = before;
  const timed = TIMED.exec(rest);
  if (!timed) return { digits: rest.replace(WHOLE, "$1"), times: 0, unsure: false };
  const word = timed[2];
  return { digits: rest.slice(0, timed.index + 1).trimEnd(), times: TIMES[word] ?? UNCLEAR_TIMES[word], unsure: word in UNCLEAR_TIMES };
}

function meant(typed, language, multiplied) {
  const spaced = /^(\d{1,3}(?:[ ']\d{3})+)([.,]\d+)?$/.exec(typed);
  const rest = spaced ? spaced[1].replace(/[ ']/g, "") + (spaced[2] ?? "") : typed;
  if (!/^(?:\d+(?:[.,]\d+)*|[.,]\d+)$/.test(rest)) return [];
  const signs = [...rest].filter((char) => char === "." || char === ",");
  if (!signs.length) return [rest];
  const last = rest.lastIndexOf(signs.at(-1));
  const [whole, behind] = [rest.slice(0, last), rest.slice(last + 1)];
  if (new Set(signs).size === 2) {
    const decimal = !signs.slice(0, -1).includes(signs.at(-1)) && inThrees(whole, signs[0]);
    return decimal ? [`${whole.replaceAll(signs[0], "")}.${behind}`] : [];
  }
  if (signs.length > 1) return inThrees(rest, signs[0]) ? [rest.replaceAll(signs[0], "")] : [];
  return oneSign(whole, behind, signs[0], language, multiplied || Boolean(spaced));
}

const inThrees = (text, sign) => new RegExp(`^[1-9]\\d{0,2}(?:\\${sign}\\d{3})+$`).test(text);

// One sign: thousands, decimals, or not to be told apart.
function oneSign(whole, behind, sign, language, sure) {
  const [between, before] = SIGNS[language] ?? SIGNS.en;
  const decimals = `${whole || "0"}.${behind}`;
  const thousands = `${whole}${behind.padEnd(3, "0")}`;
  const mayGroup = /^[1-9]\d{0,2}$/.test(whole);
  if (sure && (behind.length !== 3 || !mayGroup)) return [decimals];
  if (sign === between && behind.length === 3 && mayGroup) return sure ? [thousands, decimals] : [thousands];
  if (!mayGroup || behind.length > 3 || (sign === before && behind.length < 3)) return [decimals];
  return [decimals, thousands];
}

// Times ten to the power, without zeros that say nothing.
function plain(value, power, minus) {
  const [ahead, behind = ""] = value.split(".");
  const long = behind.padEnd(power, "0");
  const whole = (ahead + long.slice(0, power)).replace(/^0+/, "") || "0";
  const rest = long.slice(power).replace(/0+$/, "");
  const made = rest ? `${whole}.${rest}` : whole;
  return minus && made !== "0" ? `-${made}` : made;
}
