// Under every ranking: how solid it is. The same words as session/rounds/shared/robustness_line.py writes in the record, where
// options that are too long to be named here have their names as well. An option is named in full or not at all.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";

const ICONS = { solid: "circle-check", fragile: "triangle-alert", tie: "scale" };
const NAMED = 4; // more options than this are counted, not named
const LONG = 150; // characters of all names together

/** Option id -> its text. */
export const namesOf = (round) => Object.fromEntries(round.options.map((option) => [option.id, option.text]));

// Option -> "" when the line falls under it: it is the last that goes on to a later round, with whoever ties with it.
export function lineUnder({ solid: robustness, tiers }) {
  let above = 0;
  const last = robustness?.line ? tiers.find((tier) => (above += tier.length) >= robustness.line) : null;
  return (option) => (last && option.id === last.at(-1) ? "" : null);
}

// robustness: `solid` of a result, or null; names: option id -> text (see namesOf); roles: rolesOf(…), to name roles.
export function RobustnessLine({ robustness, names, roles = [], t }) {
  if (!robustness) return null;
  const { verdict, reasons, line } = robustness;
  const why = reasons.map((reason) => reasonWords(reason, { names, roles, line, t }));
  const words = t("common.solid.line", { verdict: t(`common.solid.${verdict}`), why: (why.length ? why : firm(robustness, t)).join("; ") });
  return html`<p class="robustness-line" data-verdict=${verdict}><${Icon} name=${ICONS[verdict]} /> <span>${words}</span></p>`;
}

function firm({ flips, turns = null, cutFlips, line }, t) {
  if (turns !== null) return [t("common.solid.firm_turns", { n: turns })];
  const first = flips === null ? t("common.solid.firm") : t("common.solid.firm_flips", { n: flips });
  return cutFlips === null ? [first] : [first, t("common.solid.firm_cut", { n: cutFlips, line })];
}

function reasonWords({ code, about }, { names, roles, line, t }) {
  const key = `common.solid.${code}`;
  if (["few_first", "few_cut", "few_turn"].includes(code)) return Number(about[0]) ? t(key, { n: Number(about[0]), line })
    : t("common.solid.level_now");
  if (["tie_first", "tie_cut", "tie_money"].includes(code)) return t(key, { options: optionWords(about, names, t), line });
  if (code === "rule_disagrees") return t(key, { rules: about.map((rule) => t(`common.solid.rule.${rule}`)).join(", ") });
  if (code !== "role_disagrees") return t(key);
  const labels = about.map((role) => roles.find((known) => known.key === role)?.label);
  return labels.every(Boolean) ? t(key, { roles: labels.join(", ") }) : t("common.solid.role_disagrees_some");
}

/**
 * Options by their names in full, or how many they are where that is too long: they stand in the ranking above.
 * @param {string[]} about
 * @param {Record<string, string>} names
 */
export function optionWords(about, names, t) {
  const texts = about.map((option) => names[option] ?? option);
  const length = texts.reduce((sum, text) => sum + [...text].length, 0);
  const isShort = texts.length <= NAMED && length <= LONG;
  return texts.length === 1 || isShort ? texts.map((text) => `‘${text}’`).join(", ") : t("common.said.some", { n: texts.length });
}
