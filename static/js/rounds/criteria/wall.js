// Weighing up on the wall. Two criteria are a plane with a cross for each option (its arms hold half of the group) and the
// list beside it; other numbers are a table, and after it the plane of the first two.
import { html, useLayoutEffect, useState } from "../../lib/html.js";
import { Bar } from "../../ui/bars.js";
import { figure as shown } from "../../results/figure.js";
import { Legend, rolesOf, Spread } from "../../results/roles.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { Clamped, useRoom } from "../../wall/fit.js";
import { OpenOptions } from "../../wall/open_options.js";
import { Pager, usePages } from "../../wall/pages.js";
import { evenly, rowsThatFit } from "../../wall/plan.js";
import { anyApart, Apart, criteriaOf, worthWords } from "./criteria.js";
import { Plane } from "./plane.js";

const ROWS_AT_MOST = 12;
const MOST = 13; // rem, of a row
const ROW = { low: 2.75, tall: 4.4 }; // rem: one line; two, or the roles
const BESIDE = 5; // criteria whose columns are wide enough for how far people are apart beside the mean
const WITH_ROLES = 3; // criteria that leave room for the roles
const WITH_BARS = 4;

const isPlane = (round) => criteriaCount(round) === 2;

const criteriaCount = ({ settings }) => settings.criteria.length || 2;

// Once the round is over the question stands beside the plane.
/** @param {Pick<import("../../types/criteria.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld && isPlane(round));

/** @param {import("../../types/criteria.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("criteria.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/criteria.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const criteria = criteriaOf(round.settings, t).map((criterion, at) => ({ ...criterion, weight: result.criteria[at].weight }));
  const given = { round, result, criteria, roles: rolesOf({ view, result, t }), t, lang };
  if (isPlane(round)) return html`<${Plane} ...${given} pair=${criteria} prompt=${ownQuestion({ round }) ? round.prompt : null} solid />`;
  return html`<${Pages} ...${given} />`;
}

// The table takes as many pages as its rows need; the plane is the last page.
function Pages(given) {
  const { criteria, result, t } = given;
  const [size, setSize] = useState(Math.max(1, result.options.length));
  const tables = Math.ceil(result.options.length / size);
  const paging = usePages(tables + (criteria.length > 1 ? 1 : 0), 1);
  const [y, x] = criteria;
  const plane = paging.page === tables;
  const from = paging.page * size;
  const of = { from: from + 1, to: Math.min(from + size, result.options.length), total: result.options.length };
  const table = tables > 1 ? t("projector.page_of", of) : t("criteria.page_table");
  return html`
    <div class="criteria-pages">
      ${plane ? html`<${Plane} ...${given} pair=${[y, x]} />` : html`<${Table} ...${given} from=${from} size=${size} onSize=${setSize} />`}
      <${Pager} paging=${paging} label=${plane ? t("criteria.page_plot", { y: y.name, x: x.name }) : table} t=${t} />
    </div>`;
}

// size: how many rows there are on a page; what would fit is told to onSize.
function Table({ round, result, criteria, roles, from, size, onSize, t, lang }) {
  const [box, room] = useRoom();
  const byRole = roles.length > 0 && criteria.length <= WITH_ROLES;
  const bars = !byRole && criteria.length <= WITH_BARS;
  const least = byRole || criteria.length > BESIDE ? ROW.tall : ROW.low;
  const fitting = evenly(result.options.length, rowsThatFit(room.height, least, ROWS_AT_MOST));
  useLayoutEffect(() => onSize(fitting), [fitting]);
  const tall = Math.min(MOST, room.height / size) >= ROW.tall;
  const drawing = byRole ? "18rem" : bars ? "7rem" : "";
  const columns = `${tall ? 4.4 : 3.4}rem minmax(0,1fr) repeat(${criteria.length},minmax(0,var(--criterion))) ${drawing} 6.5rem`;
  const { lowest, highest } = result;
  const under = lineUnder(result);
  return html`
    <div class="criteria-page">
      <${Legend} roles=${byRole ? roles : []} />
      <ol class="criteria-table" ref=${box} data-tall=${tall ? "" : null}
        style=${{ "--rows": size, "--most": `${MOST}rem`, "--criteria": criteria.length, "--columns": columns }}>
        <li class="list-head" data-head>
          <span class="summary">${t("criteria.people_scale", { n: result.ballots, lowest, highest })}${anyApart(result)
            && html`. <${Apart} t=${t} beside /> ${t("criteria.divided")}`}</span>
          ${criteria.map((criterion) => html`
            <span class="value" key=${criterion.id}><b>${criterion.name}</b>${worthWords(criterion, t)}</span>`)}
          ${(byRole || bars) && html`<span></span>`}<span class="value"><b>${t("criteria.total")}</b></span></li>
        ${result.options.slice(from, from + size).map((option) => html`
          <li key=${option.id} data-line=${under(option)}>
            <span class="number">${option.place ?? "–"}</span>
            <span class="option-name"><${Clamped} text=${option.text} />
                ${option.tied && html`<small>${t("criteria.tied")}</small>`}</span>
            ${criteria.map(({ id }) => html`<${Mean} key=${id} cell=${option.cells[id]} t=${t} lang=${lang} />`)}
            ${byRole && html`<${Spread} roles=${roles} low=${lowest} high=${highest} values=${totals(option)}
              label=${spreadWords(option, roles, t, lang)} />`}
            ${bars && html`<${Bar} value=${(option.total ?? lowest) - lowest} max=${highest - lowest} />`}
            <span class="value">${shown(lang, option.total)}</span>
          </li>`)}
      </ol>
      <div class="under-list"><${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} /></div>
    </div>`;
}

// A mean never stands without how far people are apart.
const Mean = ({ cell, t, lang }) => html`
  <span class="value mean-cell"><span>${cell.divided && html`<${Apart} t=${t} />`}${shown(lang, cell.mean)}</span>
    ${cell.sd !== null && html`<small>± ${shown(lang, cell.sd)}</small>`}</span>`;

const totals = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, figures]) => [key, figures.total]));

const spreadWords = (option, roles, t, lang) =>
  `${t("criteria.total")}: ${roles.map((role) => `${role.label} ${shown(lang, option.byRole[role.key]?.total)}`).join(", ")}`;
