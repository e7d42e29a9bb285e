// One idea of somebody else on a phone.
import { html } from "../../lib/html.js";
import { inPart, partsOf } from "./parts.js";

// With how often it was said, in this part or in each.
export function Other({ round, idea, part, t }) {
  const times = idea.by && (part ? inPart(idea, part) > 1 && t("brainstorm.times", { n: inPart(idea, part) })
    : partsOf(round, t).filter((one) => idea.by[one.key]).map((one) => `${idea.by[one.key]} ${one.text}`).join(", "));
  const words = times || (!idea.by && idea.merged > 0 && t("brainstorm.merged", { n: idea.merged }));
  return html`<li><span class="as-typed">${idea.text}</span>${words && html`<span class="status-line">${words}</span>`}</li>`;
}
