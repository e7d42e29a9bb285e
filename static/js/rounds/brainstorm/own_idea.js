// One of my own ideas on the phone: its text, whether it is safe, and a way to correct or withdraw it.
import { html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useEdit } from "../../lib/drafts.js";
import { neverSent } from "../../lib/outbox_entry.js";
import { Button } from "../../ui/button.js";
import { Changed, isMet } from "../../ui/changed.js";
import { TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { checkedWords } from "../../ui/checked.js";
import { saveWords, useSaveState } from "../../ui/save_state.js";

const ICONS = { saved: "check", sending: "hourglass", late: "cloud-upload", offline: "cloud-off", refused: "triangle-alert" };
const UNSAFE = new Set(["offline", "late", "sending"]);

// row: as own_ideas.js makes it; onReuse(text): put a refused text back in the field.
// part: where it belongs, in words; said: what others said about it.
export function OwnIdea({ row, round, part, said, most, state, draft, send, onReuse, t }) {
  const { entry, idea, task } = row;
  const [editing, setEditing] = useState(false);
  const pencil = useRef(null);
  const back = useRef(false);
  const shown = useSaveState(entry, state.online) ?? "saved";
  const mayEdit = shown !== "refused" && task !== "withdraw" && (idea ? true : neverSent(entry));
  useEffect(() => {
    if (!editing && back.current) pencil.current?.querySelector("button")?.focus();
    back.current = editing;
  }, [editing]);

  function save(text, was) {
    setEditing(false);
    if (text === row.text || !text.trim()) return;
    if (idea) send("brainstorm.edit_idea", { idea, text, was });
    else if (neverSent(entry)) replace(text);
  }
  // Never sent: leave the old one out and send the new text instead.
  function replace(text) {
    state.dismiss(entry.id);
    if (text) send("brainstorm.add_idea", { ...entry.data, text });
  }
  function putMine() {
    state.dismiss(entry.id);
    save(entry.data.text, row.text);
  }
  function withdraw() {
    setEditing(false);
    if (idea) send("brainstorm.withdraw_idea", { idea });
    else replace(null);
  }
  if (editing) return html`
    <li class="mine-edit"><${Editor} row=${row} most=${most} draft=${draft} onSave=${save} onWithdraw=${withdraw}
      onCancel=${() => setEditing(false)} t=${t} /></li>`;
  return html`
    <li data-q=${UNSAFE.has(shown) ? "" : null} data-state=${shown}>
      <${Icon} name=${ICONS[shown]} label=${shown === "saved" ? t("phone.save_saved") : null} />
      <span class="as-typed">${part && html`<span class="status-line">${part}</span>`}${row.text}${statusOf(row, round, shown, state, t)}
        ${said.length > 0 && html`<ul class="remark-list">${said.map(({ key, text }) => html`<li key=${key}>${text}</li>`)}</ul>`}</span>
      ${isMet(entry) ? html`<${Changed} yours=${entry.data.text} onKeep=${() => state.dismiss(entry.id)} onPut=${putMine} t=${t} />`
        : shown === "refused" && html`<${Refused} row=${row} state=${state} onReuse=${onReuse} t=${t} />`}
      ${mayEdit && html`<span ref=${pencil}>
        <${Button} kind="quiet" icon="pencil" label=${`${t("brainstorm.edit")}: ${row.text.slice(0, 60)}`}
          onClick=${() => setEditing(true)} /></span>`}
    </li>`;
}

function statusOf(row, round, shown, state, t) {
  if (shown !== "saved") {
    const words = row.task === "withdraw" && UNSAFE.has(shown) ? `${t("brainstorm.withdrawing")} ` : "";
    return html`<span class="status-line">${words}${saveWords(shown, row.entry, state.persistent)}</span>`;
  }
  const words = row.hidden ? t("brainstorm.mine_hidden") : checkedWords(row, round, t);
  return words && html`<span class="status-line">${words}</span>`;
}

// What was typed is not lost: it goes back into the field, or away.
function Refused({ row, state, onReuse, t }) {
  const text = row.entry.data?.text;
  const use = () => {
    onReuse(text);
    state.dismiss(row.entry.id);
  };
  return html`
    <span class="across mine-refused" data-wrap>
      ${text && html`<${Button} kind="line" size="sm" onClick=${use}>${t("brainstorm.reuse")}<//>`}
      <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(row.entry.id)}>${t(text ? "common.remove" : "common.close")}<//>
    </span>`;
}

function Editor({ row, most, draft, onSave, onWithdraw, onCancel, t }) {
  const { text, was, setText, clear } = useEdit(draft, `edit-${row.key}`, row.text);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []);
  const done = (action) => (...given) => {
    clear();
    action(...given);
  };
  const fits = text.trim() && lengthOf(text) <= most;
  return html`
    <${TextArea} label=${t("brainstorm.edit")} value=${text} max=${most} onInput=${setText}
      onSend=${() => fits && done(onSave)(text, was)} fieldRef=${field} />
    <span class="across" data-wrap>
      <${Button} blocked=${!fits} onClick=${() => done(onSave)(text, was)}>${t("common.save")}<//>
      <${Button} kind="line" onClick=${done(onWithdraw)}>${t("brainstorm.withdraw")}<//>
      <${Button} kind="quiet" onClick=${done(onCancel)}>${t("common.cancel")}<//>
    </span>`;
}
