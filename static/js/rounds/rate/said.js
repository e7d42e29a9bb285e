// What the room agrees with most, or gives the highest score, in one sentence. Pure.
import { number } from "../../lib/formats.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { chosenSaid, climbSaid, dividedSaid, goingOn, quoted, rolesSaid, together, topSaid } from "../../results/said.js";
import { scaleOf } from "../../scales/scale.js";

const AGREES = [3, 4]; // the steps "agree" and "strongly agree"

const agreed = ({ counts }) => AGREES.reduce((sum, step) => sum + counts[step], 0);

/** @param {import("../../types/rate.js").WallGiven} given */
export function said({ view, round, t, lang }) {
  const { result } = round;
  const told = result.options.filter(({ n, mean }) => n && mean !== null);
  if (!told.length) return t("rate.said.nothing");
  const apart = told.filter(({ divided }) => divided);
  const others = rolesSaid(result, rolesOf({ view, result, t }), t, lang);
  if (scaleOf(round.settings, t).agree) return together(agreeSaid(result, told, t, lang), thenSaid(round, t, lang),
    result.options.length === 1 ? apart.map(() => t("rate.said.split")) : dividedSaid(apart, t, lang));
  const first = told.filter(({ place }) => place === 1);
  if (!first.length) return t("rate.said.nothing");
  const gaps = { mean: figure(lang, first[0].mean) };
  const going = goingOn(result);
  const top = () => topSaid(first, { one: "rate.said.first", tied: "rate.said.tied" }, gaps, t, lang);
  return together(
    result.options.length === 1 ? t("rate.said.score", { ...gaps, n: first[0].n })
      : going && going.length > 1 ? chosenSaid(going, top, t, lang) : top(),
    result.options.length > 1 && climbSaid(round, first, t, lang),
    result.options.length === 1 ? apart.map(() => t("rate.said.split")) : dividedSaid(apart, t, lang),
    result.options.length > 1 && others,
  );
}

function agreeSaid(result, told, t, lang) {
  const share = (option) => agreed(option) / option.n;
  if (result.options.length === 1) return t("rate.said.agree_one", { n: agreed(told[0]), total: told[0].n });
  const best = told.reduce((most, option) => (share(option) > share(most) ? option : most));
  const level = told.filter((option) => share(option) === share(best));
  const gaps = { percent: number(lang, Math.round(100 * share(best)), 0), n: best.n };
  if (level.length > 1) return t("rate.said.agree_tied", { ...gaps, n: level.length });
  const text = quoted([best.text], lang);
  return t("rate.said.agree_most", { ...gaps, option: text ?? t("rate.said.statement", { number: 1 + told.indexOf(best) }) });
}

// Of one statement: how it was before.
function thenSaid({ shift, result }, t, lang) {
  const move = shift?.moves.find(({ id }) => id === result.options[0]?.id);
  if (!move || result.options.length !== 1) return [];
  const [before, after] = [figure(lang, move.before), figure(lang, move.after)];
  return [t(before === after ? "rate.said.same" : "rate.said.then", { before, after })];
}
