// Objections on the phone once the round is closed: of each decision who has none, and every objection in its own words.
import { html } from "../../lib/html.js";
import { Withheld } from "../../results/withheld.js";
import { TooLate } from "./objection_part.js";
import { noneWords, objectionsTo, Told } from "./objections.js";

/** @param {import("../../types/minority.js").PhoneGiven} given */
export function PhoneResult({ round, t }) {
  const { result, body, options } = round;
  const decisions = result.withheld ? options : result.decisions;
  return html`
    ${result.withheld && html`<${Withheld} result=${result} t=${t} />`}
    <ol class="rules objected">
      ${decisions.map((decision) => {
        const objections = objectionsTo(result.withheld ? body.objections : result.objections, decision.id);
        return html`
          <li key=${decision.id}><b>${decision.text}</b>
            ${!result.withheld && html`<span>${noneWords(decision, t)}</span>`}
            ${objections.length ? html`<ul class="quotes">${objections.map((objection) => html`
              <li key=${objection.id}><${Told} objection=${objection} t=${t} /></li>`)}</ul>`
              : html`<span>${t("minority.no_objections")}</span>`}
          </li>`;
      })}
    </ol>`;
}

export const Afterwards = ({ state, t }) => html`<${TooLate} state=${state} t=${t} />`;
