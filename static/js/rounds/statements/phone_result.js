// Statements on the phone once the round is closed: both sides, and the arguments of others.
import { html } from "../../lib/html.js";
import { Withheld } from "../../results/withheld.js";
import { hasArguments } from "./arguments.js";
import { Arguments } from "./arguments_list.js";
import { TooLate } from "./arguments_part.js";
import { countWords, Share, SidesBar } from "./sides.js";

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <ol class="rules sides-list">
      ${result.statements.map((each) => html`
        <li key=${each.id}><span>${each.text}</span><p><b><${Share} statement=${each} t=${t} lang=${lang} /></b></p>
          ${each.n > 0 && html`<${SidesBar} figures=${each} t=${t} /><p class="help">${countWords(each, t)}</p>`}</li>`)}
    </ol>`;
}

// On the phone once the round is closed: the arguments, and above them what came too late.
export function Afterwards({ round, state, t }) {
  const told = round.options.filter((option) => hasArguments(round.body, option.id));
  return html`
    <${TooLate} state=${state} t=${t} />
    ${round.body.visible && told.length > 0 && html`
      <section class="contributions"><h2 class="label">${t("statements.arguments_of_others")}</h2>
        ${told.map((option) => html`
          <article key=${option.id} class="argued"><h3>${option.text}</h3>
            <${Arguments} body=${round.body} statement=${option.id} t=${t} /></article>`)}
      </section>`}`;
}
