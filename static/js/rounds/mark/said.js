// What was marked most often, in one sentence. Pure.

/** @param {Pick<import("../../types/mark.js").WallGiven, "round" | "t">} given */
export function said({ round, t }) {
  const first = round.result.sentences.filter(({ place }) => place === 1);
  if (!first.length) return t("mark.nothing");
  const [{ marks, n, text }] = first;
  return first.length > 1 ? t("mark.said.tied", { n: first.length, marks, total: n }) : t("mark.said.first", { marks, n, text });
}
