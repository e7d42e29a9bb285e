// The result of weighing up on a phone: the order with its totals.
import { html } from "../../lib/html.js";
import { Bar } from "../../ui/bars.js";
import { figure } from "../../results/figure.js";
import { lineUnder, namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { more, ROWS_AT_MOST } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { firmness } from "./criteria.js";

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const under = lineUnder(result);
  const { lowest, highest } = result;
  return html`
    <p class="lede">${t("criteria.people_scale", { n: result.ballots, lowest, highest })}</p>
    <ol class="rules result-list">
      ${shown.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><b>${option.place ?? "–"}</b>
          <span>${option.text}${option.tied && html`<small>${t("criteria.tied")}</small>`}${option.place === null
            && html`<small>${t("criteria.no_total")}</small>`}</span>
          <b>${figure(lang, option.total)}</b>
            ${option.total !== null && html`<${Bar} value=${option.total - lowest} max=${highest - lowest} />`}</li>`)}
    </ol>
    ${more(result.options, shown, t, result.rest)}
    <${RobustnessLine} robustness=${firmness(result)} names=${namesOf(round)} t=${t} />`;
}
