// Marking on the wall: while people read, how the texts are dealt out; afterwards the sentences that were marked most, with how many
// of those who read them did.
import { html } from "../../lib/html.js";
import { Bar } from "../../ui/bars.js";
import { Withheld } from "../../results/withheld.js";
import { OnWall } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";

export { said } from "./said.js";

/** @param {Pick<import("../../types/mark.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("mark.todo");

/** @param {import("../../types/mark.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("mark.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/mark.js").WallGiven} given */
export function Wall({ round, t }) {
  const { result } = round;
  if (!result) return html`<${Open} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  if (!result.sentences.length) return html`<p class="marked-nothing">${t("mark.nothing")}</p>`;
  const rows = result.sentences.map((sentence) => ({ ...sentence, key: sentence.id }));
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify(rows)} t=${t} columns=${(narrow) => (narrow ? "16rem" : "16rem 16rem")}
      heads=${(narrow) => html`${!narrow && html`<span></span>`}<span class="total-head">${t("mark.marks")}</span>`}
      cells=${({ marks, n, share }, { drawn, narrow }) => [
        !narrow && html`<div class="marks">${drawn && html`<${Bar} value=${share} max=${1} />`}</div>`,
        html`<b class="marked-of">${t("mark.of", { marks, n })}</b>`]} />`;
}

function Open({ round, t }) {
  const { slices } = round.body;
  return html`
    <div class="open-round">
      <div class="marked-dealt"><p class="display">${t("mark.count_items", { n: slices.flat().length })}</p>
        <p>${t("mark.dealt", { n: slices.length })}</p></div>
      <div class="open-round-foot"><div><${OnWall} round=${round} t=${t} /></div></div>
    </div>`;
}
