// Estimates on the three surfaces. The phone is in parts/estimate_phone.js, the wall in parts/estimate_wall.js.
import { html } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Bar } from "../parts/bars.js";
import { ballotFacts } from "./parts/ballot.js";
import { amount, binWords, questionsOf, sharedWords, told as shown } from "./parts/estimate.js";
import { DeskResult, ResultTable, Withheld, figure } from "./parts/results.js";
import { rolesOf } from "./parts/roles.js";

export { Phone } from "./parts/estimate_phone.js";
export { Projector, figure } from "./parts/estimate_wall.js";
export const facts = ballotFacts;

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <ul class="rules b-review">${questionsOf(round, result).map((each) => html`
      <li key=${each.id}><span>${round.options.length > 0 && each.text}<b>${told(each, round, t, lang)}</b>
        ${each.n > 0 && !each.withheld && html`<small>${t("estimate.half", { q1: shown(lang, round, each.q1), q3: amount(lang, round, each.q3) })}</small>`}</span></li>`)}</ul>`;
}

const told = (each, round, t, lang) => (each.withheld ? t("estimate.withheld") : each.n ? amount(lang, round, each.median) : t("estimate.nobody"));

export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${Figures} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

const FIGURES = ["mean", "sd", "lowest", "highest"];

function Figures({ view, round, t, lang }) {
  const { result, settings } = round;
  const roles = rolesOf({ view, result, t });
  const ranged = settings.answer === "range";
  const columns = [
    { key: "text", label: t("estimate.record.column_text") },
    { key: "median", label: t("estimate.median") },
    { key: "quarters", label: t("estimate.quarters") },
    ...FIGURES.map((key) => ({ key, label: t(`estimate.${key}`) })),
    ...(ranged ? [{ key: "shared", label: t("estimate.in_most"), words: true }] : []),
    { key: "n", label: t("estimate.record.column_n") },
    { key: "dontKnow", label: t("estimate.record.column_dontKnow") },
  ];
  const rows = result.questions.map((each) => ({
    key: each.id,
    cells: {
      text: html`${each.text}${each.withheld && html`<small>${t("estimate.withheld")}</small>`}`,
      median: html`<b>${figure(lang, each.median, null)}</b>`,
      quarters: each.n && !each.withheld ? `${shown(lang, round, each.q1)} – ${shown(lang, round, each.q3)}` : "–",
      ...Object.fromEntries(FIGURES.map((key) => [key, figure(lang, each[key], key === "sd" || key === "mean" ? 2 : null)])),
      shared: each.shared && each.n ? sharedWords(each, round, t, lang) : "–",
      n: each.n, dontKnow: each.dontKnow ?? "–",
    },
  }));
  return html`
    <p>${t("estimate.record.ballots", { n: result.ballots })} ${settings.unit && t("estimate.record.unit", { unit: settings.unit })} ${ranged && t("estimate.middle_note")}</p>
    <${ResultTable} caption=${t("estimate.record.title")} columns=${columns} rows=${rows} />
    ${result.questions.filter((each) => each.bins?.length > 1).map((each) => html`
      <details key=${each.id} class="preview"><summary>${round.options.length ? t("estimate.record.title_bins", { text: each.text }) : t("estimate.bins")}</summary>
        <${Bins} question=${each} round=${round} t=${t} lang=${lang} /></details>`)}
    ${roles.length > 0 && html`<h2 class="h3">${t("desk.by_role")}</h2><${RoleTable} result=${result} roles=${roles} t=${t} lang=${lang} />`}`;
}

function Bins({ question, round, t, lang }) {
  const most = Math.max(...question.bins.map((bin) => bin.count));
  const columns = [{ key: "range", label: t("estimate.record.column_range") }, { key: "bar", label: "" }, { key: "count", label: t("estimate.record.column_n") }];
  const rows = question.bins.map((bin) => ({ key: bin.start, cells: { range: binWords(bin, round, t, lang), bar: html`<${Bar} value=${bin.count} max=${most} />`, count: bin.count } }));
  return html`<${ResultTable} caption=${t("estimate.bins")} columns=${columns} rows=${rows} />`;
}

const RoleTable = ({ result, roles, t, lang }) => html`
  <${ResultTable} caption=${t("estimate.record.title_roles")}
    columns=${[{ key: "text", label: t("estimate.record.column_text") }, ...roles.map((role) => ({ key: `role:${role.key}`, label: `${role.label} (${number(lang, role.ballots)})`, role }))]}
    rows=${result.questions.map((each) => ({
      key: each.id,
      cells: { text: each.text, ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, figure(lang, each.byRole?.[role.key]?.median, null)])) },
    }))} />
  <p class="help">${t("estimate.record.per_role")}</p>`;
