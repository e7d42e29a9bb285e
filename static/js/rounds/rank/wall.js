// A ranking on the wall: the order, the mean place with the middle half of the places around it, and the roles apart. When
// duels or counts decided, they are the next page.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { figure } from "../../results/figure.js";
import { Legend, rolesOf, Spread } from "../../results/roles.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { ROWS_AT_MOST } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { useFirstThatFits } from "../../wall/fit.js";
import { OpenOptions } from "../../wall/open_options.js";
import { Pager, usePages } from "../../wall/pages.js";
import { OptionName, rowsLook, VoteList } from "../../wall/votes.js";
import { Middle } from "./middle.js";
import { Duels, Runoff } from "./wall_proof.js";

const TALL_ROWS = 7;
const PROOF = { irv: Runoff, schulze: Duels, ranked_pairs: Duels };

/** @param {import("../../types/rank.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<${Result} view=${view} round=${round} t=${t} lang=${lang} />`;
}

function Result({ view, round, t, lang }) {
  const { result } = round;
  const count = result.options.length;
  const Proof = count > 1 ? PROOF[result.rule] : null;
  const paging = usePages(Proof ? 2 : 1, 1);
  const names = namesOf(round);
  const label = paging.page ? t(result.rule === "irv" ? "rank.runoff" : "rank.duels") : t("rank.record.title");
  return html`
    <div class="vote-main rank-main">
      ${paging.page
        ? html`<${ProofPage} result=${result}><${Proof} result=${result} names=${names} t=${t} lang=${lang} /><//>`
        : html`<${Order} view=${view} result=${result} names=${names} t=${t} lang=${lang} />`}
      <${Pager} paging=${paging} label=${label} t=${t} />
    </div>`;
}

// In large words when there is room for that.
function ProofPage({ result, children }) {
  const count = result.options.length;
  const ways = count > TALL_ROWS ? [true] : [false, true];
  const [page, isMany] = useFirstThatFits(ways, JSON.stringify(result), showsTable);
  return html`
    <div class="rank-proof" ref=${page} data-many=${isMany ? "" : null} style=${{ "--rows": Math.min(count, ROWS_AT_MOST) + 1 }}>
      ${children}</div>`;
}

const showsTable = (page) => page.firstElementChild.scrollHeight <= page.firstElementChild.clientHeight;

function Order({ view, result, names, t, lang }) {
  const roles = rolesOf({ view, result, t });
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const last = lastShown(shown, result.options.length);
  const under = lineUnder(result);
  const points = result.rule === "borda";
  const total = (option) =>
    points ? number(lang, option.points, Number.isInteger(option.points) ? 0 : 1) : figure(lang, option.meanPlace);
  const look = rowsLook(shown.length, roles);
  return html`
    <div class="rank-sheet">
      <div class="above-list"><p>${winnerWords(result, names, t)}</p><${Legend} roles=${roles} /></div>
      <${VoteList} look=${look} content=${JSON.stringify([shown, lang])}>${() => html`
        <li class="list-head"><span class="rank-head"></span>
          <span class="spread-head"><span>1</span><span>${t("rank.place_head")}</span><span>${last}</span></span>
          <span class="total">${t(points ? "rank.points" : "rank.mean")}</span>
          ${roles.length > 0 && html`
            <span class="spread-head"><span>1</span><span>${t("rank.mean_place")}</span><span>${last}</span></span>`}</li>
        ${shown.map((option) => html`
          <li key=${option.id} data-line=${under(option)}>
            <span class="place">${option.place}</span>
            <${OptionName} text=${option.text} small=${option.tied && t("rank.tied")} />
            <${Middle} option=${option} last=${last} t=${t} lang=${lang} />
            <span class="total">${total(option)}</span>
            ${roles.length > 0 && html`
              <${Spread} roles=${roles} values=${means(option)} low=${1} high=${last} label=${rolesWords(option, roles, t, lang)} />`}
          </li>`)}`}
      <//>
      <div class="rank-under">
        ${result.options.length > shown.length
          && html`<p class="and-more">${t("common.and_more", { n: result.options.length - shown.length })}</p>`}
        <${SolidLine} solid=${result.solid} names=${names} roles=${roles} t=${t} />
      </div>
    </div>`;
}

function winnerWords(result, names, t) {
  if (result.options.length < 2) return "";
  return result.condorcet ? t("rank.condorcet", { option: `‘${names[result.condorcet]}’` }) : t("rank.no_condorcet");
}

// The worst place that has to be on the scale: of a long list only the first ones are there.
function lastShown(shown, all) {
  if (shown.length === all) return all;
  return Math.min(all, Math.ceil(Math.max(...shown.flatMap((option) => [option.q3, ...Object.values(means(option))]))));
}

const means = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, figures]) => [key, figures.meanPlace]));

const rolesWords = (option, roles, t, lang) =>
  `${t("rank.mean_place")}: ${roles.map((role) => `${role.label} ${figure(lang, option.byRole[role.key]?.meanPlace)}`).join(", ")}`;

// Beside the question on the wall, once the result is shown.
/** @param {import("../../types/rank.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("rank.took_part", { n: round.result.ballots })] : null;
