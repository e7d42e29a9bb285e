// The duels and the run-off of ranked ballots: tables that fill the wall.
import { html } from "../../lib/html.js";
import { optionWords } from "../../results/robustness_line.js";
import { named } from "../../results/said.js";
import { pagesOf } from "../../wall/plan.js";
import { cell, DuelsNote, ended, votes } from "./proof.js";

const LINE = 44; // characters of an option on one line
const ROOM = 10; // lines of options on a page
const FEWER = [10, 8, 6, 4]; // the first options of duels, on a wall that is too low for all
const LONG = 130; // characters: where one is longer there is only room for numbers

// The options of a run-off on pages, about equally full.
function runoffPages(options) {
  const numbered = options.some(({ text }) => text.length > LONG);
  const lines = options.map(({ text }) => (numbered ? 1 : Math.ceil(text.length / LINE)));
  return pagesOf(lines, ROOM);
}

// Row against column, of the first so many: how many put the row above the column; what wins is bold. Columns have the number of
// their row.
function Duels({ result, most, names, t, lang }) {
  const { over } = result.duels;
  const options = result.duels.options.slice(0, most);
  return html`
    <div class="table-scroll" role="region" aria-label=${t("rank.duels")} tabindex="0">
      <table class="result-table rank-duels">
        <caption class="visually-hidden">${t("rank.duels")}. ${t("rank.duels_note")} ${t("rank.duels_bold")}</caption>
        <thead><tr><td></td>${options.map((id, at) => html`
          <th key=${id} scope="col"><abbr title=${names[id]}>${at + 1}</abbr></th>`)}</tr></thead>
        <tbody>${options.map((id, row) => html`
          <tr key=${id}><th scope="row"><span><b>${row + 1}</b> <span class="proof-name">${names[id]}</span></span></th>
            ${options.map((other, column) => html`
              <td key=${other}>${row === column ? "–" : cell(over, row, column, lang)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <${DuelsNote} result=${result} shown=${options.length} t=${t} />`;
}

// A column for each count; what left says so.
function Runoff({ result, shown, names, t, lang }) {
  const { rounds, earlier, winner } = result.runoff;
  const called = (ids) =>
    named(result.options.filter(({ id }) => ids.includes(id)), t, lang) ?? optionWords(ids, names, t);
  return html`
    <div class="table-scroll" role="region" aria-label=${t("rank.runoff")} tabindex="0">
      <table class="result-table rank-runoff">
        <caption class="visually-hidden">${t("rank.runoff")}</caption>
        <thead><tr><td></td>${rounds.map((_, at) => html`
          <th key=${at} scope="col">${t("rank.count", { number: earlier + at + 1 })}</th>`)}</tr></thead>
        <tbody>${shown.map((option) => html`
          <tr key=${option.id} data-marked=${winner.includes(option.id) ? "" : null}><th scope="row"><span>
            <b>${option.place}</b> <span class="proof-name">${option.text}</span></span></th>
            ${rounds.map((count, at) => html`<td key=${at}>${votes(count, option.id, t, lang)}</td>`)}</tr>`)}</tbody>
      </table>
    </div>
    <p class="help">${ended(result, names, t, called)}</p>`;
}

/** The pages of what decided: none where the order says it all. `table` draws one; of at most so many rows where there may be `fewer`. */
export function proofPages({ result, ...given }) {
  if (result.options.length < 2) return [];
  if (["schulze", "ranked_pairs"].includes(result.rule)) return [{
    rows: result.duels.options.length,
    fewer: FEWER.filter((most) => most < result.duels.options.length),
    table: (most) => html`<${Duels} result=${result} most=${most} ...${given} />`,
  }];
  if (result.rule !== "irv") return [];
  const counted = result.options.filter((option) => option.id in result.runoff.rounds[0].votes);
  return runoffPages(counted).map(({ from, to }) => ({ rows: to - from, table: () => html`
    <${Runoff} result=${result} shown=${counted.slice(from, to)} ...${given} />` }));
}
