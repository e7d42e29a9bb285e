// The result of estimates on a phone: the middle of each, and the middle half.
import { html } from "../../lib/html.js";
import { Withheld } from "../../results/withheld.js";
import { amount, questionsOf, precise } from "./questions.js";

export function PhoneResult({ round, t, lang }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <ul class="rules review-list">${questionsOf(round, result).map((question) => html`
      <li key=${question.id}><span>${round.options.length > 0 && question.text}<b>${middleWords(question, round, t, lang)}</b>
        ${question.n > 0 && !question.withheld
          && html`<small>${t("estimate.half",
            { q1: precise(lang, round, question.q1), q3: amount(lang, round, question.q3) })}</small>`}</span></li>`)}</ul>`;
}

const middleWords = (question, round, t, lang) =>
  question.withheld ? t("estimate.withheld") : question.n ? amount(lang, round, question.median) : t("estimate.nobody");
