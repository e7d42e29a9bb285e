// The comments on one idea on a phone: what others said, what this phone said, and a way to say something.
import { html, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { saveWords, useSaveState } from "../../ui/save_state.js";
import { COMMENT_CHARACTERS, remarksOn } from "./comments.js";

// idea: [id, idea of the view]; asks: whether something can be said now.
export function Remarks({ id, idea, round, mine, state, draft, send, asks, t }) {
  const rows = remarksOn(id, round.body.comments, mine?.owned?.[round.id]?.comments, state?.entries);
  const older = (idea.comments ?? 0) - rows.filter((row) => row.id && !row.hidden && !row.waits).length;
  return html`
    <div class="remarks">
      ${older > 0 && html`<p class="status-line">${t("brainstorm.comments_older", { n: older })}</p>`}
      ${rows.length > 0 && html`<ul class="remark-list" aria-label=${t("brainstorm.comments", { n: rows.length })}>${rows.map((row) => html`
        <${Remark} key=${row.key} row=${row} state=${state} send=${send} t=${t} />`)}</ul>`}
      ${asks && html`<${Say} id=${id} idea=${idea} draft=${draft} send=${send} t=${t} />`}
    </div>`;
}

function Remark({ row, state, send, t }) {
  const shown = useSaveState(row.entry, state?.online ?? true);
  return html`
    <li data-mine=${row.mine ? "" : null}><span class="as-typed">${row.text}
      ${row.mine && html`<span class="status-line">${shown ? saveWords(shown, row.entry, state.persistent)
        : t(row.waits ? "common.check.waits_mine" : row.hidden ? "brainstorm.mine_hidden" : "brainstorm.comment_own")}</span>`}</span>
      ${row.mine && row.id && send && html`<${Button} kind="quiet" icon="trash-2"
        label=${`${t("brainstorm.comment_withdraw")}: ${row.text.slice(0, 60)}`}
        onClick=${() => send("brainstorm.withdraw_comment", { comment: row.id })} />`}
      ${shown === "refused" && html`<${Button} kind="quiet" icon="x" label=${t("common.remove")}
        onClick=${() => state.dismiss(row.entry.id)} />`}</li>`;
}

// A field that opens when somebody wants to say something, and is open after a reload when something was typed.
function Say({ id, idea, draft, send, t }) {
  const [text, setText, clear] = useDraft(draft, `text-on-${id}`, "");
  const [open, setOpen] = useState(Boolean(text));
  const field = useRef(null);
  const fits = text.trim() && lengthOf(text) <= COMMENT_CHARACTERS;
  function say(event) {
    event.preventDefault();
    if (!fits) {
      field.current.focus();
      return;
    }
    send("brainstorm.add_comment", { on: id, text });
    clear();
    setOpen(false);
  }
  if (!open) return html`
    <${Button} kind="quiet" size="sm" icon="message-square" label=${`${t("brainstorm.comment_give")}: ${idea.text.slice(0, 60)}`}
      onClick=${() => (setOpen(true), setTimeout(() => field.current?.focus()))}>${t("brainstorm.comment_give")}<//>`;
  return html`
    <form class="stack" onSubmit=${say} novalidate>
      <${TextArea} label=${t("brainstorm.comment")} value=${text} max=${COMMENT_CHARACTERS} onInput=${setText} onSend=${say}
        fieldRef=${field} rows="2" />
      <span class="across" data-wrap>
        <${Button} type="submit" size="sm" icon="send" blocked=${!fits}>${t("brainstorm.comment_send")}<//>
        <${Button} kind="quiet" size="sm" onClick=${() => (clear(), setOpen(false))}>${t("common.cancel")}<//></span>
    </form>`;
}
