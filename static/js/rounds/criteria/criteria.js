// What the three surfaces of weighing up share: the criteria with their names, and the mark of a divided room.
import { html } from "../../lib/html.js";

const STANDARD = ["c1", "c2"];

// -> [{id, name, question, low, high, lower}] of the settings; without criteria of its own a round has two standard ones.
export function criteriaOf(settings, t) {
  if (settings.criteria.length) return settings.criteria.map((criterion, at) => ({ ...criterion, id: `c${at + 1}` }));
  return STANDARD.map((id) => {
    const words = (part) => t(`criteria.standard.${id}.${part}`);
    return {
      id,
      name: t(`criteria.standard.${id}`),
      question: words("question"),
      low: words("low"),
      high: words("high"),
      lower: false,
      weight: 1,
    };
  });
}

export const isStandard = (settings) => !settings.criteria.length;

// Where people are apart: a shape of its own, with words for who cannot see it. beside: those words stand beside it.
export const Apart = ({ t, beside }) => html`
  <svg class="icon apart" viewBox="0 0 24 24" role=${beside ? null : "img"} aria-label=${beside ? null : t("criteria.divided")}
    aria-hidden=${beside ? "true" : null}><path d="M9 5 2 12l7 7M15 5l7 7-7 7" /></svg>`;

export const anyApart = (result) => result.options.some((option) => Object.values(option.cells).some((cell) => cell.divided));

// What a criterion is worth, in words; nothing when it counts once and high is better.
export function worthWords({ weight, lower }, t) {
  const counts = weight === 0 ? t("criteria.weight_none") : weight === 1 ? "" : t("criteria.weight", { weight });
  return [counts, lower && t("criteria.lower")].filter(Boolean).join(", ");
}

/**
 * How firm the order is; nothing where no option has a total, because then nothing is level either.
 * @param {{options: {total: number | null}[], solid: any}} result
 */
export const firmness = ({ options, solid }) => (options.some(({ total }) => total !== null) ? solid : null);
