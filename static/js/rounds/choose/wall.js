// Choosing a few of many on the wall: dots, and what goes on.
import { html } from "../../lib/html.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { cutOf, Firm } from "../../wall/cut.js";
import { OpenOptions } from "../../wall/open_options.js";
import { VoteRows } from "../../wall/votes.js";
import { chosenWords, rowsOf, rule } from "./outcome.js";

export { firsts, said } from "./said.js";

/** @param {Pick<import("../../types/choose.js").WallGiven, "round" | "t">} given */
export const todo = ({ round, t }) => rule(round, t);

/** @param {import("../../types/choose.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  const going = result.options.filter(({ goesOn }) => goesOn === "in").length;
  const rows = rowsOf(result, t).map((row) => ({ ...row, small: row.top ? null : row.small }));
  const cut = cutOf(result, rows, t, going || null);
  return html`
    <${VoteRows} rows=${rows} cut=${cut} asked=${chosenWords(round, t, lang)} total=${t("choose.votes")} perRole=${t("choose.per_role")}
      roles=${roles} t=${t} lang=${lang}>
      <${Firm} result=${result} names=${namesOf(round)} roles=${roles} cut=${cut} t=${t} />
    <//>`;
}
