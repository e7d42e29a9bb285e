// The result of a ranking on a phone.
import { html } from "../../lib/html.js";
import { figure } from "../../results/figure.js";
import { lineUnder, namesOf, RobustnessLine } from "../../results/robustness_line.js";
import { more, ROWS_AT_MOST } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const under = lineUnder(result);
  return html`
    <p class="lede">${t("rank.told", { n: result.ballots })}</p>
    <ol class="rules result-list">
      ${shown.map((option) => html`
        <li key=${option.id} data-line=${under(option)}><b>${option.place}</b>
          <span>${option.text}<small>
            ${option.tied && `${t("rank.tied")}, `}${t("rank.mean_is", { place: figure(lang, option.meanPlace) })}</small></span></li>`)}
    </ol>
    ${more(result.options, shown, t, result.rest)}
    <${RobustnessLine} robustness=${result.solid} names=${namesOf(round)} t=${t} />`;
}
