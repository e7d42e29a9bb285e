// What moved between two votes, or since an earlier session, on the wall: an arrow for every option, all on one scale, and
// one sentence.
import { html } from "../lib/html.js";
import { named } from "../results/said.js";
import { inWords, movesOf, repeatOf, scaleOf, shiftOf, writer } from "../results/shift.js";
import { Key, Track } from "../results/shift_track.js";
import { OptionRows } from "./option_rows.js";

const NAMED = 2; // moves in one sentence
const LONG = 120; // characters of both texts: with more the sentence names one, or the rows have no room
const ONE_LINE = 60; // characters of a text; a longer one is not named where all there is room for is a line

const byChange = (moves) =>
  moves.filter((move) => move.change).sort((a, b) => Math.abs(b.change) - Math.abs(a.change));

const fewWords = (moves) => (moves.reduce((sum, { text }) => sum + text.length, 0) > LONG ? moves.slice(0, 1) : moves);

const placedMoves = (round, t, told) => (told ? movesOf(round, t, told.figures).map((move, at) => ({ ...move, place: at + 1 })) : []);

/**
 * What moved most, in one sentence; "" when nothing can be compared.
 * @param {(round: any, t: any) => any} [of] shiftOf, or repeatOf for an earlier session
 * @param {boolean} [brief] it stands in a line under the figures, which have numbers of their own
 */
export function shiftSaid(round, t, lang, of = shiftOf, brief = false) {
  const told = of(round, t);
  const moves = placedMoves(round, t, told);
  if (!told || !moves.length) return "";
  const write = writer(moves, lang);
  const most = fewWords(byChange(moves).slice(0, NAMED));
  const isLong = brief && most.some(({ text }) => text.length > ONE_LINE);
  if (isLong) return told.since(`${t("common.shift_largest")} ${inWords(most[0], write, t)}`);
  const name = (move) => named([move], t, lang);
  return most.length ? told.since(most.map((move) => `${name(move)} ${inWords(move, write, t)}`).join(", ")) : told.none;
}

/** The same since an earlier session. */
export const repeatSaid = (round, t, lang) => shiftSaid(round, t, lang, repeatOf);

/** What moved since the first vote and since an earlier session, each in a line. */
export const movesSaid = (round, t, lang) => [shiftOf, repeatOf].map((of) => shiftSaid(round, t, lang, of, true)).filter(Boolean);

// The whole wall: an arrow for every option, all on one scale; what moved most is marked.
export function ShiftWall({ round, t, lang, of = shiftOf }) {
  const told = of(round, t);
  const moves = placedMoves(round, t, told);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const scale = told.ends ?? scaleOf(moves, round.result);
  const marked = moves.length > 1 ? byChange(moves)[0]?.id : null;
  const rows = moves.map((move) => ({ ...move, key: move.id, top: move.id === marked }));
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify([rows, told, lang])} t=${t}
      asked=${html`<b>${told.title}.</b> ${told.counts} <${Key} told=${told} />`}
      columns=${(narrow) => `${narrow ? 18 : 34}rem ${narrow ? "6rem 6rem 7rem" : "8rem 8rem 9rem"}`}
      heads=${() => [
        html`<span class="shift-ends"><span>${write.end(scale[0])}</span><span>${write.end(scale[1])}</span></span>`,
        ...[told.first, told.second, t("record.shift_change")].map((words) => html`<span class="total-head" key=${words}>${words}</span>`),
      ]}
      cells=${(move, { drawn }) => [
        drawn ? html`<${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />` : html`<span class="shift-track"></span>`,
        html`<span class="shift-figure">${write.plain(move.before)}</span>`,
        html`<b class="shift-figure">${write.plain(move.after)}</b>`,
        html`<span class="shift-figure">${write.signed(move.change)}</span>`,
      ]}><p>${told.note}</p><//>`;
}

// The same between an earlier session and this one.
export const RepeatWall = (given) => html`<${ShiftWall} ...${given} of=${repeatOf} />`;
