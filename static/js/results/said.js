// What the room said, in one sentence of plain words: the parts that kinds share. Pure. A kind puts them together in its said.js.
// A text of people is quoted in full or not at all: where it is too long it has its number, which stands before it below.
import { bare, list, number } from "../lib/formats.js";

const QUOTED = 150; // characters of all quotes in a sentence
const NAMED = 3; // texts that are quoted in a sentence

/** @typedef {{id: string, text: string, place: number}} Placed */

/** A text of people between quotes, without the full stop at its end. */
const quote = (text) => `‘${bare(text)}’`;

/**
 * These texts in a sentence, or null when they are too many or too long to be quoted.
 * @param {string[]} texts
 * @param {string} lang
 */
export function quoted(texts, lang) {
  const length = texts.reduce((sum, text) => sum + [...text].length, 0);
  return texts.length > 0 && texts.length <= NAMED && length <= QUOTED ? list(lang, texts.map(quote)) : null;
}

/**
 * The texts of options, else their numbers: "number 1", "numbers 1 and 2". Options that share a place cannot be told apart by it.
 * @param {Placed[]} options
 */
export function named(options, t, lang) {
  const places = options.map(({ place }) => place);
  if (new Set(places).size < places.length) return quoted(options.map(({ text }) => text), lang);
  return quoted(options.map(({ text }) => text), lang) ?? t("common.said.numbers", { n: places.length, numbers: numbersOf(places, lang) });
}

// 1, 2 and 3; "1 to 8" where they follow each other.
function numbersOf(places, lang) {
  const follow = places.length > NAMED && places.every((place, at) => !at || place === places[at - 1] + 1);
  return follow ? `${number(lang, places[0])}–${number(lang, places.at(-1))}` : list(lang, places.map((place) => number(lang, place)));
}

/**
 * What stands on top: one, or how many are level, or that there is nothing. words: keys of the kind, with {option} or {options}
 * and the gaps in `more`.
 * @param {Placed[]} first the options on place 1
 * @param {{one: string, tied: string}} words
 */
export function topSaid(first, words, more, t, lang) {
  if (first.length === 1) return t(words.one, { ...more, option: named(first, t, lang) });
  const names = named(first, t, lang);
  return names ? t(words.tied, { ...more, options: names }) : t("common.said.tied_many", { n: first.length });
}

/**
 * "In the role Citizen something else comes first", for roles of which that may be told. A role with one of the equals on top has
 * nothing else first. roles: see rolesOf; firsts: see firstsOf.
 * @param {Record<string, number[] | null>} [firsts]
 */
export function rolesSaid(result, roles, t, lang, firsts = {}) {
  const about = result.solid?.reasons.find(({ code }) => code === "role_disagrees")?.about ?? [];
  const labels = roles.filter(({ key }) => about.includes(key) && !firsts[key]?.includes(1)).map(({ label }) => label);
  return labels.length ? [t("common.said.roles", { n: labels.length, roles: list(lang, labels) })] : [];
}

/**
 * Where what is first now stood in the first vote. The figures of a shift are better when they are higher, or lower.
 * @param {{shift: {moves: {id: string, before: number}[]} | null}} round
 * @param {Placed[]} first
 */
export function climbSaid({ shift }, first, t, lang, lowFirst = false) {
  const own = shift?.moves.find(({ id }) => id === first[0]?.id)?.before;
  if (own === undefined || first.length !== 1) return [];
  const place = 1 + shift.moves.filter(({ before: other }) => (lowFirst ? other < own : other > own)).length;
  return [place > 1 ? t("common.said.rose", { from: ordinal(place, lang), to: ordinal(1, lang) }) : t("common.said.stayed")];
}

function ordinal(place, lang) {
  if (lang === "nl") return `${place}e`;
  const suffix = { one: "st", two: "nd", few: "rd", other: "th" }[new Intl.PluralRules("en", { type: "ordinal" }).select(place)];
  return `${place}${suffix}`;
}

/** As a sentence begins. */
export const capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);

/** One string of sentences. */
export const together = (...sentences) => sentences.flat().filter(Boolean).map(capital).join(" ");

/**
 * Which number each role puts first: its own best by a figure, several when they are level; null when it has none.
 * @param {any[]} options in their order, with place and byRole
 * @param {{key: string}[]} roles
 * @param {(figures: any) => number | null | undefined} figureOf
 * @returns {Record<string, number[] | null>}
 */
export function firstsOf(options, roles, figureOf, lowFirst = false) {
  return Object.fromEntries(roles.map(({ key }) => {
    const given = options.map((option) => [option.place, option.byRole?.[key] ? figureOf(option.byRole[key]) : null])
      .filter(([, figure]) => figure !== null && figure !== undefined);
    if (!given.length || given.every(([, figure]) => figure === given[0][1])) return [key, null];
    const best = given.reduce((most, [, figure]) => (lowFirst ? Math.min(most, figure) : Math.max(most, figure)), given[0][1]);
    return [key, [...new Set(given.filter(([, figure]) => figure === best).map(([place]) => place))]];
  }));
}

/**
 * What goes on to a later round, when the line falls between two options and not through equals; null otherwise.
 * @param {{solid: any, tiers: string[][], options: any[]}} result
 */
export function goingOn({ solid: robustness, tiers, options }) {
  if (!robustness?.line) return null;
  let above = 0;
  for (const tier of tiers) {
    above += tier.length;
    if (above >= robustness.line) break;
  }
  return above === robustness.line && above < options.length ? options.slice(0, above) : null;
}

/**
 * What goes on, when it can be told in a sentence: else how many do, and what is first.
 * @param {Placed[]} going
 * @param {() => string} first what stands on top
 */
export function chosenSaid(going, first, t, lang) {
  const count = () => t("common.said.going", { n: going.length });
  const few = going.length <= NAMED;
  const names = few ? named(going, t, lang) : quoted(going.map(({ text }) => text), lang);
  if (names) return t("common.said.chosen", { options: names });
  return few ? count() : together(count(), first());
}

/** "About ‘…’ you are divided": one or a few texts, else how many. */
export function dividedSaid(options, t, lang) {
  if (!options.length) return [];
  const names = quoted(options.map(({ text }) => text), lang);
  return [names ? t("common.said.divided", { options: names }) : t("common.said.divided_many", { n: options.length })];
}
