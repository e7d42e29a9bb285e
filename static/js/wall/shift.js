// What moved between two votes, on the wall: an arrow for every option, all on one scale, and one sentence.
import { html } from "../lib/html.js";
import { counts, inWords, movesOf, scaleOf, title, writer } from "../results/shift.js";
import { Key, Track } from "../results/shift_track.js";
import { Clamped } from "./fit.js";
import { Pager, usePages } from "./pages.js";

const ON_THE_WALL = 9;
const FEW = 3; // so few rows have room for a whole statement
const NAMED = 2; // moves in one sentence

// One sentence: what moved most.
export function ShiftLine({ round, t, lang }) {
  const moves = movesOf(round, t);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const most = moves.filter((move) => move.change).sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, NAMED);
  if (!most.length) return html`<p>${t("common.shift_none")}</p>`;
  const moved = most.map((move) => `‘${move.text}’ ${inWords(move, write, t)}`).join(", ");
  return html`<p>${t("common.shift_since", { moves: moved })}</p>`;
}

// The whole wall: an arrow for every option, all on one scale.
export function ShiftWall({ round, t, lang }) {
  const moves = movesOf(round, t);
  const paging = usePages(moves.length, ON_THE_WALL);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const scale = scaleOf(moves, round.result);
  const shown = moves.slice(paging.page * ON_THE_WALL, (paging.page + 1) * ON_THE_WALL);
  return html`
    <div class="shift-wall">
      <div class="above-list"><p><b>${title(round, t)}.</b> ${counts(round, t)}</p><${Key} t=${t} /></div>
      <ol class="shift-rows" data-few=${moves.length <= FEW ? "" : null}
        style=${{ "--rows": Math.max(FEW, Math.min(moves.length, ON_THE_WALL)) }}>
        <li class="list-head"><span></span>
          <span class="shift-ends"><span>${write.end(scale[0])}</span><span>${write.end(scale[1])}</span></span>
          <span>${t("record.shift_first")}</span><span>${t("record.shift_second")}</span><span>${t("record.shift_change")}</span></li>
        ${shown.map((move) => html`
          <li key=${move.id}><span class="option-name"><${Clamped} text=${move.text} /></span>
            <${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />
            <span>${write.plain(move.before)}</span><b>${write.plain(move.after)}</b><span>${write.signed(move.change)}</span></li>`)}
      </ol>
      <div class="shift-note"><p>${t("record.shift_note")}</p><${Pager} paging=${paging} t=${t} /></div>
    </div>`;
}
