// What moved between two votes, or since an earlier session, on the wall: an arrow for every option, all on one scale, and
// one sentence.
import { html } from "../lib/html.js";
import { inWords, movesOf, repeatOf, scaleOf, shiftOf, writer } from "../results/shift.js";
import { Key, Track } from "../results/shift_track.js";
import { Clamped } from "./fit.js";
import { Pager, usePages } from "./pages.js";

const ON_THE_WALL = 9;
const FEW = 3; // so few rows have room for a whole statement
const NAMED = 2; // moves in one sentence

// One sentence: what moved most.
export function ShiftLine({ round, t, lang, of = shiftOf }) {
  const told = of(round, t);
  const moves = told ? movesOf(round, t, told.figures) : [];
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const most = byChange(moves).slice(0, NAMED);
  if (!most.length) return html`<p>${told.none}</p>`;
  return html`<p>${told.since(most.map((move) => `‘${move.text}’ ${inWords(move, write, t)}`).join(", "))}</p>`;
}

const byChange = (moves) =>
  moves.filter((move) => move.change).sort((a, b) => Math.abs(b.change) - Math.abs(a.change));

// The whole wall: an arrow for every option, all on one scale; what moved most is marked.
export function ShiftWall({ round, t, lang, of = shiftOf }) {
  const told = of(round, t);
  const moves = told ? movesOf(round, t, told.figures) : [];
  const paging = usePages(moves.length, ON_THE_WALL);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const scale = told.ends ?? scaleOf(moves, round.result);
  const marked = moves.length > 1 ? byChange(moves)[0]?.id : null;
  const shown = moves.slice(paging.page * ON_THE_WALL, (paging.page + 1) * ON_THE_WALL);
  return html`
    <div class="shift-wall">
      <div class="above-list"><p><b>${told.title}.</b> ${told.counts}</p><${Key} told=${told} /></div>
      <ol class="shift-rows" data-few=${moves.length <= FEW ? "" : null}
        style=${{ "--rows": Math.max(FEW, Math.min(moves.length, ON_THE_WALL)) }}>
        <li class="list-head"><span></span>
          <span class="shift-ends"><span>${write.end(scale[0])}</span><span>${write.end(scale[1])}</span></span>
          <span>${told.first}</span><span>${told.second}</span><span>${t("record.shift_change")}</span></li>
        ${shown.map((move) => html`
          <li key=${move.id} data-most=${move.id === marked ? "" : null}><span class="option-name"><${Clamped} text=${move.text} /></span>
            <${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />
            <span>${write.plain(move.before)}</span><b>${write.plain(move.after)}</b><span>${write.signed(move.change)}</span></li>`)}
      </ol>
      <div class="shift-note"><p>${told.note}</p><${Pager} paging=${paging} t=${t} /></div>
    </div>`;
}

// The same between an earlier session and this one.
export const RepeatLine = (given) => html`<${ShiftLine} ...${given} of=${repeatOf} />`;
export const RepeatWall = (given) => html`<${ShiftWall} ...${given} of=${repeatOf} />`;
