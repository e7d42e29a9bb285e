// One idea on the desk, with what stands under it. Drawn again only when something in it changed.
import { Component, html, useEffect, useRef, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { LetThrough } from "../../tables/checking.js";
import { Spot } from "../../tables/spotlight.js";
import { Editor } from "./editor.js";
import { Said } from "./said_row.js";
import { Spelled } from "./spelled.js";

const WATCHED = ["idea", "lit", "seen", "topic", "chosen", "most", "t"];

// spelled: what stands under it is shown by spelling. said: [[id, comment], …] on it and on what stands under it. partOf(idea): where
// it belongs, in words; under: [[id, idea], …] or undefined; acts: as desk.js makes them.
export class IdeaRow extends Component {
  shouldComponentUpdate(next) {
    return WATCHED.some((name) => next[name] !== this.props[name]) || !sameList(next.under, this.props.under)
      || !sameList(next.said, this.props.said);
  }
  render(props) {
    return html`<${Row} ...${props} />`;
  }
}

const sameList = (a = [], b = []) => a.length === b.length && a.every(([id, idea], at) => id === b[at][0] && idea === b[at][1]);

function Row({ id, idea, lit, seen, under = [], said = [], spelled, partOf, topic, chosen, most, acts, onChoose, t }) {
  const [editing, setEditing] = useState(false);
  const pencil = useRef(null);
  const back = useRef(false);
  const hidden = idea.state === "hidden";
  const waits = [[id, idea], ...under].filter(([, one]) => one.state === "waiting").map(([key]) => key);
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
    <li class="idea-edit"><${Editor} label=${t("brainstorm.edit")} text=${idea.text} most=${most} onSave=${save}
      onCancel=${() => setEditing(false)} t=${t} /></li>`;
  const about = `: ${idea.text.slice(0, 60)}`;
  return html`
    <li data-hidden=${hidden ? "" : null} data-waits=${waits.length > 0 ? "" : null} data-chosen=${chosen ? "" : null}>
      <label class="pick-box"><input type="checkbox" checked=${chosen} onChange=${() => onChoose(id)} />
        <span class="visually-hidden">${t("brainstorm.select", { text: idea.text.slice(0, 60) })}</span></label>
      <span class="as-typed">
        <span class="idea-text">${idea.text}</span>
        <${Why} idea=${idea} topic=${topic} t=${t} />
        <${Said} said=${said.filter(([, one]) => one.idea === id)} acts=${acts} t=${t} />
        ${spelled ? html`<${Spelled} idea=${idea} under=${under} acts=${acts} t=${t} />` : under.map(([child, merged]) => html`
          <span class="merged-idea" key=${child}><span class="as-typed">${merged.text}
            ${merged.state === "waiting" && html` <span class="idea-why">${t("common.check.waits")}</span>`}
            ${partOf(merged) !== topic && html` <span class="idea-why">${partOf(merged)}</span>`}</span>
            <${Button} kind="quiet" size="sm" label=${`${t("brainstorm.unmerge")}: ${merged.text.slice(0, 60)}`}
              onClick=${() => acts.unmerge(child)}>${t("brainstorm.unmerge")}<//></span>
          <${Said} said=${said.filter(([, one]) => one.idea === child)} acts=${acts} t=${t} />`)}
        ${spelled && html`<${Said} said=${said.filter(([, one]) => one.idea !== id)} acts=${acts} t=${t} />`}
      </span>
      <span class="across idea-acts">
        ${waits.length > 0 && html`<${LetThrough} text=${idea.text} onLet=${() => acts.letThrough(waits)} t=${t} />`}
        ${(lit || (seen && idea.state === "shown"))
          && html`<${Spot} text=${idea.text} lit=${lit} onLight=${(on) => acts.light(id, on)} t=${t} />`}
        <span ref=${pencil}><${Button} kind="quiet" icon="pencil" label=${t("brainstorm.edit") + about}
          onClick=${() => setEditing(true)} /></span>
        <${Button} kind="quiet" icon="merge" label=${t("brainstorm.merge_with") + about} onClick=${() => acts.merge(id)} />
        <${Button} kind="quiet" icon=${hidden ? "eye" : "eye-off"}
          label=${t(hidden ? "brainstorm.unhide" : "brainstorm.hide") + about} onClick=${() => acts.hide(id, !hidden)} />
      </span>
    </li>`;
}

function Why({ idea, topic, t }) {
  const state = idea.state === "waiting" ? t("common.check.waits") : idea.state === "hidden" && t("brainstorm.hidden");
  const remarks = [topic, state, idea.edited && t("brainstorm.edited")].filter(Boolean);
  return remarks.length > 0 && html`<span class="idea-why">${remarks.join(" · ")}</span>`;
}
