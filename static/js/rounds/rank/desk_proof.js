// The duels and the run-off of ranked ballots on the desk, with whole texts.
import { html } from "../../lib/html.js";
import { ResultTable } from "../../tables/result_table.js";
import { cell, DuelsNote, ended, votes } from "./proof.js";

const LEAVES = 50; // px: the words for an option that leaves

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

export function DeskRunoff({ result, names, t, lang }) {
  const { rounds, earlier, winner } = result.runoff;
  const columns = rounds.map((_, at) => ({ key: String(at), label: t("rank.count", { number: earlier + at + 1 }), wide: LEAVES }));
  const rows = result.options.filter((option) => option.id in rounds[0].votes).map((option) => ({
    key: option.id,
    marked: winner.includes(option.id),
    cells: { text: option.text, ...Object.fromEntries(rounds.map((each, at) => [String(at), votes(each, option.id, t, lang)])) },
  }));
  return html`
    <div class="rank-counts">
      <${ResultTable} caption=${t("rank.runoff")} rows=${rows}
        columns=${[{ key: "text", label: t("rank.record.column_text") }, ...columns]} /></div>
    <p class="help">${ended(result, names, t)}</p>`;
}
