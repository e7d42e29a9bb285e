// Choosing a few of many on the wall: dots, and what goes on.
import { html } from "../../lib/html.js";
import { rolesOf } from "../../results/roles.js";
import { namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { OpenOptions } from "../../wall/open_options.js";
import { VoteWall } from "../../wall/votes.js";
import { resultWords, rowsOf } from "./outcome.js";

/** @param {import("../../types/choose.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const roles = rolesOf({ view, result, t });
  return html`
    <${VoteWall} rows=${rowsOf(result, t)} summary=${resultWords(round, t, lang)} total=${t("choose.votes")} perRole=${t("choose.per_role")}
      roles=${roles} t=${t} lang=${lang}>
      <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
    <//>`;
}
