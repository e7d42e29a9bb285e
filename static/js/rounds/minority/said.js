// How many objections there are and how many people have none, in one sentence. Pure.
import { together } from "../../results/said.js";

/** @param {Pick<import("../../types/minority.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const { result, body } = round;
  const count = Object.values(body.counts).reduce((sum, n) => sum + n, 0);
  const [only, more] = result.decisions ?? [];
  return together(
    count ? t("minority.said.some", { n: count }) : t("minority.said.none_anywhere"),
    !more && only?.n > 0 && only.none !== undefined && t("minority.said.without", { n: only.none, total: only.n }),
  );
}
