// How many actions there are and which one is surest, in one sentence. Pure.
import { quoted, together } from "../../results/said.js";

/** @param {Pick<import("../../types/actions.js").WallGiven, "round" | "t" | "lang">} given */
export function said({ round, t, lang }) {
  const { actions = [] } = round.result;
  if (!actions.length) return t("actions.said.none");
  const told = actions.filter(({ n, withheld }) => n && !withheld);
  const best = Math.max(...told.map(({ mean }) => mean));
  const first = told.filter(({ mean }) => mean === best);
  const option = first.length === 1 && actions.length > 1 ? quoted([first[0].text], lang) : null;
  return together(t("actions.said.agreed", { n: actions.length }), option && t("actions.said.surest", { option }));
}
