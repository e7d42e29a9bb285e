// What the room puts first, in one sentence. Pure.
import { rolesOf } from "../../results/roles.js";
import { chosenSaid, climbSaid, firstsOf, goingOn, rolesSaid, together, topSaid } from "../../results/said.js";

/** @param {import("../../types/rank.js").WallGiven} given */
export function said({ view, round, t, lang }) {
  const { result } = round;
  const first = result.options.filter(({ place }) => place === 1);
  if (!first.length) return t("rank.said.nothing");
  const going = goingOn(result);
  const top = () => topSaid(first, { one: "rank.said.first", tied: "rank.said.tied" }, {}, t, lang);
  return together(
    going && going.length > 1 ? chosenSaid(going, top, t, lang) : top(),
    first.length === 1 && result.condorcet === first[0].id && result.options.length > 1 && !going && t("rank.said.beats_all"),
    climbSaid(round, first, t, lang, true),
    rolesSaid(result, rolesOf({ view, result, t }), t, lang, firsts({ view, round, t }).firsts),
  );
}

/** @param {Pick<import("../../types/rank.js").WallGiven, "view" | "round" | "t">} given */
export function firsts({ view, round, t }) {
  const roles = rolesOf({ view, result: round.result, t });
  return { roles, firsts: firstsOf(round.result.options, roles, ({ meanPlace }) => meanPlace, true) };
}
