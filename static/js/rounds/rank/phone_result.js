// The result of a ranking on a phone.
import { html } from "../../lib/html.js";
import { figure } from "../../results/figure.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";

const ROWS_AT_MOST = 12;

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
    ${result.options.length > shown.length
      && html`<p class="and-more">${t("common.and_more", { n: result.options.length - shown.length })}</p>`}
    <${SolidLine} solid=${result.solid} names=${namesOf(round)} t=${t} />`;
}
