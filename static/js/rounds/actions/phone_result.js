// Actions on the phone once the round is closed: what, who, when, and how sure people are.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Withheld } from "../../results/withheld.js";
import { TooLate } from "./proposal_part.js";
import { ActionWords } from "./rows.js";

const meanSaid = (action, t, lang) =>
  action.withheld ? t("actions.few")
    : action.n ? `${number(lang, action.mean, 1)} ${t("actions.mean_of", { n: action.n })}` : t("actions.nobody");

/** @param {import("../../types/actions.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result, body } = round;
  const actions = result.withheld ? body.actions : result.actions;
  return html`
    ${result.withheld && html`<${Withheld} result=${result} t=${t} />`}
    <ul class="rules action-results">
      ${actions.map((action) => html`
        <li key=${action.id}><${ActionWords} action=${action} t=${t} lang=${lang} />
          ${!result.withheld && html`<b>${meanSaid(action, t, lang)}</b>`}</li>`)}
    </ul>
    ${!actions.length && html`<p>${t("actions.said.none")}</p>`}`;
}

export const Afterwards = ({ state, t }) => html`<${TooLate} state=${state} t=${t} />`;
