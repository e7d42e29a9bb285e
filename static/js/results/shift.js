// What moved between a first and a second vote, or between an earlier session and this one: each option's headline figure
// then and now, for the group as a whole. The same for every kind. Pure.
import { number } from "../lib/formats.js";
import { textOf, textsOf } from "./option_texts.js";

const BOTTOM = 0.5; // a scale starts at nought unless all figures are above this part of the highest
const COUNTED = 100; // whole numbers up to here are counts: those start at nought too

// -> [{id, text, before, after, change}] in the order of the second vote; what was in one of the votes only is left out.
// figures: {moves}, of the two votes unless something else is given.
export function movesOf(round, t, figures = round.shift) {
  if (!figures) return [];
  const texts = textsOf(round);
  return figures.moves.map(({ id, before, after }) => (
    { id, text: textOf(id, texts, round.kind, t), before, after, change: after - before }));
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
export function writer(moves, lang) {
  const figures = moves.flatMap((move) => [move.before, move.after]);
  const exact = (decimals) => figures.every((value) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-6);
  const decimals = [0, 1].find(exact) ?? 2;
  const plain = (value) => number(lang, value, decimals).replace("-", "−");
  const end = (value) => (Number.isInteger(value) ? number(lang, value, 0).replace("-", "−") : plain(value));
  return { plain, end, signed: (value) => (plain(value) === plain(0) ? "=" : value > 0 ? `+${plain(value)}` : plain(value)) };
}

export const inWords = (move, { plain }, t) =>
  t(move.change ? "common.shift_move" : "common.shift_stay", { first: plain(move.before), second: plain(move.after) });

// The words around what moved between two votes; null when the round is no second vote.
export const shiftOf = (round, t) => round.shift && {
  figures: round.shift,
  ends: null,
  title: t("record.shift", { label: t(`${round.kind}.headline`) }),
  counts: t("common.shift_counts", { first: round.shift.ballots[0], second: round.shift.ballots[1] }),
  first: t("record.shift_first"),
  second: t("record.shift_second"),
  note: t("record.shift_note"),
  since: (moves) => t("common.shift_since", { moves }),
  none: t("common.shift_none"),
};

// The same for an earlier session and this one; null when the round stands beside none.
export function repeatOf(round, t) {
  if (!round.repeat) return null;
  const { title, per, ballots: [then, now] } = round.repeat;
  const label = t(`${round.kind}.headline`);
  return {
    figures: round.repeat,
    ends: per === "people" ? [0, 100] : null,
    title: t("record.repeat", { label: per ? t(`common.repeat_${per}`, { label }) : label }),
    counts: t("common.repeat_counts", { then, now }),
    first: t("common.repeat_first"),
    second: t("common.repeat_second"),
    note: t("record.repeat_wall_note"),
    since: (moves) => t("common.repeat_since", { title, moves }),
    none: t("common.repeat_none"),
  };
}
