// What the surfaces of estimates share: questions, amounts with their unit, and bins in words.
import { number } from "../../lib/formats.js";

// What is estimated: the options, or the question of the round itself.
export const questionsOf = (round, result) =>
  result?.questions ?? (round.options.length ? round.options : [{ id: "whole", text: round.prompt, note: "" }]);

// A number one step more precise than the answers: the middle of two of them may be between.
export const told = (lang, { settings }, value) => number(lang, Number(value.toFixed(settings.decimals + 1))).replace("-", "−");

export const amount = (lang, round, value) =>
  round.settings.unit ? `${told(lang, round, value)} ${round.settings.unit}` : told(lang, round, value);

// The smallest difference between two answers.
const stepOf = (settings) => 10 ** -settings.decimals;

// A bin that holds a single number.
export const isSingle = (bin, settings) =>
  bin.end === bin.start || (settings.answer === "number" && bin.end - bin.start < stepOf(settings) * 1.5);

// "10 to 19", or one number: from the first to the last that is in it.
export function binWords(bin, round, t, lang) {
  const { settings } = round;
  if (isSingle(bin, settings)) return told(lang, round, bin.start);
  const last = settings.answer === "number" ? bin.end - stepOf(settings) : bin.end;
  return t("estimate.from_to", { low: told(lang, round, bin.start), high: told(lang, round, last) });
}

export const sharedWords = ({ shared, n }, round, t, lang) =>
  t("estimate.shared", {
    count: shared.count,
    n,
    stretches: shared.stretches
      .map(({ low, high }) =>
        low === high
          ? amount(lang, round, low)
          : t("estimate.from_to", { low: told(lang, round, low), high: amount(lang, round, high) }),
      )
      .join(", "),
  });
