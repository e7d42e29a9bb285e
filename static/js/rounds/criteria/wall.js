// Weighing up on the wall. Two criteria are a plane with a cross for each option (its arms hold half of the group) and the
// list beside it; other numbers are a table, and after it the plane of the first two.
import { html } from "../../lib/html.js";
import { Bar } from "../../ui/bars.js";
import { figure as shown } from "../../results/figure.js";
import { rolesOf, Spread } from "../../results/roles.js";
import { namesOf } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { cutOf, Firm } from "../../wall/cut.js";
import { OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { anyApart, Apart, criteriaOf, worthWords } from "./criteria.js";
import { Plane } from "./plane.js";

export { firsts, said } from "./said.js";

const WITH_ROLES = 3; // criteria that leave room for the roles
const WITH_BARS = 4;

/** @param {Pick<import("../../types/criteria.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("criteria.todo");

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
  return criteria.length === 2 ? html`<${Plane} ...${given} pair=${criteria} alone />` : html`<${Table} ...${given} />`;
}

// The table takes as many pages as its rows need; the plane is the last page.
function Table({ round, result, criteria, roles, t, lang }) {
  const rows = result.options.map((option) => ({
    ...option, key: option.id, place: option.place ?? "–", small: option.tied ? t("criteria.tied") : null,
  }));
  const cut = cutOf(result, rows, t);
  const byRole = roles.length > 0 && criteria.length <= WITH_ROLES;
  const bars = !byRole && criteria.length <= WITH_BARS;
  const { lowest, highest } = result;
  const plane = criteria.length > 1
    ? [html`<${Plane} round=${round} result=${result} criteria=${criteria} roles=${roles} pair=${criteria.slice(0, 2)} t=${t}
      lang=${lang} />`] : [];
  return html`
    <${OptionRows} rows=${rows.map((row, at) => ({ ...row, top: cut && at < cut.after }))} cut=${cut} extra=${plane} t=${t}
      content=${JSON.stringify([rows, cut, lang, criteria, roles])}
      asked=${html`${t("criteria.people_scale", { n: result.ballots, lowest, highest })}${anyApart(result)
        && html`. <${Apart} t=${t} beside /> ${t("criteria.divided")}`}`}
      columns=${(narrow) => {
        const width = Math.max(7, Math.min(narrow ? 8.5 : 12, (narrow ? 44 : 66) / criteria.length));
        return `repeat(${criteria.length},${width}rem) ${byRole ? (narrow ? "14rem" : "20rem") : bars && !narrow ? "8rem" : ""} 6rem`;
      }}
      heads=${(narrow) => [
        ...criteria.map((criterion) => html`
          <span class="criterion-head" key=${criterion.id}><b>${criterion.name}</b> ${worthWords(criterion, t)}</span>`),
        (byRole || (bars && !narrow)) && html`<span></span>`,
        html`<span class="criterion-head"><b>${t("criteria.total")}</b></span>`,
      ]}
      cells=${(row, { drawn, narrow }) => [
        ...criteria.map(({ id }) => html`<${Mean} key=${id} cell=${row.cells[id]} t=${t} lang=${lang} />`),
        byRole && (drawn ? html`<${Spread} roles=${roles} low=${lowest} high=${highest} values=${totals(row)}
          label=${spreadWords(row, roles, t, lang)} />` : html`<span class="spread"></span>`),
        bars && !narrow && html`<${Bar} value=${(row.total ?? lowest) - lowest} max=${highest - lowest} />`,
        html`<span class="total">${shown(lang, row.total)}</span>`,
      ]}>
      <${Firm} result=${result} names=${namesOf(round)} roles=${roles} cut=${cut} t=${t} />
    <//>`;
}

// A mean never stands without how far people are apart.
const Mean = ({ cell, t, lang }) => html`
  <span class="mean-cell"><span>${cell.divided && html`<${Apart} t=${t} />`}${shown(lang, cell.mean)}</span>
    ${cell.sd !== null && html`<small>± ${shown(lang, cell.sd)}</small>`}</span>`;

const totals = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, figures]) => [key, figures.total]));

const spreadWords = (option, roles, t, lang) =>
  `${t("criteria.total")}: ${roles.map((role) => `${role.label} ${shown(lang, option.byRole[role.key]?.total)}`).join(", ")}`;
