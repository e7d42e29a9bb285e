// Whether the room can live with it, in one sentence. Pure.
import { together } from "../../results/said.js";
import { outcome } from "./stances.js";

/** @param {Pick<import("../../types/consent.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const { proposals } = round.result;
  if (proposals.length === 1) return t(proposals[0].passes ? "consent.said.passes"
    : "consent.said.stopped", { why: outcome(proposals[0], t) });
  const passing = proposals.filter(({ passes }) => passes).length;
  const open = proposals.filter((proposal) => !proposal.passes && proposal.open).length;
  return together(
    t(passing ? "consent.said.passing" : "consent.said.none_passes", { n: passing, total: proposals.length }),
    open > 0 && t("consent.said.open", { n: open }),
    proposals.length - passing - open > 0 && t("consent.said.few", { n: proposals.length - passing - open }),
  );
}
