// What the lights say in a sentence or two, and what the room wrote down. Pure.
import { LIGHTS } from "./lamps.js";

/**
 * The most first; what only a few chose stays as visible as what many did.
 * @param {Record<import("./lamps.js").Light, number>} told
 * @param {import("../contract.js").Translate} t
 */
export const saidByLights = (told, t) =>
  LIGHTS.filter((light) => told[light] > 0)
    .sort((one, other) => told[other] - told[one])
    .map((light) => t(`talk.said_${light}`, { n: told[light] }))
    .join(" ");

/** @param {Pick<import("../../types/talk.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const concluded = round.result?.talked.filter(({ conclusion }) => conclusion) ?? [];
  return concluded.length ? t("talk.said", { n: concluded.length }) : t("talk.no_conclusions");
}

const TAIL = 220; // characters of what is being written that the wall shows

/** The end of a long text, from a word on: what is being written now. @param {string} text */
export function endOf(text) {
  if (text.length <= TAIL) return text;
  const end = text.slice(-TAIL);
  return `… ${end.slice(end.search(/\s/) + 1)}`;
}

const WHOLE = 600; // characters of what is on the table that the wall has room for

/**
 * The beginning of a text that is longer than a wall, up to a word, or all of it.
 * @param {string} text
 * @returns {{words: string, isCut: boolean}}
 */
export function beginningOf(text) {
  if (text.length <= WHOLE) return { words: text, isCut: false };
  const begin = text.slice(0, WHOLE);
  return { words: `${begin.slice(0, begin.search(/\s\S*$/))} …`, isCut: true };
}
