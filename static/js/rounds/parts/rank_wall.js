// A ranking on the wall: the order, the mean place with the middle half of the places around it, and the roles apart. When
// duels or counts decided, they are the next page.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Pager, usePages } from "./pages.js";
import { Duels, Runoff } from "./rank_tables.js";
import { OpenOptions, Withheld, figure } from "./results.js";
import { Legend, Spread, rolesOf } from "./roles.js";
import { SolidLine, lineUnder, namesOf } from "./solid.js";
import { ROWS_AT_MOST, rowsLook } from "./vote_wall.js";

const TALL_ROWS = 7;
const PROOF = { irv: Runoff, schulze: Duels, ranked_pairs: Duels };

export function Projector({ view, round, t, lang }) {
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
        ? html`
          <div class="rank-proof" data-many=${count > TALL_ROWS ? "" : null} style=${{ "--rows": Math.min(count, ROWS_AT_MOST) + 1 }}>
            <${Proof} result=${result} names=${names} t=${t} lang=${lang} /></div>`
        : html`<${Order} view=${view} result=${result} names=${names} t=${t} lang=${lang} />`}
      <${Pager} paging=${paging} label=${label} t=${t} />
    </div>`;
}

function Order({ view, result, names, t, lang }) {
  const roles = rolesOf({ view, result, t });
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const last = lastShown(shown, result.options.length);
  const under = lineUnder(result);
  const points = result.rule === "borda";
  const figures = shown.map((option) => (points ? number(lang, option.points, Number.isInteger(option.points) ? 0 : 1) : figure(lang, option.meanPlace)));
  const look = rowsLook(shown.length, roles, figures);
  return html`
    <div class="rank-sheet">
      <div class="b-told"><p>${told(result, names, t)}</p><${Legend} roles=${roles} /></div>
      <ol class="votes" ...${look.list}>
        <li class="h"><span class="rank-head"></span>
          <span class="spread-h"><span>1</span><span>${t("rank.place_head")}</span><span>${last}</span></span>
          <span class="tt">${t(points ? "rank.points" : "rank.mean")}</span>
          ${roles.length > 0 && html`<span class="spread-h"><span>1</span><span>${t("rank.mean_place")}</span><span>${last}</span></span>`}</li>
        ${shown.map((option, at) => html`
          <li key=${option.id} data-line=${under(option)}>
            <span class="rk">${option.place}</span>
            <span class="nm"><span>${option.text}</span>${option.tied && html`<small>${t("rank.tied")}</small>`}</span>
            <${Middle} option=${option} last=${last} t=${t} lang=${lang} />
            <span class="tt">${figures[at]}</span>
            ${roles.length > 0 && html`<${Spread} roles=${roles} values=${means(option)} low=${1} high=${last} label=${rolesWords(option, roles, t, lang)} />`}
          </li>`)}
      </ol>
      <div class="rank-under">
        ${result.options.length > shown.length && html`<p class="b-more">${t("common.and_more", { n: result.options.length - shown.length })}</p>`}
        <${SolidLine} solid=${result.solid} names=${names} roles=${roles} t=${t} />
      </div>
    </div>`;
}

function told(result, names, t) {
  if (result.options.length < 2) return "";
  return result.condorcet ? t("rank.condorcet", { option: `‘${names[result.condorcet]}’` }) : t("rank.no_condorcet");
}

// The worst place that has to be on the scale: of a long list only the first ones are there.
function lastShown(shown, all) {
  if (shown.length === all) return all;
  return Math.min(all, Math.ceil(Math.max(...shown.flatMap((option) => [option.q3, ...Object.values(means(option))]))));
}

// From the best to the worst place: a line over the middle half of the places, a red mark at the mean.
export function Middle({ option, last, t, lang }) {
  const at = (place) => (last > 1 ? 4 + (92 * (place - 1)) / (last - 1) : 50);
  const words = t("rank.spread_words", { mean: figure(lang, option.meanPlace), q1: figure(lang, option.q1), q3: figure(lang, option.q3) });
  return html`
    <span class="rank-middle" role="img" aria-label=${words}>
      <span class="half" style=${{ "--a": at(option.q1), "--b": at(option.q3) }}></span><span class="mean" style=${{ "--x": at(option.meanPlace) }}></span>
    </span>`;
}

const means = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, each]) => [key, each.meanPlace]));

const rolesWords = (option, roles, t, lang) =>
  `${t("rank.mean_place")}: ${roles.map((role) => `${role.label} ${figure(lang, option.byRole[role.key]?.meanPlace)}`).join(", ")}`;
