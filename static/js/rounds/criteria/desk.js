// Weighing up on the desk: the order with every cell, what other weights would make of it, and the weights themselves, which
// may change once the round is closed.
import { html, useEffect, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Button } from "../../ui/button.js";
import { NumberField } from "../../ui/number_field.js";
import { Columns } from "../../scales/answers_drawn.js";
import { answersWords, mostDivided, talkFirst } from "../../results/division.js";
import { figure } from "../../results/figure.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { MoreFigures, spreadCells, spreadColumns } from "../../tables/spread.js";
import { Apart, criteriaOf, firmness, worthWords } from "./criteria.js";

const AT_ONCE = 10; // cells that are told at once, most divided first

/** @param {import("../../types/criteria.js").DeskGiven} given */
export function Desk(given) {
  return html`<${DeskResult} round=${given.round} t=${given.t}><${Figures} ...${given} /><//>`;
}

function Figures({ view, round, send, tell, t, lang }) {
  const { result } = round;
  const criteria = criteriaOf(round.settings, t).map((criterion, at) => ({ ...result.criteria[at], name: criterion.name }));
  const roles = rolesOf({ view, result, t });
  return html`
    <p>${t("criteria.record.ballots", { n: result.ballots, lowest: result.lowest, highest: result.highest })}</p>
    <${OrderTable} result=${result} criteria=${criteria} t=${t} lang=${lang} />
    <p class="help">${t("criteria.record.total_is")}</p>
    <${RobustnessLine} robustness=${firmness(result)} names=${namesOf(round)} roles=${roles} t=${t} />
    ${view.session.phase !== "closed" && round.phase !== "open"
      && html`<${Weights} key=${JSON.stringify(round.body.weights)} round=${round} criteria=${criteria} send=${send} tell=${tell}
        t=${t} />`}
    ${roles.length > 0 && html`
      <h2 class="minor-heading">${t("common.by_role")}</h2><${RoleTable} result=${result} roles=${roles} t=${t} lang=${lang} />`}
    <${Apartness} result=${result} criteria=${criteria} t=${t} lang=${lang} />
    ${criteria.map((criterion) => html`
      <details key=${criterion.id}><summary>${t("criteria.record.title_cells", { criterion: criterion.name })}</summary>
        <${CellTable} result=${result} criterion=${criterion} t=${t} lang=${lang} /></details>`)}`;
}

function OrderTable({ result, criteria, t, lang }) {
  const under = [...(result.changed ? ["original"] : []), "equal"];
  const columns = [
    { key: "text", label: t("criteria.record.column_text") },
    { key: "now", label: t("criteria.place_now"), lead: true },
    ...under.map((name) => ({ key: name, label: t(`criteria.place_${name}`) })),
    { key: "total", label: t("criteria.record.column_total") },
    ...criteria.map((criterion) => ({ key: criterion.id,
      label: html`${criterion.name}<small>${worthWords(criterion, t) || t("criteria.record.column_mean").toLowerCase()}</small>` })),
  ];
  const rows = result.options.map((option) => ({
    key: option.id,
    cells: {
      text: html`${option.text}${option.tied && html`<small>${t("criteria.tied")}</small>`}${option.place === null
        && html`<small>${t("criteria.no_total")}</small>`}`,
      now: option.place ?? "–",
      total: figure(lang, option.total, 2),
      ...Object.fromEntries(criteria.map(({ id }) => [id, html`<${Cell} cell=${option.cells[id]} t=${t} lang=${lang} />`])),
      ...Object.fromEntries(under.map((name) => [name, html`<${Moved} to=${option.places[name]} from=${option.place} />`])),
    },
  }));
  return html`<${ResultTable} caption=${t("criteria.record.title")} columns=${columns} rows=${rows} />`;
}

const Cell = ({ cell, t, lang }) => html`
  <span class="nowrap">${figure(lang, cell.mean)}${cell.divided
    && html` <${Apart} t=${t} />`}</span>`;

Cell.least = ({ cell }) => (cell.divided ? 96 : 76); // see table_shape.js

const Moved = ({ to, from }) => html`${to === from ? (to ?? "–")
  : html`<b>${to ?? "–"}</b> ${to !== null && from !== null && (to < from ? "↑" : "↓")}`}`;

function Weights({ round, criteria, send, tell, t }) {
  const [typed, setTyped] = useState({});
  const [busy, setBusy] = useState(false);
  const weights = Object.fromEntries(criteria.map(({ id, weight }) => [id, typed[id] ?? weight]));
  useEffect(() => setTyped({}), [round.id]);
  const first = Object.fromEntries(criteria.map(({ id, original }) => [id, original]));
  const none = Object.values(weights).every((weight) => weight === 0);
  const same = criteria.every(({ id, weight }) => weights[id] === weight);
  async function save(next) {
    setBusy(true);
    const before = Object.fromEntries(criteria.map(({ id, weight }) => [id, weight]));
    const ack = await send("criteria.set_weights", { weights: next });
    setBusy(false);
    if (ack.ok) tell(t("criteria.weights_saved"), { undo: () => send("criteria.set_weights", { weights: before }) });
  }
  return html`
    <fieldset class="weights">
      <legend><h2 class="minor-heading">${t("criteria.weights")}</h2></legend>
      <p class="help">${t("criteria.weights_help")} ${round.phase === "released" && t("criteria.weights_seen")}</p>
      <div class="weight-list">${criteria.map(({ id, name, weight, original }) => html`
        <${NumberField} key=${id} label=${name}
          help=${weight === original ? null : t("criteria.weights_original", { weight: original })} value=${weights[id]} min=${0} max=${100}
          onChange=${(value) => setTyped((now) => ({ ...now, [id]: value }))} />`)}</div>
      ${none && html`<p class="help" role="status">${t("criteria.weights_zero")}</p>`}
      <div class="across" data-wrap>
        <${Button} kind="line" icon="scale" busy=${busy} blocked=${same || none} onClick=${() => save(weights)}>
          ${t("criteria.weights_save")}<//>
        ${criteria.some(({ weight, original }) => weight !== original)
          && html`<${Button} kind="quiet" icon="undo-2" onClick=${() => save(first)}>${t("criteria.weights_back")}<//>`}
      </div>
    </fieldset>`;
}

const RoleTable = ({ result, roles, t, lang }) => html`
  <${ResultTable} caption=${t("criteria.record.title_roles")}
    columns=${[{ key: "text", label: t("criteria.record.column_text") },
      ...roles.map((role) => ({ key: `role:${role.key}`, label: `${role.label} (${number(lang, role.ballots)})`, role }))]}
    rows=${result.options.map((option) => ({
      key: option.id,
      cells: { text: option.text,
        ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, figure(lang, option.byRole[role.key]?.total, 2)])) },
    }))} />
  <p class="help">${t("common.record.per_role")}</p>`;

// Every option on every criterion, most divided first: where the talk can start.
function Apartness({ result, criteria, t, lang }) {
  const cells = result.options.flatMap((option) =>
    criteria.map(({ id, name }) => ({
      key: `${option.id}/${id}`,
      words: t("criteria.record.on", { option: option.text, criterion: name }),
      ...option.cells[id],
    })),
  );
  const first = talkFirst(cells)?.key;
  const columns = [
    { key: "text", label: t("criteria.record.column_cell") },
    { key: "mean", label: t("criteria.record.column_mean") },
  ];
  const more = [columns[0], ...spreadColumns(t)];
  const rows = mostDivided(cells).map((cell) => ({
    key: cell.key,
    marked: cell.divided,
    cells: { text: html`${cell.words} <small>${answersWords(cell, t)}</small>
      ${cell.key === first && html`<small><b>${t("common.talk_first")}</b></small>`}`, mean: figure(lang, cell.mean, 2) },
    more: { text: cell.words, ...spreadCells(cell, lang) },
  }));
  const title = t("common.spread.title");
  return html`
    <h2 class="minor-heading">${title}</h2>
    <${ResultTable} caption=${title} columns=${columns} rows=${rows.slice(0, AT_ONCE)} />
    ${rows.length > AT_ONCE && html`
      <details class="preview"><summary>${t("common.and_more", { n: rows.length - AT_ONCE })}</summary>
        <${ResultTable} caption=${title} columns=${columns} rows=${rows.slice(AT_ONCE)} /></details>`}
    <${MoreFigures} t=${t}><${ResultTable} spanned caption=${t("common.more_figures")} columns=${more}
      rows=${rows.map((row) => ({ ...row, cells: row.more }))} /><//>`;
}

const FIGURES = ["mean", "median", "n"];

function CellTable({ result, criterion, t, lang }) {
  const steps = Array.from({ length: result.highest - result.lowest + 1 }, (_, at) => ({
    word: String(result.lowest + at),
    number: String(result.lowest + at),
  }));
  const columns = [
    { key: "text", label: t("criteria.record.column_text") },
    { key: "counts", label: t("criteria.record.column_counts") },
    ...FIGURES.map((key) => ({ key, label: t(`criteria.record.column_${key}`) })),
  ];
  const decimals = { mean: 2 };
  const rows = result.options.map((option) => {
    const cell = option.cells[criterion.id];
    const figures = Object.fromEntries(FIGURES.map((key) => [key, figure(lang, cell[key], decimals[key] ?? null)]));
    return { key: option.id, marked: cell.divided,
      cells: { text: option.text, counts: html`<${Columns} counts=${cell.counts} scale=${{ steps }} />`, ...figures } };
  });
  return html`<${ResultTable} caption=${t("criteria.record.title_cells", { criterion: criterion.name })} columns=${columns} rows=${rows} />
    ${criterion.lower && html`<p class="help">${t("criteria.record.lower")}</p>`}`;
}
