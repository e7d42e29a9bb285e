// Which idea stays: found by typing a few letters of it.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { TextField } from "../../ui/field.js";

const AT_MOST = 30;

// others: [[id, idea], …]; those that share words with `idea` come first. onPick(id): the one that stays.
export function MergeDialog({ idea, others, onPick, onClose, t }) {
  const [sought, setSought] = useState("");
  const words = sought.trim().toLowerCase();
  const own = wordsOf(idea.text);
  const found = others
    .filter(([, each]) => !words || each.text.toLowerCase().includes(words))
    .map(([id, each]) => [id, each, wordsOf(each.text).filter((word) => own.includes(word)).length])
    .sort((a, b) => b[2] - a[2])
    .slice(0, AT_MOST);
  return html`
    <${Dialog} title=${t("brainstorm.merge_with")} onClose=${onClose}
      actions=${html`<${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <p class="as-typed">‘${idea.text}’</p>
      <${TextField} type="search" label=${t("brainstorm.to_pick")} value=${sought} onInput=${setSought} autocomplete="off" />
      <ul class="rules merge-list">
        ${found.map(([id, each]) => html`<li key=${id}><button type="button" onClick=${() => onPick(id)}>${each.text}</button></li>`)}
        ${!found.length && html`<li class="muted">${t("brainstorm.nothing_found")}</li>`}
      </ul>
    <//>`;
}

const wordsOf = (text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3);
