// On how many ideas people agree, in one sentence. Pure.

/** @param {Pick<import("../../types/sort.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const told = round.result.ideas.filter(({ n }) => n);
  const n = told.filter(({ agree, n: of }) => 2 * agree > of).length;
  if (!n) return t("sort.said.none");
  return n === told.length ? t("sort.said.all") : t("sort.said.some", { n, total: told.length });
}
