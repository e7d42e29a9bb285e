// What the room estimates, in one sentence. Pure.
import { quoted, together } from "../../results/said.js";
import { amount, precise, questionsOf } from "./questions.js";

/** @param {import("../../types/estimate.js").WallGiven} given */
export function said({ round, t, lang }) {
  const questions = questionsOf(round, round.result);
  const told = questions.filter(({ n, withheld }) => n && !withheld);
  if (!told.length) return t("estimate.nobody");
  if (questions.length === 1) return together(
    t("estimate.said.middle", { median: amount(lang, round, told[0].median) }),
    t("estimate.said.half", { q1: precise(lang, round, told[0].q1), q3: amount(lang, round, told[0].q3) }),
  );
  const [most, least] = [Math.max, Math.min].map((pick) => pick(...told.map(({ median }) => median)));
  const name = (median) => {
    const same = told.filter((question) => question.median === median);
    return quoted(same.map(({ text }) => text), lang);
  };
  const [high, low] = [name(most), name(least)];
  if (most === least || !high) return t("estimate.said.between", { low: amount(lang, round, least), high: amount(lang, round, most) });
  return together(
    t("estimate.said.highest", { option: high, median: amount(lang, round, most) }),
    low && t("estimate.said.lowest", { option: low, median: amount(lang, round, least) }),
  );
}
