// How the room scored one open question, or how many answers there are, in a sentence. Pure.
import { figure } from "../../results/figure.js";
import { together } from "../../results/said.js";

/** @param {Pick<import("../../types/open_question.js").WallGiven, "round" | "t" | "lang">} given */
export function said({ round, t, lang }) {
  const { questions } = round.result;
  const [only] = questions;
  if (questions.length > 1 || only.mean === null) {
    return t("open_question.said.answers", { n: questions.reduce((sum, { texts }) => sum + texts, 0) });
  }
  return together(t("open_question.said.score", { mean: figure(lang, only.mean) }), only.divided && t("open_question.said.split"));
}
