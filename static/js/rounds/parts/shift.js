// What moved between a first and a second vote: each option's headline figure then and now, for the group as a whole. The
// same for every kind. Which way is better differs by kind, so the drawing does not judge: an empty ring is the first vote,
// a red one the second.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Ring } from "../../parts/icon.js";
import { textOf, textsOf } from "./named.js";
import { Pager, usePages } from "./pages.js";
import { ResultTable } from "./results.js";

const ON_THE_WALL = 9;
const FEW = 3; // so few rows have room for a whole statement
const ON_A_PHONE = 12;
const NAMED = 2; // moves in one sentence
const BOTTOM = 0.5; // a scale starts at nought unless all figures are above this part of the highest
const COUNTED = 100; // whole numbers up to here are counts: those start at nought too

// -> [{id, text, before, after, change}] in the order of the second vote; what was in one of the votes only is left out.
export function movesOf(round, t) {
  if (!round.shift) return [];
  const { before, after } = round.shift;
  const texts = textsOf(round);
  return Object.keys(after).filter((id) => id in before).map((id) => (
    { id, text: textOf(id, texts, round.kind, t), before: before[id], after: after[id], change: after[id] - before[id] }));
}

// [lowest, highest] of the scale on which people answered; null where a figure can be anything.
function endsOf(result) {
  if (result?.steps?.length) return [result.steps[0].value, result.steps.at(-1).value];
  if (result?.statements) return [0, 100];
  if (result?.grades) return [1, result.grades];
  return result?.criteria ? [result.lowest, result.highest] : null;
}

// [lowest, highest] of the scale that all rows share: that of the answers, else one that fits the figures.
export function scaleOf(moves, result) {
  const ends = endsOf(result);
  if (ends) return ends;
  const figures = moves.flatMap((move) => [move.before, move.after]);
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  const counts = high <= COUNTED && figures.every(Number.isInteger);
  return low >= 0 && (counts || low <= BOTTOM * high) ? [0, high || 1] : [low, high > low ? high : low + 1];
}

// How a figure is written among the others: all with as many decimals as they need, two at most.
function writer(moves, lang) {
  const figures = moves.flatMap((move) => [move.before, move.after]);
  const exact = (decimals) => figures.every((each) => Math.abs(each - Number(each.toFixed(decimals))) < 1e-6);
  const decimals = [0, 1].find(exact) ?? 2;
  const plain = (value) => number(lang, value, decimals).replace("-", "−");
  const end = (value) => (Number.isInteger(value) ? number(lang, value, 0).replace("-", "−") : plain(value));
  return { plain, end, signed: (value) => (plain(value) === plain(0) ? "=" : value > 0 ? `+${plain(value)}` : plain(value)) };
}

const inWords = (move, { plain }, t) =>
  t(move.change ? "common.shift_move" : "common.shift_stay", { first: plain(move.before), second: plain(move.after) });

const title = (round, t) => t("record.shift", { label: t(`${round.kind}.headline`) });
const counts = (round, t) => t("common.shift_counts", { first: round.shift.ballots[0], second: round.shift.ballots[1] });

// One sentence: what moved most.
export function ShiftLine({ round, t, lang }) {
  const moves = movesOf(round, t);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const most = moves.filter((move) => move.change).sort((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, NAMED);
  if (!most.length) return html`<p class="shift-line">${t("common.shift_none")}</p>`;
  const told = most.map((move) => `‘${move.text}’ ${inWords(move, write, t)}`).join(", ");
  return html`<p class="shift-line">${t("common.shift_since", { moves: told })}</p>`;
}

function Track({ move, scale: [low, high], label }) {
  const at = (value) => (100 * (value - low)) / (high - low);
  const [from, to] = [at(move.before), at(move.after)];
  const style = { "--from": from, "--to": to, "--low": Math.min(from, to), "--wide": Math.abs(to - from) };
  return html`
    <span class="shift-track" role="img" aria-label=${label} style=${style}>
      ${move.change !== 0 && html`<i data-to=${to > from ? "end" : "start"}></i><${Ring} />`}<${Ring} state="on" />
    </span>`;
}

const Key = ({ t }) => html`
  <span class="shift-key"><span><${Ring} /> ${t("record.shift_first")}</span><span><${Ring} state="on" /> ${t("record.shift_second")}</span></span>`;

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
      <div class="b-told"><p><b>${title(round, t)}.</b> ${counts(round, t)}</p><${Key} t=${t} /></div>
      <ol class="shift-rows" data-few=${moves.length <= FEW ? "" : null} style=${{ "--rows": Math.max(FEW, Math.min(moves.length, ON_THE_WALL)) }}>
        <li class="h"><span></span><span class="shift-ends"><span>${write.end(scale[0])}</span><span>${write.end(scale[1])}</span></span>
          <span>${t("record.shift_first")}</span><span>${t("record.shift_second")}</span><span>${t("record.shift_change")}</span></li>
        ${shown.map((move) => html`
          <li key=${move.id}><span class="nm"><span>${move.text}</span></span><${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />
            <span>${write.plain(move.before)}</span><b>${write.plain(move.after)}</b><span>${write.signed(move.change)}</span></li>`)}
      </ol>
      <div class="shift-note"><p>${t("record.shift_note")}</p><${Pager} paging=${paging} t=${t} /></div>
    </div>`;
}

// Under the result on the desk: the same as a table.
export function ShiftTable({ round, t, lang }) {
  const moves = movesOf(round, t);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  const scale = scaleOf(moves, round.result);
  const columns = ["option", "track", "first", "second", "change"].map((key) => ({ key, label: key === "track" ? html`<${Key} t=${t} />` : t(`record.shift_${key}`) }));
  const rows = moves.map((move) => ({
    key: move.id,
    cells: {
      option: move.text, track: html`<${Track} move=${move} scale=${scale} label=${inWords(move, write, t)} />`,
      first: write.plain(move.before), second: write.plain(move.after), change: write.signed(move.change),
    },
  }));
  return html`
    <div class="shift-part">
      <h2 class="h3">${title(round, t)}</h2>
      <p>${counts(round, t)}</p>
      <${ResultTable} caption=${title(round, t)} columns=${columns} rows=${rows} />
      <p class="help">${t("record.shift_note")}</p>
    </div>`;
}

// Under the result on a phone: short.
export function ShiftList({ round, t, lang }) {
  const moves = movesOf(round, t);
  if (!moves.length) return null;
  const write = writer(moves, lang);
  return html`
    <h2 class="b-sub">${title(round, t)}</h2>
    <p class="lede">${counts(round, t)}</p>
    <ul class="rules b-shift">
      ${moves.slice(0, ON_A_PHONE).map((move) => html`
        <li key=${move.id}><span>${move.text}</span><span class="visually-hidden">${inWords(move, write, t)}</span>
          <span aria-hidden="true">${write.plain(move.before)} → <b>${write.plain(move.after)}</b></span></li>`)}
    </ul>
    ${moves.length > ON_A_PHONE && html`<p class="b-more">${t("common.and_more", { n: moves.length - ON_A_PHONE })}</p>`}
    <p class="help after-list">${t("record.shift_note")}</p>`;
}
