// What the room chose, in one sentence. Pure.
import { rolesOf } from "../../results/roles.js";
import { chosenSaid, climbSaid, firstsOf, rolesSaid, together, topSaid } from "../../results/said.js";

/** @param {import("../../types/choose.js").WallGiven} given */
export function said({ view, round, t, lang }) {
  const { result, settings } = round;
  if (!result.votes) return t("choose.said.nothing");
  const going = result.options.filter(({ goesOn }) => goesOn === "in");
  const level = result.options.filter(({ goesOn }) => goesOn === "tied").length;
  const first = result.options.filter(({ place }) => place === 1);
  const top = () => topSaid(first, { one: "choose.said.first", tied: "choose.said.tied" }, { n: first[0].votes, total: result.ballots },
    t, lang);
  return together(
    going.length ? chosenSaid(going, top, t, lang) : top(),
    level > 0 && t("choose.across", { n: settings.places - going.length, all: level }),
    climbSaid(round, first, t, lang),
    rolesSaid(result, rolesOf({ view, result, t }), t, lang, firsts({ view, round, t }).firsts),
  );
}

/** @param {Pick<import("../../types/choose.js").WallGiven, "view" | "round" | "t">} given */
export function firsts({ view, round, t }) {
  const roles = rolesOf({ view, result: round.result, t });
  return { roles, firsts: firstsOf(round.result.options, roles, ({ share }) => share) };
}
