// Consent on the three surfaces. The phone is in parts/consent_phone.js, the wall in parts/consent_wall.js, the desk in
// parts/consent_desk.js.
import { html } from "../lib/html.js";
import { ballotFacts } from "./parts/ballot.js";
import { ConsentBar, outcome } from "./parts/consent.js";
import { Withheld } from "./parts/results.js";

export { Phone } from "./parts/consent_phone.js";
export { Projector, figure, ownQuestion } from "./parts/consent_wall.js";
export { Desk } from "./parts/consent_desk.js";
export const facts = ballotFacts;

export function PhoneResult({ round, t }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <ul class="rules decs">${result.proposals.map((proposal) => html`
      <li key=${proposal.id}><b>${proposal.text}</b><span>${outcome(proposal, t)}</span><${ConsentBar} proposal=${proposal} t=${t} /></li>`)}</ul>`;
}
