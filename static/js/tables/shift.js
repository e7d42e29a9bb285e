// What moved between two votes, as a table under the result on the desk.
import { html } from "../lib/html.js";
import { counts, inWords, movesOf, scaleOf, title, writer } from "../results/shift.js";
import { Key, Track } from "../results/shift_track.js";
import { ResultTable } from "./result_table.js";

// Under the result on the desk: the same as a table.
export function ShiftTable({ round, t, lang }) {
  const moves = movesOf(round, t);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const scale = scaleOf(moves, round.result);
  const columns = ["option", "track", "first", "second",
    "change"].map((key) => ({ key, label: key === "track" ? html`<${Key} t=${t} />` : t(`record.shift_${key}`) }));
  const rows = moves.map((move) => ({
    key: move.id,
    cells: {
      option: move.text, track: html`<${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />`,
      first: write.plain(move.before), second: write.plain(move.after), change: write.signed(move.change),
    },
  }));
  return html`
    <div class="shift-part">
      <h2 class="minor-heading">${title(round, t)}</h2>
      <p>${counts(round, t)}</p>
      <${ResultTable} caption=${title(round, t)} columns=${columns} rows=${rows} />
      <p class="help">${t("record.shift_note")}</p>
    </div>`;
}
