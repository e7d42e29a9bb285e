// Dividing money on the wall: what is funded, and both rules compared.
import { html } from "../../lib/html.js";
import { rolesOf } from "../../results/roles.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { OpenOptions } from "../../wall/open_options.js";
import { VoteRows } from "../../wall/votes.js";
import { compared, costed, funded, money, rowsOf, served } from "./outcome.js";

export { firsts, said } from "./said.js";

/** @param {import("../../types/budget.js").WallGiven} given */
export const todo = ({ round, t, lang }) => t("budget.how", { amount: money(round, t, lang)(round.settings.amount) });

/** @param {import("../../types/budget.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result, body } = round;
  if (result?.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  if (!result) {
    const write = money(round, t, lang);
    const options = costed(round).map((option) => ({ ...option, text: `${write(body.costs[option.id])} · ${body.names[option.id]}` }));
    return html`<${OpenOptions} round=${round} options=${options} t=${t} />`;
  }
  const roles = rolesOf({ view, result, t });
  const rows = rowsOf(round, t, lang);
  const paid = rows.filter((row) => row.top).length;
  const cut = paid && paid < rows.length ? { after: paid, left: t("budget.funded", { n: paid }) } : null;
  return html`
    <${VoteRows} rows=${rows} cut=${cut} asked=${`${funded(round, t, lang)} ${served(round, t)}`}
      total=${t("budget.votes")} perRole=${t("budget.per_role")} roles=${roles} t=${t} lang=${lang}>
      <p>${t("budget.rule")}: ${t("budget.rule_why")} ${compared(round, t, true)}</p>
      <${RobustnessLine} robustness=${result.solid} names=${body.names} roles=${roles} t=${t} />
    <//>`;
}
