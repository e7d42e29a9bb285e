// How often a word came on the desk, and its other spellings, each of which can be taken apart as a whole.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";

export function Spelled({ idea, under, acts, t }) {
  const spellings = new Map();
  for (const [id, { text }] of under) if (text !== idea.text) spellings.set(text, [...(spellings.get(text) ?? []), id]);
  return html`
    ${under.length > 0 && html`<span class="idea-why">${t("brainstorm.times", { n: under.length + 1 })}</span>`}
    ${[...spellings].map(([text, ids]) => html`
      <span class="merged-idea" key=${text}><span class="as-typed">${text} <span class="idea-why">${t("brainstorm.times",
        { n: ids.length })}</span></span>
        <${Button} kind="quiet" size="sm" label=${`${t("brainstorm.unmerge")}: ${text}`} onClick=${() => acts.apart(ids)}>
          ${t("brainstorm.unmerge")}<//></span>`)}`;
}
