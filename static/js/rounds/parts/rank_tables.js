// The duels and the run-off of ranked ballots: tables that fill the wall, and tables with whole texts for the desk.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { ResultTable } from "./result_table.js";

const ROWS_AT_MOST = 12; // on the wall
const LEAVES = 50; // px: the words for an option that leaves

// Row against column: how many put the row above the column; what wins is bold. Columns have the number of their row.
export function Duels({ result, names, t, lang }) {
  const { options, over } = result.duels;
  return html`
    <div class="b-scroll" role="region" aria-label=${t("rank.duels")} tabindex="0">
      <table class="b-table rank-duels">
        <caption class="visually-hidden">${t("rank.duels")}. ${t("rank.duels_note")} ${t("rank.duels_bold")}</caption>
        <thead><tr><td></td>${options.map((id, at) => html`<th key=${id} scope="col"><abbr title=${names[id]}>${at + 1}</abbr></th>`)}</tr></thead>
        <tbody>${options.map((id, row) => html`
          <tr key=${id}><th scope="row"><span>${row + 1}. ${names[id]}</span></th>
            ${options.map((other, column) => html`<td key=${other}>${row === column ? "–" : cell(over, row, column, lang)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <${DuelsNote} result=${result} t=${t} />`;
}

const DuelsNote = ({ result, t }) => {
  const { length } = result.duels.options;
  return html`<p class="help">${t("rank.duels_note")} ${t("rank.duels_bold")} ${result.options.length > length && t("rank.duels_first", { n: length })}</p>`;
};

export function DeskDuels({ result, names, t, lang }) {
  const { options, over } = result.duels;
  const columns = options.map((id, at) => ({ key: id, label: html`<abbr title=${names[id]}>${at + 1}</abbr>` }));
  const rows = options.map((id, row) => ({
    key: id,
    cells: {
      no: row + 1, text: names[id],
      ...Object.fromEntries(options.map((other, column) => [other, row === column ? "–" : cell(over, row, column, lang)])),
    },
  }));
  return html`
    <div class="rank-duels"><${ResultTable} spanned caption=${t("rank.duels")} rows=${rows}
      columns=${[{ key: "no", label: "", lead: true }, { key: "text", label: t("rank.record.column_text") }, ...columns]} /></div>
    <${DuelsNote} result=${result} t=${t} />`;
}

function cell(over, row, column, lang) {
  const figure = number(lang, over[row][column]);
  return over[row][column] > over[column][row] ? html`<b>${figure}</b>` : figure;
}

// A column for each count; what left says so.
export function Runoff({ result, names, t, lang }) {
  const { rounds, earlier, winner } = result.runoff;
  const counted = result.options.filter((option) => option.id in rounds[0].votes);
  const shown = counted.slice(0, ROWS_AT_MOST);
  const rest = counted.length - shown.length;
  return html`
    <div class="b-scroll" role="region" aria-label=${t("rank.runoff")} tabindex="0">
      <table class="b-table rank-runoff">
        <caption class="visually-hidden">${t("rank.runoff")}</caption>
        <thead><tr><td></td>${rounds.map((_, at) => html`<th key=${at} scope="col">${t("rank.count", { number: earlier + at + 1 })}</th>`)}</tr></thead>
        <tbody>${shown.map((option) => html`
          <tr key=${option.id} data-marked=${winner.includes(option.id) ? "" : null}><th scope="row"><span>${option.text}</span></th>
            ${rounds.map((each, at) => html`<td key=${at}>${votes(each, option.id, t, lang)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <p class="help">${rest > 0 && html`<b>${t("common.and_more", { n: rest })}.</b>`} ${ended(result, names, t)}</p>`;
}

export function DeskRunoff({ result, names, t, lang }) {
  const { rounds, earlier, winner } = result.runoff;
  const columns = rounds.map((_, at) => ({ key: String(at), label: t("rank.count", { number: earlier + at + 1 }), wide: LEAVES }));
  const rows = result.options.filter((option) => option.id in rounds[0].votes).map((option) => ({
    key: option.id,
    marked: winner.includes(option.id),
    cells: { text: option.text, ...Object.fromEntries(rounds.map((each, at) => [String(at), votes(each, option.id, t, lang)])) },
  }));
  return html`
    <div class="rank-counts"><${ResultTable} caption=${t("rank.runoff")} rows=${rows} columns=${[{ key: "text", label: t("rank.record.column_text") }, ...columns]} /></div>
    <p class="help">${ended(result, names, t)}</p>`;
}

const votes = (count, id, t, lang) =>
  id in count.votes && html`${number(lang, count.votes[id], Number.isInteger(count.votes[id]) ? 0 : 1)}${count.eliminated.includes(id) && html`<small>${t("rank.leaves")}</small>`}`;

export function ended({ runoff }, names, t) {
  const told = (ids) => ids.map((id) => `‘${names[id]}’`).join(", ");
  const { tied } = runoff.rounds.at(-1);
  return [
    t("rank.runoff_note"),
    t(runoff.winner.length > 1 ? "rank.runoff_winners" : "rank.runoff_winner", { options: told(runoff.winner) }),
    ...(tied.length ? [t("rank.runoff_split", { options: told(tied) })] : []),
    ...(runoff.earlier ? [t("rank.runoff_earlier", { n: runoff.earlier })] : []),
  ].join(" ");
}
