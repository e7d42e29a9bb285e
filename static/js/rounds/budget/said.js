// What the room pays for, in one sentence. Pure.
import { rolesOf } from "../../results/roles.js";
import { firstsOf, quoted, together } from "../../results/said.js";
import { money } from "./outcome.js";

/** @param {import("../../types/budget.js").WallGiven} given */
export function said({ round, t, lang }) {
  const { result, body } = round;
  const { funded, tied, cost } = result.equal;
  const write = money(round, t, lang);
  const gaps = { n: funded.length, cost: write(cost), amount: write(result.amount) };
  const names = quoted(funded.map((id) => body.names[id]), lang);
  return together(
    !funded.length ? t("budget.said.nothing") : names ? t("budget.said.funded", { ...gaps, options: names })
      : t("budget.said.funded_many", gaps),
    tied.length > 0 && t("budget.said.tied", { n: tied.length }),
  );
}

/** @param {import("../../types/budget.js").WallGiven} given */
export function firsts({ view, round, t }) {
  const roles = rolesOf({ view, result: round.result, t });
  return { roles, firsts: firstsOf(round.result.options, roles, ({ votes, ballots }) => votes / ballots) };
}
