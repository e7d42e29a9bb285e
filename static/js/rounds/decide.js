// Decisions on the three surfaces. The phone is in parts/decide_phone.js, the wall in parts/decide_wall.js, the desk in
// parts/decide_desk.js.
import { html } from "../lib/html.js";
import { ActionRow } from "./parts/actions.js";
import { ballotFacts } from "./parts/ballot.js";
import { Withheld } from "./parts/results.js";
import { StanceBar } from "./parts/stances.js";

export { Phone } from "./parts/decide_phone.js";
export { Projector } from "./parts/decide_wall.js";
export { Desk } from "./parts/decide_desk.js";
export const facts = ballotFacts;

// Once the figures are shown the decision is the question, on the whole wall.
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld && round.result.decisions.length);

export function PhoneResult({ round, t, lang }) {
  const { result, body } = round;
  const actions = Object.entries(body.actions);
  const decisions = result.withheld ? Object.values(body.decisions) : result.decisions;
  return html`
    <ul class="rules decs">${decisions.map((decision) => html`<li key=${decision.id}><b>${decision.text}</b>${!result.withheld && html`<span>${told(decision, t)}</span>${decision.n > 0 && !decision.withheld && html`<${StanceBar} decision=${decision} t=${t} />`}`}</li>`)}</ul>
    ${result.withheld && html`<${Withheld} result=${result} t=${t} />`}
    ${actions.length > 0 && html`<h2 class="b-sub">${t("decide.actions")}</h2>
      <ul class="rules b-agreed">${actions.map(([id, action]) => html`<${ActionRow} key=${id} action=${action} t=${t} lang=${lang} />`)}</ul>`}`;
}

const told = (decision, t) => (decision.withheld ? t("decide.withheld") : decision.n ? t("decide.of_support", decision) : t("decide.nobody"));
