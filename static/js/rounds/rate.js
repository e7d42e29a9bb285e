// Statements on the three surfaces. The phone is in parts/rate_phone.js, the wall in parts/rate_wall.js.
import { html, useState } from "../lib/html.js";
import { number } from "../lib/formats.js";
import { Seg } from "../parts/seg.js";
import { ballotFacts } from "./parts/ballot.js";
import { Split } from "./parts/rate_wall.js";
import { DeskResult, ResultTable, Withheld, figure } from "./parts/results.js";
import { rolesOf } from "./parts/roles.js";
import { Columns, drawable, scaleOf } from "./parts/scales.js";
import { SolidLine, lineUnder, namesOf } from "./parts/solid.js";
import { SpreadHelp, answersWords, spreadCells, spreadColumns } from "./parts/spread.js";

export { Phone } from "./parts/rate_phone.js";
export { Projector } from "./parts/rate_wall.js";
export { asks, goesWith } from "./parts/rate_form.js";
export const facts = ballotFacts;

export { ownQuestion } from "./parts/rate_wall.js";

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const under = lineUnder(result);
  return html`
    <ol class="rules b-review">
      ${result.options.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><span>${option.text}<b>${t("rate.mean_is", { mean: figure(lang, option.mean) })}${option.tied && `, ${t("rate.tied")}`}${option.divided && html` <${Split} t=${t} />`}</b></span></li>`)}
    </ol>`;
}

export function Desk({ view, round, t, lang }) {
  return html`<${DeskResult} round=${round} t=${t}><${DeskTables} view=${view} round=${round} t=${t} lang=${lang} /><//>`;
}

function DeskTables({ view, round, t, lang }) {
  const { result, scale } = drawable(round.result, scaleOf(round.settings, t));
  const [order, setOrder] = useState("apart");
  const roles = rolesOf({ view, result, t });
  const options = order === "apart" ? byTalk(result) : result.options;
  return html`
    <div class="row between" data-wrap>
      <p>${t("rate.record.ballots", { n: result.ballots })}</p>
      ${result.options.length > 1 && html`<${Seg} label=${t("common.order")} value=${order} onChange=${setOrder}
        options=${[{ value: "apart", label: t("common.order_apart") }, { value: "mean", label: t("rate.order_mean") }]} />`}
    </div>
    <${ResultTable} spanned caption=${t("rate.record.title")} columns=${columns(t)}
      rows=${options.map((option) => ({ key: option.id, marked: option.divided, cells: cells(option, { result, scale, t, lang }) }))} />
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    ${scale.binned && html`<p class="help">${t("rate.record.bars", { bars: scale.steps.map((step) => step.word).join(", ") })}</p>`}
    <${SpreadHelp} t=${t} />
    ${roles.length > 0 && html`<h2 class="h3">${t("common.by_role")}</h2><${RoleTable} roles=${roles} options=${options} t=${t} lang=${lang} />`}`;
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
  { key: "median", label: t("rate.record.column_median") },
  ...spreadColumns(t),
];

function cells(option, { result, scale, t, lang }) {
  const first = result.options.length > 1 && result.talkFirst[0] === option.id;
  return {
    text: html`${option.text} <small>${answersWords(option, t)}</small>${(first || option.divided) && html`<small>${first && html`<b>${t("common.talk_first")}</b>`} ${option.divided && html`<${Split} t=${t} />`}</small>`}`,
    counts: html`<${Columns} counts=${option.counts} scale=${scale} />`,
    mean: figure(lang, option.mean, 2),
    median: figure(lang, option.median, null),
    ...spreadCells(option, lang),
  };
}

function RoleTable({ roles, options, t, lang }) {
  const told = (each) => (each ? html`${figure(lang, each.mean, 2)} <small>n = ${number(lang, each.n)}</small>` : "–");
  return html`
    <${ResultTable} caption=${`${t("rate.record.column_mean")}: ${t("common.by_role")}`}
      columns=${[{ key: "text", label: t("rate.record.column_text") }, ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role }))]}
      rows=${options.map((option) => ({
        key: option.id,
        cells: { text: option.text, ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, told(option.byRole[role.key])])) },
      }))} />
    <p class="help">${t("rate.record.per_role")}</p>`;
}
