// Dividing money on the wall: what is funded, and both rules compared.
import { html } from "../../lib/html.js";
import { rolesOf } from "../../results/roles.js";
import { SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { OpenOptions } from "../../wall/open_options.js";
import { VoteWall } from "../../wall/votes.js";
import { compared, costed, funded, money, rowsOf, served } from "./outcome.js";

/** @param {import("../../types/budget.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result, body, settings } = round;
  if (result?.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  if (!result) {
    const write = money(round, t, lang);
    const options = costed(round).map((option) => ({ ...option, text: `${write(body.costs[option.id])} · ${body.names[option.id]}` }));
    return html`
      <div class="budget-open"><p>${t("budget.how", { amount: write(settings.amount) })}</p>
        <${OpenOptions} round=${{ ...round, options }} t=${t} /></div>`;
  }
  const roles = rolesOf({ view, result, t });
  return html`
    <${VoteWall} rows=${rowsOf(round, t, lang)} summary=${html`<b>${funded(round, t, lang)}</b> ${served(round, t)}`}
      total=${t("budget.votes")} perRole=${t("budget.per_role")} roles=${roles} t=${t} lang=${lang}>
      <p>${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t)}</p>
      <${SolidLine} solid=${result.solid} names=${body.names} roles=${roles} t=${t} />
    <//>`;
}
