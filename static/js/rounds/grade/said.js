// What the room thinks best of, in one sentence. Pure.
import { rolesOf } from "../../results/roles.js";
import { chosenSaid, climbSaid, dividedSaid, goingOn, rolesSaid, together, topSaid } from "../../results/said.js";
import { gradesOf } from "./grades.js";

/** @param {import("../../types/grade.js").WallGiven} given */
export function said({ view, round, t, lang }) {
  const { result } = round;
  const first = result.options.filter(({ place, grade }) => place === 1 && grade);
  if (!first.length) return t("grade.said.nothing");
  const going = goingOn(result);
  const grade = gradesOf(round.settings, t)[first[0].grade - 1].label;
  const top = () => topSaid(first, { one: "grade.said.first", tied: "grade.said.tied" }, { grade }, t, lang);
  return together(
    going && going.length > 1 ? chosenSaid(going, top, t, lang) : top(),
    climbSaid(round, first, t, lang, true),
    dividedSaid(result.options.filter(({ divided }) => divided), t, lang),
    rolesSaid(result, rolesOf({ view, result, t }), t, lang),
  );
}
