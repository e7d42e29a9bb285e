// Weighing up on the wall. Two criteria are a plane with a cross for each option (its arms hold half of the group) and the
// list beside it; other numbers are a table, and after it the plane of the first two.
import { html } from "../../lib/html.js";
import { Bar } from "../../parts/bars.js";
import { Apart, anyApart, criteriaOf, worthWords } from "./criteria.js";
import { Plane } from "./criteria_plane.js";
import { Pager, usePages } from "./pages.js";
import { OpenOptions, Withheld, figure as shown } from "./results.js";
import { Legend, Spread, rolesOf } from "./roles.js";
import { SolidLine, lineUnder, namesOf } from "./solid.js";

const ROWS_AT_MOST = 12;
const TALL_ROWS = 7;
const WITH_ROLES = 3; // criteria that leave room for the roles
const WITH_BARS = 4;
const widthOf = (criteria) => (criteria.length <= 5 ? 11.6 : criteria.length <= 6 ? 9.6 : 8.4); // rem

const isPlane = (round) => criteriaCount(round) === 2;
const criteriaCount = ({ settings }) => settings.criteria.length || 2;

// Once the round is over the question stands beside the plane.
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld && isPlane(round));

export const figure = ({ round, t }) => (round.result && !round.result.withheld ? [round.result.ballots, t("criteria.took_part", { n: round.result.ballots })] : null);

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const criteria = criteriaOf(round.settings, t).map((each, at) => ({ ...each, weight: result.criteria[at].weight }));
  const given = { round, result, criteria, roles: rolesOf({ view, result, t }), t, lang };
  if (isPlane(round)) return html`<${Plane} ...${given} pair=${criteria} prompt=${ownQuestion({ round }) ? round.prompt : null} />`;
  return html`<${Pages} ...${given} />`;
}

function Pages(given) {
  const { criteria, t } = given;
  const paging = usePages(criteria.length > 1 ? 2 : 1, 1);
  const [y, x] = criteria;
  const label = paging.page ? t("criteria.page_plot", { y: y.name, x: x.name }) : t("criteria.page_table");
  return html`
    <div class="c-pages">
      ${paging.page ? html`<${Plane} ...${given} pair=${[y, x]} />` : html`<${Table} ...${given} />`}
      <${Pager} paging=${paging} label=${label} t=${t} />
    </div>`;
}

function Table({ round, result, criteria, roles, t, lang }) {
  const rows = result.options.slice(0, ROWS_AT_MOST);
  const told = roles.length > 0 && criteria.length <= WITH_ROLES;
  const bars = !told && criteria.length <= WITH_BARS;
  const columns = `3.4rem minmax(0,1fr) repeat(${criteria.length},minmax(0,${widthOf(criteria)}rem)) ${told ? "18rem" : bars ? "13rem" : ""} 6.5rem`;
  const { lowest, highest } = result;
  const under = lineUnder(result);
  const more = result.options.length - rows.length;
  return html`
    <div class="c-table-main">
      <div class="b-told"><p>${t("criteria.people_scale", { n: result.ballots, lowest, highest })}. ${anyApart(result) && html`<${Apart} t=${t} label="" /> ${t("criteria.divided")}`}</p><${Legend} roles=${told ? roles : []} /></div>
      <ol class="c-table" data-tall=${rows.length <= TALL_ROWS ? "" : null} style=${{ "--rows": Math.max(rows.length, 3), "--columns": columns }}>
        <li class="h"><span></span><span></span>
          ${criteria.map((each) => html`<span class="v" key=${each.id}><b>${each.name}</b>${worthWords(each, t)}</span>`)}
          ${(told || bars) && html`<span></span>`}<span class="v"><b>${t("criteria.total")}</b></span></li>
        ${rows.map((option) => html`
          <li key=${option.id} data-line=${under(option)}>
            <span class="no">${option.place ?? "–"}</span>
            <span class="n"><span>${option.text}</span>${option.tied && html`<small>${t("criteria.tied")}</small>`}</span>
            ${criteria.map(({ id }) => html`<${Mean} key=${id} cell=${option.cells[id]} t=${t} lang=${lang} />`)}
            ${told && html`<${Spread} roles=${roles} low=${lowest} high=${highest} values=${totals(option)} label=${spreadWords(option, roles, t, lang)} />`}
            ${bars && html`<${Bar} value=${(option.total ?? lowest) - lowest} max=${highest - lowest} />`}
            <span class="v">${shown(lang, option.total)}</span>
          </li>`)}
      </ol>
      <div class="c-under">
        ${more > 0 && html`<p class="b-more">${t("common.and_more", { n: more })}</p>`}
        <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
      </div>
    </div>`;
}

// A mean never stands without how far people are apart.
const Mean = ({ cell, t, lang }) => html`
  <span class="v c-mean"><span>${cell.divided && html`<${Apart} t=${t} />`}${shown(lang, cell.mean)}</span>${cell.sd !== null && html`<small>± ${shown(lang, cell.sd)}</small>`}</span>`;

const totals = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, each]) => [key, each.total]));

const spreadWords = (option, roles, t, lang) =>
  `${t("criteria.total")}: ${roles.map((role) => `${role.label} ${shown(lang, option.byRole[role.key]?.total)}`).join(", ")}`;
