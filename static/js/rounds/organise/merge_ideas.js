// Doubles: which text stays. Of one idea the others are looked for, those that share most words first; of several, one is chosen.
// Nothing is lost: what is merged keeps its text and its origin, and can stand alone again.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { TextField } from "../../ui/field.js";
import { OriginTags } from "../../ui/origin.js";
import { matches } from "./board.js";

const AT_MOST = 30;

const wordsOf = (text) => new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3));

/** Those that share words with a text first. @param {string} text @param {{text: string}[]} ideas */
export function mostAlike(text, ideas) {
  const own = wordsOf(text);
  const share = (idea) => [...wordsOf(idea.text)].filter((word) => own.has(word)).length;
  return ideas.map((idea) => ({ idea, n: share(idea) })).sort((a, b) => b.n - a.n).map(({ idea }) => idea);
}

// ideas: what is chosen, one or more; all: every idea; onMerge(into, [others]).
export function MergeIdeas({ ideas, all, names, onMerge, onClose, t }) {
  const [sought, setSought] = useState("");
  const [only] = ideas.length === 1 ? ideas : [null];
  const stays = only ? mostAlike(only.text, all.filter((idea) => idea !== only && matches(sought)(idea))).slice(0, AT_MOST) : ideas;
  const pick = (into) => onMerge(into.id, ideas.filter((idea) => idea !== into).map(({ id }) => id));
  return html`
    <${Dialog} title=${t(only ? "organise.double_of" : "organise.which_stays")} onClose=${onClose}
      actions=${html`<${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      ${only && html`<p class="as-typed pick-idea">‘${only.text}’</p>
        <${TextField} type="search" label=${t("organise.search")} value=${sought} onInput=${setSought} autocomplete="off" />`}
      <p class="help">${t("organise.doubles_kept")}</p>
      <ul class="rules pick-list">
        ${stays.map((idea) => html`
          <li key=${idea.id}><button type="button" onClick=${() => pick(idea)}>
            <span class="as-typed"><${OriginTags} origin=${idea.origin} names=${names} />${idea.text}</span></button></li>`)}
        ${!stays.length && html`<li class="muted">${t("organise.nothing_found")}</li>`}
      </ul>
    <//>`;
}
