// The actions of a decide round, worked out on the desk, also long after the vote.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Field, TextField } from "../../ui/field.js";
import { Clash } from "../../ui/written.js";
import { day } from "./actions.js";

// actions: [{id, text, owner, due, decision}, …]; decisions: [{id, text}, …]; send as a kind's Desk gets it; tell: a toast.
export function DeskActions({ actions, decisions, send, tell, t, lang }) {
  const [editing, setEditing] = useState(null); // the action as it was when somebody began to change it
  const known = (decision) => (decisions.some(({ id }) => id === decision) ? decision : null);
  const remove = async (id, { text, owner, due, decision }) => {
    const ack = await send("decide.remove_action", { action: id });
    const again = { text, owner, due, decision: known(decision) };
    if (ack.ok) tell(t("decide.action_removed"), { undo: () => send("decide.add_action", again) });
  };
  const change = async (id, fields, was) => {
    const ack = await send("decide.change_action", { action: id, ...fields, was });
    if (ack.ok) setEditing(null);
    return ack;
  };
  const putBack = async (fields) => {
    const ack = await send("decide.add_action", fields);
    if (ack.ok) setEditing(null);
    return ack;
  };
  // What was typed stays when a colleague takes the action away meanwhile.
  const gone = editing !== null && !actions.some(({ id }) => id === editing.id);
  return html`
    <section class="decide-part"><h2>${t("decide.actions")}</h2>
      <ul class="rules action-list">
        ${[...actions, ...(gone ? [editing] : [])].map((action) => (editing?.id === action.id
          ? html`<li key=${action.id}><${ActionForm} first=${{ ...action, decision: known(action.decision) }} decisions=${decisions}
            gone=${gone} save=${gone ? "decide.add_action" : "common.save"} lang=${lang}
            onSave=${(fields, was) => (gone ? putBack(fields) : change(action.id, fields, was))}
            onCancel=${() => setEditing(null)} t=${t} /></li>`
          : html`<li key=${action.id} class="agreed-action"><span>${action.text}</span>
            <span>${action.owner ?? t("decide.no_owner")}</span><span>${action.due ? day(lang, action.due) : t("decide.no_date")}</span>
              <span class="across tools">
                <${Button} kind="quiet" icon="pencil" label=${`${t("decide.change_action")}: ${action.text}`}
                  onClick=${() => setEditing(action)} />
                <${Button} kind="quiet" icon="trash-2" label=${`${t("decide.remove_action")}: ${action.text}`}
                  onClick=${() => remove(action.id, action)} /></span></li>`))}
        <li key="new"><${ActionForm} decisions=${decisions} save="decide.add_action"
          onSave=${(fields) => send("decide.add_action", fields)} t=${t} /></li>
      </ul>
      <p class="help">${t("decide.owner_help")}</p>
    </section>`;
}

const BLANK = { text: "", owner: "", due: "" };
const wordsOf = ({ text, owner, due, decision }) => ({ text, owner: owner || null, due: due || null, decision: decision ?? null });

// Without `first` it makes new ones, and is empty again after each. Of one that is there, `first` is what it is now: what it was
// when somebody began to change it goes along, so that nobody overwrites what another desk did meanwhile. gone: it was taken away.
function ActionForm({ first, gone = false, decisions, save, onSave, onCancel, lang, t }) {
  const [fields, setFields] = useState({ ...BLANK, ...first, owner: first?.owner ?? "", due: first?.due ?? "" });
  const [began] = useState(first && wordsOf(first));
  const [met, setMet] = useState(false);
  const only = decisions.length === 1 ? decisions[0].id : null; // where there is one decision an action is for that
  const [about, setAbout] = useState(/** @type {string | null | undefined} */ (first ? first.decision : undefined));
  const decision = about === undefined ? only : about;
  const [busy, setBusy] = useState(false);
  const set = (name) => (value) => setFields((now) => ({ ...now, [name]: value }));
  const give = async (was) => {
    if (!fields.text.trim() || busy) return;
    setBusy(true);
    const ack = await onSave({ text: fields.text, owner: fields.owner.trim() || null, due: fields.due || null,
      decision: decisions.some(({ id }) => id === decision) ? decision : null }, was);
    setBusy(false);
    setMet(ack.code === "changed_meanwhile");
    if (ack.ok && !first) setFields(BLANK);
  };
  const submit = (event) => {
    event.preventDefault();
    give(began);
  };
  return html`
    <form class="action-form" onSubmit=${submit}>
      ${gone && html`<p class="note" role="alert">${t("decide.action_gone")}</p>`}
      ${met && !gone && html`<${Clash} theirs=${[first.text, first.owner, first.due && day(lang, first.due)].filter(Boolean).join(" · ")}
        onMine=${() => give(wordsOf(first))} onTheirs=${onCancel} t=${t} />`}
      <${TextField} label=${t("decide.action")} value=${fields.text} onInput=${set("text")} most="500" autocomplete="off" />
      <${TextField} label=${t("decide.owner")} value=${fields.owner} onInput=${set("owner")} most="80" autocomplete="off" />
      <${TextField} label=${t("decide.due")} type="date" value=${fields.due} onInput=${set("due")} />
      ${decisions.length > 0 && html`
        <${Field} label=${t("decide.for_decision")}>
          ${({ id }) => html`
            <select class="input" id=${id} value=${decision ?? ""} onChange=${(event) => setAbout(event.target.value || null)}>
              <option value="">${t("decide.for_none")}</option>
              ${decisions.map(({ id: key, text }, at) => html`<option key=${key} value=${key}>${at + 1}. ${text}</option>`)}
            </select>`}
        <//>`}
      <span class="across tools">
        <${Button} type="submit" kind="line" icon=${first ? "check" : "plus"} busy=${busy} blocked=${!fields.text.trim()}>${t(save)}<//>
        ${onCancel && html`<${Button} kind="quiet" onClick=${onCancel}>${t("common.cancel")}<//>`}
      </span>
    </form>`;
}
