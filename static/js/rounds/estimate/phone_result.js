// The result of estimates on a phone: the middle of each, and the middle half.
import { html } from "../../lib/html.js";
import { Withheld } from "../../results/withheld.js";
import { amount, questionsOf, told as shown } from "./questions.js";

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <ul class="rules review-list">${questionsOf(round, result).map((each) => html`
      <li key=${each.id}><span>${round.options.length > 0 && each.text}<b>${told(each, round, t, lang)}</b>
        ${each.n > 0 && !each.withheld
          && html`<small>${t("estimate.half",
            { q1: shown(lang, round, each.q1), q3: amount(lang, round, each.q3) })}</small>`}</span></li>`)}</ul>`;
}

const told = (each, round, t, lang) =>
  each.withheld ? t("estimate.withheld") : each.n ? amount(lang, round, each.median) : t("estimate.nobody");
