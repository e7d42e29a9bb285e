// The band below what goes on, and under a ranking how firm it is; what is about the line stands in the band.
import { lineUnder, SolidLine } from "../results/solid.js";
import { html } from "../lib/html.js";

const ABOUT_THE_LINE = ["few_cut", "tie_cut"];

/**
 * The band after the last option that goes on, or null. going: how many do, when the kind says so itself.
 * @param {{solid: any, tiers: string[][], options: any[]}} result
 * @param {any[]} rows as they stand on the wall, with key
 */
export function cutOf(result, rows, t, going = null) {
  const under = lineUnder(result);
  const count = going ?? rows.findIndex((row) => under({ id: row.key }) === "") + 1;
  if (!count || count >= rows.length) return null;
  return { after: count, left: t("projector.goes_on", { n: count }), right: lineWords(result.solid, t) };
}

function lineWords(solid, t) {
  if (!solid?.line) return null;
  if (solid.reasons.some(({ code }) => code === "tie_cut")) return t("projector.line_tied");
  if (!solid.cutFlips) return null;
  return t(solid.reasons.some(({ code }) => code === "few_cut") ? "projector.line_close" : "projector.line_firm", { n: solid.cutFlips });
}

/** How firm the order is, without what the band says. */
export function Firm({ result, names, roles, cut, t }) {
  const { solid } = result;
  if (!solid) return null;
  const reasons = cut?.right ? solid.reasons.filter(({ code }) => !ABOUT_THE_LINE.includes(code)) : solid.reasons;
  const verdict = reasons.length ? solid.verdict : solid.reasons.length ? null : solid.verdict;
  if (!verdict) return null;
  return html`<${SolidLine} solid=${{ ...solid, reasons, cutFlips: cut?.right ? null : solid.cutFlips }} names=${names} roles=${roles}
    t=${t} />`;
}
