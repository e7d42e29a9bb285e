// Objections to a decision in the order in which they are told, and one of them in words, on every face.
import { html } from "../../lib/html.js";

// -> [{id, text, condition, state?, joined?}] of one decision, in alphabetical order.
export const objectionsTo = (objections, decision) =>
  (Array.isArray(objections) ? objections : Object.entries(objections).map(([id, one]) => ({ id, ...one })))
    .filter((one) => one.decision === decision)
    .sort((a, b) => a.text.localeCompare(b.text));

export const conditionSaid = ({ condition }, t) => condition && html`<small>${t("minority.condition_said", { text: condition })}</small>`;

// How many people share it, when that may be told.
export const sharedWords = ({ joined }, t) =>
  (joined === undefined ? null : t(joined ? "minority.shared" : "minority.shared_nobody", { n: joined }));

export const Told = ({ objection, t }) => html`
  <span class="as-typed">‘${objection.text}’${conditionSaid(objection, t)}${sharedWords(objection, t)
    && html`<b class="shared">${sharedWords(objection, t)}</b>`}</span>`;

// What a decision came to: how many have no objection, or why that is not told.
export const noneWords = (decision, t) =>
  decision.withheld ? t("minority.few")
    : decision.n ? `${decision.none} ${t("minority.none_of", decision)}` : t("minority.nobody");
