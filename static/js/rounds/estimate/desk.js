// Estimates on the desk: the middle of every question; everything else is folded.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Bar } from "../../ui/bars.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { binWords, sharedWords, precise } from "./questions.js";

/** @param {import("../../types/estimate.js").DeskGiven} given */
export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${Figures} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

// The middle of every question; everything else is folded.
function Figures({ view, round, t, lang }) {
  const { result, settings } = round;
  const roles = rolesOf({ view, result, t });
  const drawn = result.questions.filter((question) => question.bins?.length > 1);
  const bins = (question) => html`<${Bins} question=${question} round=${round} t=${t} lang=${lang} />`;
  return html`
    <p>${t("estimate.record.ballots", { n: result.ballots })} ${settings.unit
      && t("estimate.record.unit", { unit: settings.unit })} ${settings.answer === "range" && t("estimate.middle_note")}</p>
    <${Table} keys=${["median", "quarters", "ends", "n"]} round=${round} t=${t} lang=${lang} />
    <details class="preview"><summary>${t("common.more_figures")}</summary>
      <${Table} keys=${["mean", "sd", "dontKnow", ...(settings.answer === "range" ? ["shared"] : [])]} round=${round} t=${t}
        lang=${lang} /></details>
    ${drawn.length > 0 && html`
      <details class="preview"><summary>${t("estimate.bins")}</summary>
        ${drawn.length === 1 ? bins(drawn[0])
          : drawn.map((question) => html`
            <details key=${question.id} class="preview inner-preview"><summary>${question.text}</summary>
              ${bins(question)}</details>`)}</details>`}
    ${roles.length > 0 && html`
      <h2 class="minor-heading">${t("common.by_role")}</h2><${RoleTable} result=${result} roles=${roles} t=${t} lang=${lang} />`}`;
}

const LABELS = {
  ends: "estimate.reach",
  n: "estimate.record.column_n",
  dontKnow: "estimate.record.column_dontKnow",
  shared: "estimate.in_most",
};

// A row for every question, with these figures.
function Table({ keys, round, t, lang }) {
  const between = (low, high) => `${precise(lang, round, low)}\u00a0–\u00a0${precise(lang, round, high)}`;
  const cells = (question) => ({
    text: html`${question.text}${question.withheld && html`<small>${t("estimate.withheld")}</small>`}`,
    n: question.n, dontKnow: question.dontKnow ?? "–",
    median: html`<b>${figure(lang, question.median, null)}</b>`, mean: figure(lang, question.mean, 2), sd: figure(lang, question.sd, 2),
    ...(question.n && !question.withheld ? { quarters: between(question.q1, question.q3), ends: between(question.lowest, question.highest) }
      : { quarters: "–", ends: "–" }),
    shared: question.shared && question.n ? sharedWords(question, round, t, lang) : "–",
  });
  const columns = [
    { key: "text", label: t("estimate.record.column_text") },
    ...keys.map((key) => ({ key, label: t(LABELS[key] ?? `estimate.${key}`), words: key === "shared" })),
  ];
  return html`<${ResultTable} caption=${t("estimate.record.title")} columns=${columns}
    rows=${round.result.questions.map((question) => ({ key: question.id, cells: cells(question) }))} />`;
}

function Bins({ question, round, t, lang }) {
  const most = Math.max(...question.bins.map((bin) => bin.count));
  const columns = [
    { key: "range", label: t("estimate.record.column_range") },
    { key: "bar", label: "" },
    { key: "count", label: t("estimate.record.column_n") },
  ];
  const rows = question.bins.map((bin) => ({ key: bin.start,
    cells: { range: binWords(bin, round, t, lang), bar: html`<${Bar} value=${bin.count} max=${most} />`, count: bin.count } }));
  return html`<${ResultTable} caption=${t("estimate.bins")} columns=${columns} rows=${rows} />`;
}

const RoleTable = ({ result, roles, t, lang }) => html`
  <${ResultTable} caption=${t("estimate.record.title_roles")}
    columns=${[{ key: "text", label: t("estimate.record.column_text") },
      ...roles.map((role) => ({ key: `role:${role.key}`, label: `${role.label} (${number(lang, role.ballots)})`, role }))]}
    rows=${result.questions.map((question) => ({
      key: question.id,
      cells: { text: question.text,
        ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, figure(lang, question.byRole?.[role.key]?.median, null)])) },
    }))} />
  <p class="help">${t("common.record.per_role")}</p>`;
