// Grades on the desk: a table in the order of the places or of division, and one by role.
import { html, useState } from "../../lib/html.js";
import { Seg } from "../../ui/seg.js";
import { answersWords, mostDivided, talkFirst } from "../../results/division.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { MoreFigures, spreadCells, spreadColumns } from "../../tables/spread.js";
import { gradesOf, Key, middleWords, Profile } from "./grades.js";

/** @param {import("../../types/grade.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTables} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTables({ view, round, t, lang }) {
  const { result } = round;
  const grades = gradesOf(round.settings, t);
  const [order, setOrder] = useState("place");
  const roles = rolesOf({ view, result, t });
  const options = order === "apart" ? mostDivided(result.options) : result.options;
  const first = talkFirst(result.options)?.id;
  return html`
    <p>${t("grade.told", { n: result.ballots })}. ${t("grade.record.rule")}</p>
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <div class="across between" data-wrap><${Key} grades=${grades} t=${t} />
      ${options.length > 1 && html`<${Seg} label=${t("common.order")} value=${order} onChange=${setOrder}
        options=${[{ value: "place", label: t("grade.order_place") }, { value: "apart", label: t("common.order_apart") }]} />`}</div>
    <${ResultTable} spanned caption=${t("grade.record.title")} columns=${columns(t)}
      rows=${options.map((option) => row(option, { first, grades, t, lang }))} />
    <p class="help">${t("grade.record.columns")}</p>
    <${MoreFigures} numbers=${false} t=${t}><${ResultTable} spanned caption=${t("common.more_figures")} columns=${moreColumns(t)}
      rows=${options.map((option) => ({ key: option.id, marked: option.divided,
        cells: { text: option.text, ...spreadCells(option, lang) } }))} /><//>
    ${roles.length > 0 && html`
      <h2 class="sub-heading">${t("grade.record.title_roles")}</h2>
        <${RoleTable} roles=${roles} options=${result.options} grades=${grades} t=${t} />`}`;
}

const columns = (t) => [
  { key: "text", label: t("grade.record.column_text") },
  { key: "place", label: t("grade.record.column_place"), lead: true },
  { key: "middle", label: t("grade.record.column_middle") },
  { key: "above", label: t("grade.record.column_above") },
  { key: "below", label: t("grade.record.column_below") },
  { key: "counts", label: t("grade.record.column_counts") },
];

const moreColumns = (t) => [{ key: "text", label: t("grade.record.column_text") }, ...spreadColumns(t, { numbers: false })];

const row = (option, { first, grades, t, lang }) => ({
  key: option.id,
  marked: option.divided,
  cells: {
    text: html`${option.text} <small>${answersWords(option, t)}</small>
      ${(option.id === first || option.divided)
        && html`<small><b>${[option.id === first && t("common.talk_first"), option.divided
          && t("grade.divided")].filter(Boolean).join(", ")}</b></small>`}`,
    place: html`${option.place}${option.tied && html`<small>${t("grade.tied")}</small>`}`,
    middle: html`<span class="grade-words">${middleWords(option, grades)}</span>`,
    above: figure(lang, option.above, 0),
    below: figure(lang, option.below, 0),
    counts: option.n > 0 && html`<${Profile} counts=${option.counts} grades=${grades} lang=${lang} />`,
  },
});

const RoleTable = ({ roles, options, grades, t }) => html`
  <${ResultTable} caption=${t("grade.record.title_roles")}
    columns=${[{ key: "text", label: t("grade.record.column_text") }, ...roles.map((role) => ({ key: role.key, label: role.label, role }))]}
    rows=${options.map((option) => ({
      key: option.id,
      cells: { text: option.text, ...Object.fromEntries(roles.map((role) => [role.key, middleWords(option.byRole[role.key], grades)])) },
    }))} />
  <p class="help">${t("common.record.per_role")}</p>`;
