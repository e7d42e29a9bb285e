// The band below what goes on, and under a ranking how firm it is; what is about the line stands in the band.
import { lineUnder, RobustnessLine } from "../results/robustness_line.js";
import { goingOn } from "../results/said.js";
import { html } from "../lib/html.js";

const ABOUT_THE_LINE = ["few_cut", "tie_cut"];

/**
 * The band after the last option that goes on, or null. going: how many do, when the kind says so itself.
 * @param {{solid: any, tiers: string[][], options: any[], settled?: string | null}} result see settled.js
 * @param {any[]} rows as they stand on the wall, with key
 */
export function cutOf(result, rows, t, going = null) {
  const under = lineUnder(result);
  const count = going ?? rows.findIndex((row) => under({ id: row.key }) === "") + 1;
  if (!count || count >= rows.length) return null;
  return { after: count, left: t("projector.goes_on", { n: count }), right: lineWords(result, t) };
}

/** @param {{solid: any, settled?: string | null}} result */
function lineWords({ solid: robustness, settled }, t) {
  if (!robustness?.line) return null;
  if (settled) return t(`projector.line_${settled}`);
  const { reasons, cutFlips } = robustness;
  if (reasons.some(({ code }) => code === "tie_cut")) return t("projector.line_tied");
  if (!cutFlips) return null;
  return t(reasons.some(({ code }) => code === "few_cut") ? "projector.line_close" : "projector.line_firm", { n: cutFlips });
}

/**
 * How firm the order is, without what the band says, and without the roles and the equals on top that the sentence on top names.
 * isTieSaid: whether that sentence tells which are level on top, when it does not tell what goes on instead.
 */
export function Firm({ result, names, roles, cut, isTieSaid = true, t }) {
  const { solid: robustness } = result;
  if (!robustness) return null;
  const isNamed = (key) => roles.some((role) => role.key === key);
  const isTold = isTieSaid && !(goingOn(result)?.length > 1);
  const reasons = robustness.reasons.filter(({ code, about }) =>
    !(isTold && code === "tie_first") && !(cut?.right && ABOUT_THE_LINE.includes(code))
    && !(code === "role_disagrees" && about.every(isNamed)));
  const verdict = reasons.length ? robustness.verdict : robustness.reasons.length ? null : robustness.verdict;
  if (!verdict) return null;
  const isTie = reasons.some(({ code }) => code.startsWith("tie"));
  const shown = verdict === "tie" && !isTie ? "fragile" : verdict;
  const told = { ...robustness, reasons, verdict: shown, cutFlips: cut?.right ? null : robustness.cutFlips };
  return html`<${RobustnessLine} robustness=${told} names=${names} roles=${roles} t=${t} />`;
}
