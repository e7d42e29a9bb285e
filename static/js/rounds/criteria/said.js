// What scores best on all criteria together, in one sentence. Pure.
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { chosenSaid, climbSaid, dividedSaid, firstsOf, goingOn, rolesSaid, together, topSaid } from "../../results/said.js";

/** @param {import("../../types/criteria.js").WallGiven} given */
export function said({ view, round, t, lang }) {
  const { result } = round;
  const first = result.options.filter(({ place }) => place === 1);
  if (!first.length) return t("criteria.said.nothing");
  const going = goingOn(result);
  const gaps = { total: figure(lang, first[0].total), highest: result.highest };
  const apart = result.options.filter(({ cells }) => Object.values(cells).some(({ divided }) => divided));
  const top = () => topSaid(first, { one: "criteria.said.first", tied: "criteria.said.tied" }, gaps, t, lang);
  return together(
    going && going.length > 1 ? chosenSaid(going, top, t, lang) : top(),
    climbSaid(round, first, t, lang),
    dividedSaid(apart, t, lang),
    rolesSaid(result, rolesOf({ view, result, t }), t, lang, firsts({ view, round, t }).firsts),
  );
}

/** @param {Pick<import("../../types/criteria.js").WallGiven, "view" | "round" | "t">} given */
export function firsts({ view, round, t }) {
  const roles = rolesOf({ view, result: round.result, t });
  return { roles, firsts: firstsOf(round.result.options, roles, ({ total }) => total) };
}
