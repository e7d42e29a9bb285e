// A ranking on the desk: the order, the duels and the run-off, whichever rule decided.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable, roleColumns } from "../../tables/result_table.js";
import { DeskDuels, DeskRunoff } from "./desk_proof.js";
import { Middle } from "./middle.js";

/** @param {import("../../types/rank.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTables} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTables({ view, round, t, lang }) {
  const { result } = round;
  const names = namesOf(round);
  const roles = rolesOf({ view, result, t });
  return html`
    <p>${t("rank.told", { n: result.ballots })}. ${t(`rank.record.rule.${result.rule}`)} ${t("rank.record.partial")}</p>
    <${RobustnessLine} robustness=${result.solid} names=${names} roles=${roles} t=${t} />
    <${ResultTable} caption=${t("rank.record.title")} columns=${columns(t)}
      rows=${result.options.map((option) => row(option, { result, t, lang }))} />
    <p class="help">${t("rank.record.columns")}</p>
    ${roles.length > 0 && html`
      <h2 class="sub-heading">${t("rank.record.title_roles")}</h2>
        <${RoleTable} roles=${roles} options=${result.options} t=${t} lang=${lang} />`}
    ${result.options.length > 1 && html`
      <h2 class="sub-heading">${t("rank.duels")}</h2>
      <p>${result.condorcet ? t("rank.condorcet", { option: `‘${names[result.condorcet]}’` }) : t("rank.no_condorcet")}
        ${!result.complete && ` ${t("rank.record.incomplete")}`}</p>
      <${DeskDuels} result=${result} names=${names} t=${t} lang=${lang} />
      <h2 class="sub-heading">${t("rank.runoff")}</h2><${DeskRunoff} result=${result} names=${names} t=${t} lang=${lang} />
      ${result.agreement !== null && html`
        <details class="preview"><summary>${t("common.more_figures")}</summary>
          <p>${t("rank.record.agreement", { w: figure(lang, result.agreement, 2) })}</p></details>`}`}`;
}

const columns = (t) => [
  { key: "place", label: t("rank.record.column_place"), lead: true },
  { key: "text", label: t("rank.record.column_text") },
  { key: "points", label: t("rank.record.column_points") },
  { key: "mean", label: t("rank.record.column_mean") },
  { key: "middle", label: t("rank.middle_half") },
  { key: "onTop", label: t("rank.record.column_on_top") },
  { key: "listed", label: t("rank.record.column_listed") },
];

const row = (option, { result, t, lang }) => ({
  key: option.id,
  cells: {
    text: option.text,
    place: html`${option.place}${option.tied && html`<small>${t("rank.tied")}</small>`}`,
    points: html`<b>${figure(lang, option.points)}</b>`,
    mean: figure(lang, option.meanPlace, 2),
    middle: html`<${Middle} option=${option} last=${result.options.length} t=${t} lang=${lang} />`,
    onTop: figure(lang, option.onTop, Number.isInteger(option.onTop) ? 0 : 1),
    listed: number(lang, option.listed),
  },
});

const RoleTable = ({ roles, options, t, lang }) => html`
  <${ResultTable} caption=${t("rank.record.title_roles")}
    columns=${[{ key: "text", label: t("rank.record.column_text") }, ...roleColumns(roles, lang)]}
    rows=${options.map((option) => ({
      key: option.id,
      cells: { text: option.text,
        ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, figure(lang, option.byRole[role.key]?.meanPlace)])) },
    }))} />`;
