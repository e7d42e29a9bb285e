// What moved between two votes, as a table under the result on the desk.
import { html } from "../lib/html.js";
import { inWords, movesOf, scaleOf, shiftOf, writer } from "../results/shift.js";
import { Key, Track } from "../results/shift_track.js";
import { ResultTable } from "./result_table.js";

// Under the result on the desk: the same as a table.
// of: which two are compared, as in results/shift.js
export function ShiftTable({ round, t, lang, of = shiftOf }) {
  const told = of(round, t);
  const moves = told ? movesOf(round, t, told.figures) : [];
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const scale = told.ends ?? scaleOf(moves, round.result);
  const labels = { option: t("record.shift_option"), track: html`<${Key} told=${told} />`, first: told.first, second: told.second,
    change: t("record.shift_change") };
  const columns = Object.entries(labels).map(([key, label]) => ({ key, label }));
  const rows = moves.map((move) => ({
    key: move.id,
    cells: {
      option: move.text, track: html`<${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />`,
      first: write.plain(move.before), second: write.plain(move.after), change: write.signed(move.change),
    },
  }));
  return html`
    <div class="shift-part">
      <h2 class="minor-heading">${told.title}</h2>
      <p>${told.counts}</p>
      <${ResultTable} caption=${told.title} columns=${columns} rows=${rows} />
      <p class="help">${told.note}</p>
    </div>`;
}
