// Under every ranking: how solid it is. The same words as session/rounds/shared/robustness_line.py writes in the record, where
// long options are not shortened.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";

const ICONS = { solid: "circle-check", fragile: "triangle-alert", tie: "scale" };
const NAMED = 4; // more options than this are counted, not named
const NAME = 48; // characters

// Option id -> its text, of a long one the first words: it stands in full in the ranking above.
export const namesOf = (round) => Object.fromEntries(round.options.map((option) => [option.id, shortened(option.text)]));

const shortened = (text) => ([...text].length <= NAME ? text : `${[...text].slice(0, NAME - 1).join("").replace(/[\s,.;:]*\S*$/u, "")}…`);

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

function optionWords(about, names, t) {
  const named = about.slice(0, NAMED).map((option) => `‘${names[option] ?? option}’`).join(", ");
  return about.length > NAMED ? `${named} ${t("common.and_more", { n: about.length - NAMED })}` : named;
}
