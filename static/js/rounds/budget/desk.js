// Dividing money on the desk: both rules side by side.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { rolesOf } from "../../results/roles.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable, roleColumns } from "../../tables/result_table.js";
import { byOutcome, compared, funded, money, served, spent } from "./outcome.js";

/** @param {import("../../types/budget.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTable} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTable({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const write = money(round, t, lang);
  const columns = [
    { key: "text", label: t("budget.record.column_text") },
    { key: "cost", label: t("budget.record.column_cost") },
    { key: "votes", label: t("budget.record.column_votes") },
    { key: "equal", label: t("budget.equal") },
    { key: "greedy", label: t("budget.greedy") },
    ...roleColumns(roles, lang),
  ];
  const rows = byOutcome(result).map((option) => ({
    key: option.id,
    marked: option.equal === "in",
    cells: {
      text: option.text,
      cost: write(option.cost),
      votes: html`<b>${number(lang, option.votes)}</b>`,
      equal: t(`budget.state.${option.equal}`),
      greedy: t(`budget.state.${option.greedy}`),
      ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, number(lang, option.byRole[role.key]?.votes ?? 0)])),
    },
  }));
  return html`
    <p><b>${funded(round, t, lang)}</b> ${served(round, t)} ${spent(round, t, lang)}</p>
    <p>${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t)}</p>
    <${RobustnessLine} robustness=${result.solid} names=${round.body.names} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("budget.record.title")} per=${t("budget.record.title_roles")} columns=${columns} rows=${rows} />
    <p class="help">${t("budget.record.note")}</p>
    ${result.withoutCost.length > 0 && html`<p class="help">${t("budget.without_cost")}: ${result.withoutCost.join(", ")}</p>`}`;
}

export const priced = true;
