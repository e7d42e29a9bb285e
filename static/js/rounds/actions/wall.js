// Actions on the wall: what was accepted, with who and when; then how sure people are of each.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Empty } from "../../ui/empty.js";
import { Withheld } from "../../results/withheld.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { whoAndWhen, whenSaid } from "./rows.js";
import { said } from "./said.js";

export { said };

/** @param {Pick<import("../../types/actions.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("actions.todo");

/** @param {import("../../types/actions.js").WallGiven} given */
export function Wall({ round, t, lang }) {
  const { result, body } = round;
  if (!result) return html`<${Open} round=${round} t=${t} lang=${lang} />`;
  if (result.withheld) return html`
    <${OpenOptions} round=${{ ...round, phase: "words" }} options=${worded(body.actions, t, lang)} t=${t}>
      <${Withheld} result=${result} t=${t} /><//>`;
  if (!result.actions.length) return html`<${Empty} title=${t("actions.said.none")} />`;
  return html`<${Rows} actions=${result.actions} t=${t} lang=${lang} />`;
}

const worded = (actions, t, lang) => actions.map((action) => ({ id: action.id, text: `${action.text} (${whoAndWhen(action, t, lang)})` }));

function Open({ round, t, lang }) {
  const { actions, waiting } = round.body;
  const below = html`
    ${waiting > 0 && html`<p class="proposals-now">${t("actions.waiting", { n: waiting })}</p>`}<${OnWall} round=${round} t=${t} />`;
  if (!actions.length) return html`<div class="no-actions"><${Empty} title=${t("actions.none")} />${below}</div>`;
  return html`<${OpenOptions} round=${{ ...round, phase: "words" }} options=${worded(actions, t, lang)} t=${t}>${below}<//>`;
}

function Rows({ actions, t, lang }) {
  const rows = actions.map((action, at) => ({ ...action, key: action.id, place: at + 1 }));
  const answered = (row) => !row.withheld && row.n > 0;
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify([rows, lang])} t=${t}
      columns=${(narrow) => (narrow ? "14rem 10rem 16rem" : "18rem 13rem 26rem")}
      cells=${(row) => [
        html`<p class="owner" dir="auto">${row.who || t("actions.no_who")}</p>`,
        html`<p class="owner" dir="auto">${row.when ? whenSaid(lang, row.when) : t("actions.no_when")}</p>`,
        answered(row) ? html`<p class="headline"><b>${number(lang, row.mean, 1)}</b> ${t("actions.mean_of", { n: row.n })}</p>`
          : html`<p class="no-answers">${t(row.withheld ? "actions.few" : "actions.nobody")}</p>`,
      ]} />`;
}
