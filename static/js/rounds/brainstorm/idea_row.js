// One idea on the desk, with what stands under it. Drawn again only when something in it changed.
import { Component, html, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";

const WATCHED = ["idea", "topic", "chosen", "most", "t"];

// partOf(idea): where it belongs, in words; under: [[id, idea], …] or undefined; acts: {hide, edit, merge, unmerge}.
export class IdeaRow extends Component {
  shouldComponentUpdate(next) {
    return WATCHED.some((name) => next[name] !== this.props[name]) || !sameList(next.under, this.props.under);
  }
  render(props) {
    return html`<${Row} ...${props} />`;
  }
}

const sameList = (a = [], b = []) => a.length === b.length && a.every(([id, idea], at) => id === b[at][0] && idea === b[at][1]);

function Row({ id, idea, under = [], partOf, topic, chosen, most, acts, onChoose, t }) {
  const [editing, setEditing] = useState(false);
  const pencil = useRef(null);
  const back = useRef(false);
  const hidden = idea.state === "hidden";
  useEffect(() => {
    if (back.current && !editing) pencil.current?.querySelector("button")?.focus();
    back.current = editing;
  }, [editing]);
  const save = async (text, was) => {
    const ack = text.trim() && text !== idea.text ? await acts.edit(id, text, was) : { ok: true };
    if (ack.code === "changed_meanwhile") return ack.words.text; // what somebody else put there: the typed words stay
    setEditing(false);
    return null;
  };
  if (editing) return html`
    <li class="idea-edit"><${Editor} text=${idea.text} most=${most} onSave=${save} onCancel=${() => setEditing(false)} t=${t} /></li>`;
  const about = `: ${idea.text.slice(0, 60)}`;
  return html`
    <li data-hidden=${hidden ? "" : null} data-chosen=${chosen ? "" : null}>
      <label class="pick-box"><input type="checkbox" checked=${chosen} onChange=${() => onChoose(id)} />
        <span class="visually-hidden">${t("brainstorm.select", { text: idea.text.slice(0, 60) })}</span></label>
      <span class="as-typed">
        <span class="idea-text">${idea.text}</span>
        <${Why} idea=${idea} topic=${topic} t=${t} />
        ${under.map(([child, merged]) => html`
          <span class="merged-idea" key=${child}><span class="as-typed">${merged.text}
            ${partOf(merged) !== topic && html` <span class="idea-why">${partOf(merged)}</span>`}</span>
            <${Button} kind="quiet" size="sm" label=${`${t("brainstorm.unmerge")}: ${merged.text.slice(0, 60)}`}
              onClick=${() => acts.unmerge(child)}>${t("brainstorm.unmerge")}<//></span>`)}
      </span>
      <span class="across idea-acts">
        <span ref=${pencil}><${Button} kind="quiet" icon="pencil" label=${t("brainstorm.edit") + about}
          onClick=${() => setEditing(true)} /></span>
        <${Button} kind="quiet" icon="merge" label=${t("brainstorm.merge_with") + about} onClick=${() => acts.merge(id)} />
        <${Button} kind="quiet" icon=${hidden ? "eye" : "eye-off"}
          label=${t(hidden ? "brainstorm.unhide" : "brainstorm.hide") + about} onClick=${() => acts.hide(id, !hidden)} />
      </span>
    </li>`;
}

function Why({ idea, topic, t }) {
  const remarks = [topic, idea.state === "hidden" && t("brainstorm.hidden"), idea.edited && t("brainstorm.edited")].filter(Boolean);
  return remarks.length > 0 && html`<span class="idea-why">${remarks.join(" · ")}</span>`;
}

function Editor({ text: first, most, onSave, onCancel, t }) {
  const [text, setText] = useState(first);
  const [began] = useState(first); // while somebody types, the idea itself may change
  const [met, setMet] = useState(/** @type {string | null} */ (null)); // the words that somebody else put there meanwhile
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []);
  const fits = text.trim() && lengthOf(text) <= most;
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const now = await onSave(text, met ?? began);
    if (now === null) return;
    setBusy(false);
    setMet(now);
  };
  const keys = (event) => {
    if (event.key === "Escape") onCancel();
  };
  return html`
    <div class="stack" onKeyDown=${keys}>
      <${TextArea} label=${t("brainstorm.edit")} value=${text} max=${most} onInput=${setText} onSend=${() => fits && save()}
        fieldRef=${field} help=${t("brainstorm.edit_kept")} />
      <div role="status">${met !== null && html`
        <p class="label">${t("common.changed_now")}</p><p class="as-typed">${met}</p>`}</div>
      <div class="across"><${Button} blocked=${!fits} busy=${busy} onClick=${save}>
          ${t(met === null ? "common.save" : "common.changed_put")}<//>
        <${Button} kind="quiet" onClick=${onCancel}>${t("common.cancel")}<//></div>
    </div>`;
}
