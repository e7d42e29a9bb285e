// Choosing a few of many on the desk: a table.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable, roleColumns } from "../../tables/result_table.js";
import { SMALL, resultWords } from "./outcome.js";

/** @param {import("../../types/choose.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTable} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTable({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const percent = (share) => `${number(lang, Math.round(100 * share), 0)}%`;
  const columns = [
    { key: "place", label: t("choose.record.column_place"), lead: true },
    { key: "text", label: t("choose.record.column_text") },
    { key: "votes", label: t("choose.record.column_votes") },
    { key: "share", label: t("choose.record.column_share") },
    ...roleColumns(roles, lang),
  ];
  const rows = result.options.map((option) => ({
    key: option.id,
    marked: option.goesOn === "in",
    cells: {
      text: html`${option.text}${SMALL[option.goesOn] && html`<small>${t(SMALL[option.goesOn])}</small>`}`,
      place: html`${option.place}${option.tied && html`<small>${t("choose.tied")}</small>`}`,
      votes: html`<b>${number(lang, option.votes)}</b>`,
      share: percent(option.share),
      ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, percent(option.byRole[role.key]?.share ?? 0)])),
    },
  }));
  return html`
    <p>${resultWords(round, t, lang)}</p>
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("choose.record.title")} per=${html`<span class="capitalised">${t("choose.per_role")}</span>`}
      columns=${columns} rows=${rows} />
    ${roles.length > 0 && html`<p class="help">${t("choose.record.per_role")}</p>`}`;
}
