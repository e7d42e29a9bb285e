// Dots on the wall: red dots in rows, and per person for each role.
import { html } from "../../lib/html.js";
import { Bar, dotColumns, DotRows } from "../../ui/bars.js";
import { figure } from "../../results/figure.js";
import { Legend, rolesOf, Spread } from "../../results/roles.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { more, ROWS_AT_MOST } from "../../results/vote_list.js";
import { Withheld } from "../../results/withheld.js";
import { OpenOptions } from "../../wall/open_options.js";
import { DRAWN_DOTS, OptionName, rowsLook, VoteList } from "../../wall/votes.js";
import { apart, drawn, signed, summary } from "./figures.js";

/** @param {import("../../types/dots.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  const shown = result.options.slice(0, ROWS_AT_MOST);
  const most = Math.max(0, ...shown.map(drawn));
  const look = rowsLook(shown.length, roles, most);
  const columns = dotColumns([most], look.deep, look.least);
  const [low, high] = scaleOf(shown);
  const under = lineUnder(result);
  return html`
    <div class="vote-main">
      ${roles.length > 0 && html`<div class="above-list at-the-end"><${Legend} roles=${roles} /></div>`}
      <${VoteList} look=${look} content=${JSON.stringify([shown, lang])}>${() => html`
        <li class="list-head"><span class="summary">${summary(result, t)}</span><span class="total">${t("dots.total")}</span>
          ${roles.length > 0 && html`
            <span class="spread-head"><span>${signed(lang, low)}</span><span>${t("dots.per_person").toLowerCase()}</span>
              <span>${high}</span></span>`}</li>
        ${shown.map((option) => html`
          <li key=${option.id} data-line=${under(option)}>
            <span class="place">${option.place}</span>
            <${OptionName} text=${option.text} small=${option.tied && t("dots.tied")} />
            <span class="votes-bar">
              ${most > DRAWN_DOTS ? html`<${Bar} value=${drawn(option)} max=${most} />`
                : html`<${DotRows} count=${drawn(option)} columns=${columns} high=${look.deep} />`}
              ${apart(option) && html`<small>${t("dots.given_taken", option)}</small>`}
            </span>
            <span class="total">${signed(lang, option.dots)}</span>
            ${roles.length > 0 && html`
              <${Spread} roles=${roles} values=${perPerson(option)} low=${low} high=${high}
                label=${spreadWords(option, roles, t, lang)} />`}
          </li>`)}`}
      <//>
      <div>${more(result.options, shown, t)}<${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} /></div>
    </div>`;
}

const perPerson = (option) => Object.fromEntries(Object.entries(option.byRole).map(([key, figures]) => [key, figures.perPerson]));

// The ends of the drawing per person, in whole dots.
function scaleOf(options) {
  const values = options.flatMap((option) => Object.values(perPerson(option)));
  return [Math.min(0, Math.floor(Math.min(0, ...values))), Math.max(1, Math.ceil(Math.max(0, ...values)))];
}

const spreadWords = (option, roles, t, lang) =>
  `${t("dots.per_person")}: ${roles.map((role) => `${role.label} ${figure(lang, option.byRole[role.key]?.perPerson)}`).join(", ")}`;
