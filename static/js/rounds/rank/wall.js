// A ranking on the wall: the order, the mean place with the middle half of the places around it, and the roles apart. When
// duels or counts decided, they are the next page.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { figure } from "../../results/figure.js";
import { capital, named } from "../../results/said.js";
import { rolesOf, Spread } from "../../results/roles.js";
import { namesOf } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { cutOf, Firm } from "../../wall/cut.js";
import { useFirstThatFits } from "../../wall/fit.js";
import { OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { Middle } from "./middle.js";
import { proofPages } from "./wall_proof.js";

const TALL_ROWS = 7;

export { firsts, said } from "./said.js";

/** @param {Pick<import("../../types/rank.js").WallGiven, "round" | "t">} given */
export const todo = ({ round: { settings }, t }) => (settings.most ? t("rank.todo_most", { most: settings.most }) : t("rank.todo"));

/** @param {import("../../types/rank.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<${Result} view=${view} round=${round} t=${t} lang=${lang} />`;
}

// The order, and after it the table of what decided.
function Result({ view, round, t, lang }) {
  const { result } = round;
  const names = namesOf(round);
  const proof = proofPages({ result, names, t, lang }).map((page, at) => html`
    <${ProofPage} key=${at} result=${result} page=${page} />`);
  return html`<${Order} view=${view} result=${result} names=${names} extra=${proof} t=${t} lang=${lang} />`;
}

// In large words when there is room for that; options have only their number when there is no room for their words, and a low wall
// has the first of them.
function ProofPage({ result, page: { rows: count, table, fewer = [] } }) {
  const sizes = [...(count > TALL_ROWS ? [] : ["large"]), "small", "numbers"];
  const ways = [...sizes.map((size) => ({ size, most: count })), ...fewer.map((most) => ({ size: "numbers", most }))];
  const [page, { size, most }] = useFirstThatFits(ways, JSON.stringify(result), showsTable);
  return html`
    <div class="rank-proof" ref=${page} data-many=${size === "large" ? null : ""}
      data-numbers=${size === "numbers" ? "" : null} style=${{ "--rows": most + 1 }}>
      ${table(most)}</div>`;
}

const showsTable = (page) => page.firstElementChild.scrollHeight <= page.firstElementChild.clientHeight;

function Order({ view, result, names, extra, t, lang }) {
  const roles = rolesOf({ view, result, t });
  const rows = result.options.map((option) => ({ ...option, key: option.id, small: option.tied ? t("rank.tied") : null }));
  const cut = cutOf(result, rows, t);
  const last = result.options.length;
  const points = result.rule === "borda";
  const total = (option) =>
    points ? number(lang, option.points, Number.isInteger(option.points) ? 0 : 1) : figure(lang, option.meanPlace);
  const ends = (words) => html`<span class="spread-head"><span>1</span><span>${words}</span><span>${last}</span></span>`;
  return html`
    <${OptionRows} rows=${rows.map((row, at) => ({ ...row, top: cut && at < cut.after }))} cut=${cut} extra=${extra} t=${t}
      content=${JSON.stringify([rows, cut, lang, roles])} asked=${winnerWords(result, t, lang)}
      columns=${(narrow) => [narrow ? "16rem" : roles.length ? "20rem" : "30rem", "minmax(8rem,max-content)",
        ...(roles.length ? [narrow ? "16rem" : "24rem"] : [])].join(" ")}
      heads=${() => [ends(t("rank.place_head")), html`<span class="total-head">${t(points ? "rank.points" : "rank.mean")}</span>`,
        roles.length > 0 && ends(t("rank.mean_place"))]}
      cells=${(row, { drawn }) => [
        drawn ? html`<${Middle} option=${row} last=${last} t=${t} lang=${lang} />` : html`<span class="rank-middle"></span>`,
        html`<span class="total">${total(row)}</span>`,
        roles.length > 0 && (drawn ? html`
          <${Spread} roles=${roles} values=${means(row)} low=${1} high=${last} label=${rolesWords(row, roles, t, lang)} />`
          : html`<span class="spread"></span>`),
      ]}>
      <${Firm} result=${result} names=${names} roles=${roles} cut=${cut} t=${t} />
    <//>`;
}

function winnerWords(result, t, lang) {
  if (result.options.length < 2) return "";
  const winner = result.options.find(({ id }) => id === result.condorcet);
  return winner ? capital(t("rank.condorcet", { option: named([winner], t, lang) })) : t("rank.no_condorcet");
}

const means = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, figures]) => [key, figures.meanPlace]));

const rolesWords = (option, roles, t, lang) =>
  `${t("rank.mean_place")}: ${roles.map((role) => `${role.label} ${figure(lang, option.byRole[role.key]?.meanPlace)}`).join(", ")}`;

// Beside the question on the wall, once the result is shown.
/** @param {import("../../types/rank.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("rank.took_part", { n: round.result.ballots })] : null;
