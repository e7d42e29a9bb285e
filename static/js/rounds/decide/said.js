// How much support there is, in one sentence. Pure.
import { quoted, together } from "../../results/said.js";

/** @param {Pick<import("../../types/decide.js").WallGiven, "round" | "t" | "lang">} given */
export function said({ round, t, lang }) {
  const { decisions } = round.result;
  const told = decisions.filter(({ n, withheld }) => n && !withheld);
  if (!told.length) return t("decide.nobody");
  if (decisions.length === 1) return together(
    t("decide.said.supported", { n: told[0].support, total: told[0].n }),
    t(told[0].against ? "decide.said.against" : "decide.said.nobody_against", { n: told[0].against }),
  );
  const share = (decision) => decision.support / decision.n;
  const best = told.reduce((most, decision) => (share(decision) > share(most) ? decision : most));
  const level = told.filter((decision) => share(decision) === share(best)).length;
  const option = quoted([best.text], lang) ?? t("decide.decision_of", { number: 1 + decisions.indexOf(best), total: decisions.length });
  const opposed = told.filter(({ against }) => against).length;
  return together(
    level > 1 ? t("decide.said.level", { n: level }) : t("decide.said.most", { option, n: best.support, total: best.n }),
    opposed ? t("decide.said.opposed", { n: opposed }) : t("decide.said.nobody_against"),
  );
}
