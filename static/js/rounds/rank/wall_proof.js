// The duels and the run-off of ranked ballots: tables that fill the wall.
import { html } from "../../lib/html.js";
import { cell, DuelsNote, ended, votes } from "./proof.js";

const ROWS_AT_MOST = 12; // on the wall

// Row against column: how many put the row above the column; what wins is bold. Columns have the number of their row.
export function Duels({ result, names, t, lang }) {
  const { options, over } = result.duels;
  return html`
    <div class="table-scroll" role="region" aria-label=${t("rank.duels")} tabindex="0">
      <table class="result-table rank-duels">
        <caption class="visually-hidden">${t("rank.duels")}. ${t("rank.duels_note")} ${t("rank.duels_bold")}</caption>
        <thead><tr><td></td>${options.map((id, at) => html`
          <th key=${id} scope="col"><abbr title=${names[id]}>${at + 1}</abbr></th>`)}</tr></thead>
        <tbody>${options.map((id, row) => html`
          <tr key=${id}><th scope="row"><span>${row + 1}. ${names[id]}</span></th>
            ${options.map((other, column) => html`
              <td key=${other}>${row === column ? "–" : cell(over, row, column, lang)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <${DuelsNote} result=${result} t=${t} />`;
}

// A column for each count; what left says so.
export function Runoff({ result, names, t, lang }) {
  const { rounds, earlier, winner } = result.runoff;
  const counted = result.options.filter((option) => option.id in rounds[0].votes);
  const shown = counted.slice(0, ROWS_AT_MOST);
  const rest = counted.length - shown.length;
  return html`
    <div class="table-scroll" role="region" aria-label=${t("rank.runoff")} tabindex="0">
      <table class="result-table rank-runoff">
        <caption class="visually-hidden">${t("rank.runoff")}</caption>
        <thead><tr><td></td>${rounds.map((_, at) => html`
          <th key=${at} scope="col">${t("rank.count", { number: earlier + at + 1 })}</th>`)}</tr></thead>
        <tbody>${shown.map((option) => html`
          <tr key=${option.id} data-marked=${winner.includes(option.id) ? "" : null}><th scope="row"><span>${option.text}</span></th>
            ${rounds.map((each, at) => html`<td key=${at}>${votes(each, option.id, t, lang)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <p class="help">${rest > 0 && html`<b>${t("common.and_more", { n: rest })}.</b>`} ${ended(result, names, t)}</p>`;
}
