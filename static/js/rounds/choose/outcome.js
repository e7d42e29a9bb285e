// Who chose how many, what goes on, and what ties for the last places: in words and as rows. Pure.
import { figure } from "../../results/figure.js";
import { lineUnder } from "../../results/robustness_line.js";

export const SMALL = { in: "choose.goes_on", tied: "choose.on_the_line" };

export const rowsOf = (result, t, under = lineUnder(result)) => result.options.map((option) => ({
  key: option.id,
  place: option.place,
  text: option.text,
  small: SMALL[option.goesOn] ? t(SMALL[option.goesOn]) : option.tied && option.votes ? t("choose.tied") : null,
  votes: option.votes,
  top: option.goesOn === "in",
  line: under(option),
  shares: Object.fromEntries(Object.entries(option.byRole).map(([key, own]) => [key, 100 * own.share])),
}));

// How many chose; what goes on and what ties for the last places stands in the sentence on top of the wall.
export const chosenWords = ({ result }, t, lang) => [
  t("choose.result", { n: result.ballots, mean: figure(lang, result.perPerson.mean) }),
  ...(result.perPerson.none ? [t("choose.none", { n: result.perPerson.none })] : []),
].join(" ");

// All of that.
export function resultWords(round, t, lang) {
  const { result, settings } = round;
  const count = (state) => result.options.filter((option) => option.goesOn === state).length;
  const { sure: going, level } = result.going ?? { sure: count("in"), level: count("tied") };
  return [
    chosenWords(round, t, lang),
    ...(going ? [t("choose.in", { n: going })] : []),
    ...(level ? [t("choose.across", { n: settings.places - going, all: level })] : []),
  ].join(" ");
}

// The rule in one sentence; the same choice of words as session/rounds/choose/record.py.
export function rule({ settings }, t) {
  const { least, most } = settings;
  const name = least === most && most ? "exactly" : least && most ? "between" : least ? "least" : most ? "most" : "free";
  return t(`choose.rule.${name}`, { least, most });
}
