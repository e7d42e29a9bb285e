// Grades in words on the three surfaces. The phone is in parts/grade_phone.js, the wall in parts/grade_wall.js.
import { html, useState } from "../lib/html.js";
import { Seg } from "../parts/seg.js";
import { ballotFacts } from "./parts/ballot.js";
import { Key, Profile, gradesOf, middleWords } from "./parts/grades.js";
import { DeskResult, ResultTable, Withheld, figure } from "./parts/results.js";
import { rolesOf } from "./parts/roles.js";
import { SolidLine, lineUnder, namesOf } from "./parts/solid.js";
import { SpreadHelp, answersWords, mostDivided, spreadCells, spreadColumns, talkFirst } from "./parts/spread.js";

export { Phone } from "./parts/grade_phone.js";
export { Projector } from "./parts/grade_wall.js";
export const facts = ballotFacts;

const ROWS_AT_MOST = 12;

// Beside the question on the wall, once the result is shown.
export const figureOf = ({ round, t }) => (round.result && !round.result.withheld ? [round.result.ballots, t("grade.took_part", { n: round.result.ballots })] : null);
export { figureOf as figure };

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const grades = gradesOf(round.settings, t);
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const under = lineUnder(result);
  return html`
    <p class="lede">${t("grade.told", { n: result.ballots })}</p>
    <ol class="rules b-rank">
      ${shown.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><b>${option.place}</b>
          <span>${option.text}<small>${option.tied && `${t("grade.tied")}, `}${option.n ? `${t("grade.middle")}: ${middleWords(option, grades)}` : t(option.withheld ? "common.few" : "grade.nobody")}</small></span></li>`)}
    </ol>
    ${result.options.length > shown.length && html`<p class="b-more">${t("common.and_more", { n: result.options.length - shown.length })}</p>`}
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} t=${t} />`;
}

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
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <div class="row between" data-wrap><${Key} grades=${grades} t=${t} />
      ${options.length > 1 && html`<${Seg} label=${t("common.order")} value=${order} onChange=${setOrder}
        options=${[{ value: "place", label: t("grade.order_place") }, { value: "apart", label: t("common.order_apart") }]} />`}</div>
    <${ResultTable} spanned caption=${t("grade.record.title")} columns=${columns(t)} rows=${options.map((option) => row(option, { first, grades, t, lang }))} />
    <p class="help">${t("grade.record.columns")}</p>
    <${SpreadHelp} numbers=${false} t=${t} />
    ${roles.length > 0 && html`<h2 class="b-sub">${t("grade.record.title_roles")}</h2><${RoleTable} roles=${roles} options=${result.options} grades=${grades} t=${t} />`}`;
}

const columns = (t) => [
  { key: "text", label: t("grade.record.column_text") },
  { key: "place", label: t("grade.record.column_place"), lead: true },
  { key: "middle", label: t("grade.record.column_middle") },
  { key: "above", label: t("grade.record.column_above") },
  { key: "below", label: t("grade.record.column_below") },
  { key: "counts", label: t("grade.record.column_counts") },
  ...spreadColumns(t, { numbers: false }),
];

const row = (option, { first, grades, t, lang }) => ({
  key: option.id,
  marked: option.divided,
  cells: {
    text: html`${option.text} <small>${answersWords(option, t)}</small>${(option.id === first || option.divided) && html`<small><b>${[option.id === first && t("common.talk_first"), option.divided && t("grade.divided")].filter(Boolean).join(", ")}</b></small>`}`,
    place: html`${option.place}${option.tied && html`<small>${t("grade.tied")}</small>`}`,
    middle: html`<span class="gr-told">${middleWords(option, grades)}</span>`,
    above: figure(lang, option.above, 0),
    below: figure(lang, option.below, 0),
    counts: option.n > 0 && html`<${Profile} counts=${option.counts} grades=${grades} lang=${lang} least=${option.n > 99 ? 0.23 : 0.17} />`,
    ...spreadCells(option, lang),
  },
});

const RoleTable = ({ roles, options, grades, t }) => html`
  <${ResultTable} caption=${t("grade.record.title_roles")}
    columns=${[{ key: "text", label: t("grade.record.column_text") }, ...roles.map((role) => ({ key: role.key, label: role.label, role }))]}
    rows=${options.map((option) => ({
      key: option.id,
      cells: { text: option.text, ...Object.fromEntries(roles.map((role) => [role.key, middleWords(option.byRole[role.key], grades)])) },
    }))} />
  <p class="help">${t("grade.record.per_role")}</p>`;
