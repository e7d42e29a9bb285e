// The figures of dots as all faces tell them. Pure.
import { number } from "../../lib/formats.js";

// Where dots can be taken away, an option also has what was given and taken.
export const apart = (option) => option.taken !== undefined;

export const drawn = (option) => Math.max(0, option.dots);

export const signed = (lang, dots) => number(lang, dots).replace("-", "−");

export function summary(result, t) {
  const first = result.options.filter((option) => option.place === 1 && option.dots > 0).length;
  return [
    `${t("dots.result", { ballots: result.ballots, dots: result.dots })}.`,
    ...(first > 1 ? [`${t("dots.first_tied", { n: first })}.`] : []),
  ].join(" ");
}
