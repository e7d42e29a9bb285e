// Statements on the desk: a table in the order of division or of the mean, and one by role.
import { html, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Seg } from "../../ui/seg.js";
import { Columns } from "../../scales/answers_drawn.js";
import { drawable, scaleOf } from "../../scales/scale.js";
import { Split } from "../../results/divided.js";
import { answersWords } from "../../results/division.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { MoreFigures, spreadCells, spreadColumns } from "../../tables/spread.js";

/** @param {import("../../types/rate.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTables} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTables({ view, round, t, lang }) {
  const { result, scale } = drawable(round.result, scaleOf(round.settings, t));
  const [order, setOrder] = useState("apart");
  const roles = rolesOf({ view, result, t });
  const options = order === "apart" ? byTalk(result) : result.options;
  return html`
    <div class="across between" data-wrap>
      <p>${t("rate.record.ballots", { n: result.ballots })}</p>
      ${result.options.length > 1 && html`<${Seg} label=${t("common.order")} value=${order} onChange=${setOrder}
        options=${[{ value: "apart", label: t("common.order_apart") }, { value: "mean", label: t("rate.order_mean") }]} />`}
    </div>
    <${ResultTable} spanned caption=${t("rate.record.title")} columns=${columns(t)}
      rows=${options.map((option) => ({ key: option.id, marked: option.divided, cells: cells(option, { result, scale, t, lang }) }))} />
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    ${scale.binned && html`<p class="help">${t("rate.record.bars", { bars: scale.steps.map((step) => step.word).join(", ") })}</p>`}
    <${MoreFigures} t=${t}><${ResultTable} spanned caption=${t("common.more_figures")} columns=${moreColumns(t)}
      rows=${options.map((option) => ({ key: option.id, marked: option.divided, cells: moreCells(option, lang) }))} /><//>
    ${roles.length > 0 && html`
      <h2 class="minor-heading">${t("common.by_role")}</h2><${RoleTable} roles=${roles} options=${options} t=${t} lang=${lang} />`}`;
}

// First what people differ on most; what nobody answered comes last.
function byTalk({ options, talkFirst }) {
  const place = (option) => (talkFirst.includes(option.id) ? talkFirst.indexOf(option.id) : talkFirst.length);
  return [...options].sort((a, b) => place(a) - place(b));
}

const columns = (t) => [
  { key: "text", label: t("rate.record.column_text") },
  { key: "counts", label: t("rate.record.column_counts") },
  { key: "mean", label: t("rate.record.column_mean") },
];

const moreColumns = (t) => [
  { key: "text", label: t("rate.record.column_text") },
  { key: "median", label: t("rate.record.column_median") },
  ...spreadColumns(t),
];

const moreCells = (option, lang) => ({ text: option.text, median: figure(lang, option.median, null), ...spreadCells(option, lang) });

function cells(option, { result, scale, t, lang }) {
  const first = result.options.length > 1 && result.talkFirst[0] === option.id;
  return {
    text: html`${option.text} <small>${answersWords(option, t)}</small>
      ${(first || option.divided)
        && html`<small>${first && html`<b>${t("common.talk_first")}</b>`} ${option.divided && html`<${Split} t=${t} />`}</small>`}`,
    counts: html`<${Columns} counts=${option.counts} scale=${scale} />`,
    mean: figure(lang, option.mean, 2),
  };
}

function RoleTable({ roles, options, t, lang }) {
  const meanWords = (figures) => (figures ? html`${figure(lang, figures.mean, 2)} <small>n = ${number(lang, figures.n)}</small>` : "–");
  return html`
    <${ResultTable} caption=${`${t("rate.record.column_mean")}: ${t("common.by_role")}`}
      columns=${[{ key: "text", label: t("rate.record.column_text") },
        ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role }))]}
      rows=${options.map((option) => ({
        key: option.id,
        cells: { text: option.text, ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, meanWords(option.byRole[role.key])])) },
      }))} />
    <p class="help">${t("common.record.per_role")}</p>`;
}

export { asks, goesWith } from "./settings.js";
