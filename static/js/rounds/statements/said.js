// With what the room agrees and where it is divided, in one sentence. Pure.
import { dividedSaid, together } from "../../results/said.js";
import { number } from "../../lib/formats.js";

/** @param {import("../../types/statements.js").WallGiven} given */
export function said({ round, t, lang }) {
  const { statements } = round.result;
  const told = statements.filter(({ n }) => n);
  if (!told.length) return t("statements.said.nothing");
  if (statements.length === 1) return together(oneSaid(told[0], t), thenSaid(round, told[0], t, lang));
  const agreed = told.filter(({ share, divided }) => share > 0.5 && !divided).length;
  const not = told.filter(({ share, divided }) => share < 0.5 && !divided).length;
  return together(
    t("statements.said.agrees", { n: agreed, total: statements.length }),
    not > 0 && t("statements.said.disagrees", { n: not }),
    dividedSaid(told.filter(({ divided }) => divided), t, lang),
  );
}

function oneSaid({ agree = 0, disagree = 0, n = 0, divided = false }, t) {
  if (agree === disagree) return t("statements.said.level", { agree, disagree });
  if (divided) return t("statements.said.split", { agree, disagree });
  return agree > disagree ? t("statements.said.agree", { n: agree, total: n }) : t("statements.said.disagree", { n: disagree, total: n });
}

// The figures of a shift are percents that agree.
function thenSaid({ shift }, { id }, t, lang) {
  const move = shift?.moves.find((other) => other.id === id);
  if (!move) return [];
  const [before, after] = [move.before, move.after].map((value) => number(lang, Math.round(value), 0));
  return [before === after ? t("statements.said.same", { after }) : t("statements.said.then", { before, after })];
}
