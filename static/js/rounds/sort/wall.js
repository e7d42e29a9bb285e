// Sorting on the wall: while people sort, the clusters; afterwards every idea with where most put it and how many agree.
import { html } from "../../lib/html.js";
import { Bar } from "../../ui/bars.js";
import { Withheld } from "../../results/withheld.js";
import { OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { namesOf } from "./names.js";

export { said } from "./said.js";

/** @param {Pick<import("../../types/sort.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("sort.todo");

/** @param {import("../../types/sort.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("sort.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/sort.js").WallGiven} given */
export function Wall({ round, t }) {
  const { result, body } = round;
  if (!result) {
    const clusters = Object.entries(body.clusters).map(([id, text]) => ({ id, text }));
    return html`<${OpenOptions} round=${{ ...round, phase: "words" }} options=${clusters} t=${t}>
      <p class="sort-dealt">${t("sort.dealt", { n: body.slices.length })}</p><//>`;
  }
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const rows = result.ideas.filter(({ n }) => n).map((idea) => ({ ...idea, key: idea.id }));
  if (!rows.length) return html`<p class="sort-nothing">${t("sort.said.none")}</p>`;
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify(rows)} t=${t} columns=${(narrow) => (narrow ? "20rem 15rem" : "24rem 11rem 15rem")}
      heads=${(narrow) => html`<span>${t("sort.where_most")}</span>${!narrow && html`<span></span>`}
        <span class="total-head">${t("sort.record.agree")}</span>`}
      cells=${({ most, agree, n, share }, { drawn, narrow }) => [
        html`<span class="sort-where" dir="auto">${namesOf(body.clusters, most, t)}</span>`,
        !narrow && html`<div class="marks">${drawn && html`<${Bar} value=${share} max=${1} />`}</div>`,
        html`<b class="sort-of">${t("sort.of", { agree, n })}</b>`]} />`;
}
