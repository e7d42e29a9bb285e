// The comments on one idea on the desk, each to correct or to hide.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { LetThrough } from "../../tables/checking.js";
import { Editor } from "./editor.js";
import { COMMENT_CHARACTERS } from "./comments.js";

// said: [[id, comment], …]; acts: {hideComment, editComment, letThrough}.
export const Said = ({ said, acts, t }) => said.length > 0 && html`
  <ul class="remark-list">${said.map(([id, one]) => html`<${Comment} key=${id} id=${id} one=${one} acts=${acts} t=${t} />`)}</ul>`;

function Comment({ id, one, acts, t }) {
  const [editing, setEditing] = useState(false);
  const hidden = one.state === "hidden";
  const waits = one.state === "waiting";
  const save = async (text, was) => {
    const ack = text.trim() && text !== one.text ? await acts.editComment(id, text, was) : { ok: true };
    if (ack.code === "changed_meanwhile") return ack.words.text;
    setEditing(false);
    return null;
  };
  if (editing) return html`
    <li><${Editor} label=${t("brainstorm.comment_edit")} text=${one.text} most=${COMMENT_CHARACTERS} onSave=${save}
      onCancel=${() => setEditing(false)} t=${t} /></li>`;
  const about = `: ${one.text.slice(0, 60)}`;
  const state = waits ? t("common.check.waits") : hidden && t("brainstorm.hidden");
  const why = [state, one.edited && t("brainstorm.edited")].filter(Boolean).join(" · ");
  return html`
    <li data-gone=${hidden ? "" : null} data-waits=${waits ? "" : null}>
      <span class="as-typed"><span class="remark-text">${one.text}</span>${why && html` <span class="idea-why">${why}</span>`}</span>
      <span class="across idea-acts">
        ${waits && html`<${LetThrough} text=${one.text} onLet=${() => acts.letThrough([id])} t=${t} />`}
        <${Button} kind="quiet" size="sm" icon="pencil" label=${t("brainstorm.comment_edit") + about} onClick=${() => setEditing(true)} />
        <${Button} kind="quiet" size="sm" icon=${hidden ? "eye" : "eye-off"}
          label=${t(hidden ? "brainstorm.comment_unhide" : "brainstorm.comment_hide") + about}
          onClick=${() => acts.hideComment(id, !hidden)} /></span></li>`;
}
