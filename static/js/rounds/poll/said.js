// What the room answered, in one sentence. Pure.
import { rolesOf } from "../../results/roles.js";
import { climbSaid, firstsOf, named, rolesSaid, together } from "../../results/said.js";
import { outcome } from "./outcome.js";

/** @param {Pick<import("../../types/poll.js").WallGiven, "view" | "round" | "t" | "lang">} given */
export function said({ view, round, t, lang }) {
  const { result } = round;
  const { reasons } = outcome(round, t, lang);
  if (result.yesNo) return together(
    t(result.passes ? "poll.said.yes" : "poll.said.not_yes", { n: result.yes, votes: result.votes }),
    reasons,
  );
  const first = result.options.filter(({ id }) => result.winner.includes(id));
  const votes = { n: first[0]?.votes ?? 0, votes: result.votes };
  return together(
    result.passes ? t("poll.said.chosen", { ...votes, option: named(first, t, lang) })
      : first.length === 1 ? t("poll.said.most", { ...votes, option: named(first, t, lang) }) : t("poll.said.nothing"),
    reasons,
    climbSaid(round, first, t, lang),
    rolesSaid(result, rolesOf({ view, result, t }), t, lang, firsts({ view, round, t }).firsts),
  );
}

/** @param {Pick<import("../../types/poll.js").WallGiven, "view" | "round" | "t">} given */
export function firsts({ view, round, t }) {
  const roles = rolesOf({ view, result: round.result, t });
  return { roles, firsts: firstsOf(round.result.options, roles, ({ votes, ballots }) => (ballots ? votes / ballots : null)) };
}
