// In how many groups the ideas lie, in one sentence. Pure.
import { together } from "../../results/said.js";
import { boardOf } from "./board.js";

/** @param {Pick<import("../../types/organise.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const { clusters } = boardOf(round);
  if (!clusters.length) return "";
  const most = Math.max(...clusters.map(({ count }) => count));
  const largest = clusters.filter(({ count }) => count === most);
  return together(
    t("organise.said", { n: clusters.length }),
    clusters.length > 1 && largest.length === 1 && t("organise.said_largest", { name: largest[0].name, count: most }),
  );
}
