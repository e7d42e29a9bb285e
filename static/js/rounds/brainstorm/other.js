// One idea of somebody else on a phone, with what was said about it.
import { html } from "../../lib/html.js";
import { inPart, ofWords, partsOf } from "./parts.js";
import { Remarks } from "./remarks.js";

// With how often it was said, in this part or in each.
// given: what the phone gets, with `asks`: whether something can be said about it now.
export function Other({ id, idea, part, given }) {
  const { round, t } = given;
  const times = idea.by && (part ? inPart(idea, part) > 1 && t("brainstorm.times", { n: inPart(idea, part) })
    : partsOf(round, t).filter((one) => idea.by[one.key]).map((one) => `${idea.by[one.key]} ${one.text}`).join(", "));
  const often = idea.merged > 0 && t("brainstorm.times", { n: 1 + idea.merged });
  const words = ofWords(round) ? often : times || (!idea.by && idea.merged > 0 && t("brainstorm.merged", { n: idea.merged }));
  return html`<li><span class="as-typed">${idea.text}</span>${words && html`<span class="status-line">${words}</span>`}
    ${round.body.comments && html`<${Remarks} ...${given} id=${id} idea=${idea} />`}</li>`;
}
