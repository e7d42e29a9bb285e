// A number that somebody typed, held against what was asked for: within bounds, and so precise.
import { readAmount } from "./amounts.js";

const NO_NUMBER = { range: "common.number.range", none: "common.number.none", other: "common.number.wrong" };

/**
 * {} when nothing is typed; {value} to keep; or {problem, gaps, choices}: the word that says what is wrong, and the numbers that
 * may have been meant. A reading that is out of bounds cannot have been meant when the likeliest one is inside.
 * @param {string} text
 * @param {{language: string, unit?: string, lowest?: number | null, highest?: number | null, decimals?: number}} asked
 * @returns {{value?: number, problem?: string, gaps?: Record<string, number>, choices?: number[]}}
 */
export function numberAsked(text, { language, unit = "", lowest = null, highest = null, decimals = 0 }) {
  const { sort, values } = readAmount(text, language, unit);
  if (sort === "empty") return {};
  if (sort !== "number" && sort !== "unclear") return { problem: NO_NUMBER[sort], gaps: {}, choices: [] };
  const wrong = (value) => outside(value, { lowest, highest, decimals });
  const fitting = values.filter((value) => !wrong(value));
  if (sort === "unclear" && fitting.length && (fitting.length > 1 || fitting[0] !== values[0])) {
    const problem = fitting.length > 1 ? "common.number.unclear" : "common.number.perhaps";
    return { problem, gaps: {}, choices: fitting.map(Number) };
  }
  return wrong(values[0]) ?? { value: Number(values[0]) };
}

function outside(plain, { lowest, highest, decimals }) {
  const value = Number(plain);
  if (lowest !== null && value < lowest) return { problem: "common.number.low", gaps: { lowest }, choices: [] };
  if (highest !== null && value > highest) return { problem: "common.number.high", gaps: { highest }, choices: [] };
  if ((plain.split(".")[1] ?? "").length <= decimals) return null;
  return decimals ? { problem: "common.number.precise", gaps: { n: decimals }, choices: [] }
    : { problem: "common.number.whole", gaps: {}, choices: [] };
}
