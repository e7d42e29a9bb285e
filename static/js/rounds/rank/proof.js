// What the tables of duels and run-offs say, on the wall and on the desk.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { optionWords } from "../../results/robustness_line.js";

export const DuelsNote = ({ result, shown = result.duels.options.length, t }) => html`<p class="help">
  ${t("rank.duels_note")} ${t("rank.duels_bold")} ${result.options.length > shown && t("rank.duels_first", { n: shown })}</p>`;

export function cell(over, row, column, lang) {
  const figure = number(lang, over[row][column]);
  return over[row][column] > over[column][row] ? html`<b>${figure}</b>` : figure;
}

export const votes = (count, id, t, lang) =>
  id in count.votes && html`${number(lang, count.votes[id], Number.isInteger(count.votes[id]) ? 0 : 1)}${count.eliminated.includes(id)
    && html`<small>${t("rank.leaves")}</small>`}`;

// named: (ids) -> how they are called in a sentence.
export function ended({ runoff }, names, t, named = (ids) => optionWords(ids, names, t)) {
  const { tied } = runoff.rounds.at(-1);
  return [
    t("rank.runoff_note"),
    t(runoff.winner.length > 1 ? "rank.runoff_winners" : "rank.runoff_winner", { options: named(runoff.winner) }),
    ...(tied.length ? [t("rank.runoff_split", { options: named(tied) })] : []),
    ...(runoff.earlier ? [t("rank.runoff_earlier", { n: runoff.earlier })] : []),
  ].join(" ");
}
