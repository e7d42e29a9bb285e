// What the room put its dots on, in one sentence. Pure.
import { rolesOf } from "../../results/roles.js";
import { chosenSaid, climbSaid, firstsOf, goingOn, rolesSaid, together, topSaid } from "../../results/said.js";

/** @param {import("../../types/dots.js").WallGiven} given */
export function said({ view, round, t, lang }) {
  const { result } = round;
  const first = result.options.filter(({ place }) => place === 1);
  if (!first.length || first[0].dots <= 0) return t("dots.said.nothing");
  const going = goingOn(result);
  const top = () => topSaid(first, { one: "dots.said.first", tied: "dots.said.tied" }, { n: first[0].dots }, t, lang);
  return together(
    going && going.length > 1 ? chosenSaid(going, top, t, lang) : top(),
    climbSaid(round, first, t, lang),
    rolesSaid(result, rolesOf({ view, result, t }), t, lang, firsts({ view, round, t }).firsts),
  );
}

/** @param {Pick<import("../../types/dots.js").WallGiven, "view" | "round" | "t">} given */
export function firsts({ view, round, t }) {
  const roles = rolesOf({ view, result: round.result, t });
  return { roles, firsts: firstsOf(round.result.options, roles, ({ perPerson }) => perPerson) };
}
