// Actions on the desk: proposals to accept, edit, merge or leave; what was accepted; and how sure people are of each.
import { html, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { number } from "../../lib/formats.js";
import { Button } from "../../ui/button.js";
import { Field } from "../../ui/field.js";
import { Clash } from "../../ui/written.js";
import { rolesOf } from "../../results/roles.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { BLANK, fieldsOf, ProposalFields, wireOf } from "./proposal_form.js";
import { ActionWords, whoAndWhen } from "./rows.js";

/** @param {import("../../types/actions.js").DeskGiven} given */
export const Desk = (given) => html`
  <${DeskResult} listed round=${given.round} t=${given.t}><${Figures} ...${given} /><//>
  ${given.round.phase !== "draft" && html`<${Board} ...${given} />`}`;

function Figures({ view, round, t, lang }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const mean = (figures) => (figures?.n ? number(lang, figures.mean, 1) : "–");
  const columns = [
    { key: "text", label: t("actions.action"), words: true },
    { key: "mean", label: t("actions.record.mean") },
    { key: "counts", label: t("actions.record.counts") },
    { key: "n", label: t("actions.record.answers") },
    ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role })),
  ];
  const cells = (action) => ({
    text: `${action.text} (${whoAndWhen(action, t, lang)})`,
    mean: action.withheld ? "–" : mean(action),
    counts: action.withheld ? "–" : action.counts.join("\u00a0·\u00a0"),
    n: action.n,
    ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, mean(action.byRole?.[role.key])])),
  });
  return html`
    <${ResultTable} spanned caption=${t("actions.record.title")} columns=${columns}
      rows=${result.actions.map((action) => ({ key: action.id, cells: cells(action) }))} />
    <p class="help">${t("actions.record.measure")}</p>`;
}

function Board({ view, round, send, tell, t, lang }) {
  const { actions, proposals, merged = {} } = round.body;
  const open = round.phase === "open";
  const waiting = Object.entries(proposals).map(([id, one]) => ({ id, ...one }));
  const judge = async (action, to, before, words) => {
    const ack = await send("actions.judge", { action, to });
    if (ack?.ok) tell(t(words), { undo: () => send("actions.judge", { action, to: before }) });
  };
  const [, draw] = useState(0);
  const here = new Set([...actions, ...waiting].map(({ id }) => id));
  const gone = [...typed].filter(([id, one]) => one.round === round.id && !here.has(id));
  const done = (id) => {
    typed.delete(id);
    draw((times) => times + 1);
  };
  const putBack = async (id, words) => {
    const ack = await send("actions.propose", words);
    if (ack?.ok) done(id);
    return ack;
  };
  const given = {
    round: round.id, actions, merged, roles: view.session.roles, most: round.settings.action_characters, open, send, tell, judge, t, lang,
  };
  return html`
    <section class="action-desk">
      <h2>${t("actions.accepted")} <span class="muted digits">${actions.length}</span></h2>
      ${!actions.length && html`<p class="muted">${t("actions.none")}</p>`}
      <ul class="rules">${actions.map((action) => html`
        <${Row} key=${action.id} ...${given} action=${{ ...action, state: "accepted" }} />`)}</ul>
      ${open && html`
        <h2>${t("actions.proposals")} <span class="muted digits">${waiting.filter(({ state }) => state === "proposed").length}</span></h2>
        ${!waiting.length && html`<p class="muted">${t("actions.no_proposals")}</p>`}
        <ul class="rules">${waiting.map((action) => html`<${Row} key=${action.id} ...${given} action=${action} />`)}</ul>
        <ul class="rules">${gone.map(([id, { fields }]) => html`
          <li key=${id} class="action-edit"><p class="note" role="alert">${t("actions.gone")}</p>
            <${Fields} ...${given} id=${id} first=${fields} save="actions.add" onSave=${(words) => putBack(id, words)}
              onCancel=${() => done(id)} /></li>`)}</ul>
        <h2>${t("actions.add")}</h2>
        <${Fields} first=${BLANK} save="actions.add" ...${given} onSave=${(words) => send("actions.propose", words)} />`}
    </section>`;
}

// id -> {round, fields, began}: what was typed and not saved. A row goes to another list when a colleague accepts it meanwhile, and
// away when it is merged or withdrawn.
const typed = new Map();

function Row({ action, round, actions, merged, roles, most, open, send, tell, judge, t, lang }) {
  const { id, state, text } = action;
  const [editing, setEditing] = useState(typed.has(id));
  const stop = () => {
    typed.delete(id);
    setEditing(false);
  };
  const others = actions.filter((other) => other.id !== id);
  const merge = async (into) => {
    const ack = await send("actions.merge", { into, actions: [id] });
    if (ack?.ok) tell(t("actions.merged_done"), { undo: () => send("actions.unmerge", { actions: [id] }) });
  };
  const change = async (words, was) => {
    const ack = await send("actions.reword", { action: id, was, ...words });
    if (ack.ok) stop();
    return ack;
  };
  if (editing) return html`
    <li class="action-edit"><${Fields} id=${id} round=${round} first=${fieldsOf(action, roles)} save="common.save" most=${most}
      roles=${roles} onSave=${change} onCancel=${stop} now=${html`<${ActionWords} action=${action} t=${t} lang=${lang} />`} t=${t} /></li>`;
  const named = (words) => `${t(words)}: ${text.slice(0, 60)}`;
  return html`
    <li data-declined=${state === "declined" ? "" : null}>
      <${ActionWords} action=${action} t=${t} lang=${lang} />
      <span class="across tools" data-wrap>
        ${open && state !== "accepted" && html`
          <${Button} kind="line" icon="check" label=${named("actions.accept")}
            onClick=${() => judge(id, "accepted", state, "actions.accepted_done")}>${t("actions.accept")}<//>`}
        ${open && state !== "declined" && html`
          <${Button} kind="quiet" icon="x" label=${named("actions.decline")}
            onClick=${() => judge(id, "declined", state, "actions.declined_done")} />`}
        ${state !== "declined" && html`
          <${Button} kind="quiet" icon="pencil" label=${named("actions.change")} onClick=${() => setEditing(true)} />`}
        ${open && others.length > 0 && state !== "declined" && html`
          <${Field} label=${named("actions.merge")} hidden>
            ${({ id: field }) => html`
              <select class="input" id=${field} value="" onChange=${(event) => event.target.value && merge(event.target.value)}>
                <option value="">${t("actions.merge")} …</option>
                ${others.map((other) => html`<option key=${other.id} value=${other.id}>${other.text}</option>`)}
              </select>`}<//>`}
      </span>
      <${Merged} merged=${merged} into=${id} open=${open} send=${send} tell=${tell} t=${t} lang=${lang} /></li>`;
}

// What was merged into an action keeps its words, and can stand alone again.
function Merged({ merged, into, open, send, tell, t, lang }) {
  const under = Object.entries(merged).filter(([, one]) => one.into === into);
  const apart = async (action) => {
    const ack = await send("actions.unmerge", { actions: [action] });
    if (ack?.ok) tell(t("actions.apart_done"), { undo: () => send("actions.merge", { into, actions: [action] }) });
  };
  return under.length > 0 && html`
    <ul class="rules merged-actions" aria-label=${t("actions.merged_here")}>${under.map(([action, one]) => html`
      <li key=${action} class="across between"><${ActionWords} action=${one} t=${t} lang=${lang} />
        ${open && html`<${Button} kind="quiet" size="sm" label=${`${t("actions.apart")}: ${one.text.slice(0, 60)}`}
          onClick=${() => apart(action)}>${t("actions.apart")}<//>`}</li>`)}</ul>`;
}

// first: as it is now; what it was when somebody began to change it goes along, so that nobody overwrites what another desk did
// meanwhile. now: the same, to be read. id: of the action, if it is there.
function Fields({ id, round, first, save, most, roles, onSave, onCancel, now, t }) {
  const [fields, setFields] = useState(typed.get(id)?.fields ?? first);
  const [began] = useState(typed.get(id)?.began ?? wireOf(first));
  const [met, setMet] = useState(false);
  const [busy, setBusy] = useState(false);
  const blocked = !fields.text.trim() || lengthOf(fields.text) > most;
  const give = async (was) => {
    if (blocked || busy) return;
    setBusy(true);
    const ack = await onSave(wireOf(fields), was);
    setBusy(false);
    setMet(ack.code === "changed_meanwhile");
    if (ack.ok && !onCancel) setFields(first);
  };
  const type = (next) => {
    setFields(next);
    if (id) typed.set(id, { round, fields: next, began });
  };
  const submit = (event) => {
    event.preventDefault();
    give(began);
  };
  return html`
    <form class="stack" onSubmit=${submit} novalidate>
      <${ProposalFields} fields=${fields} onChange=${type} most=${most} roles=${roles} onSend=${submit} t=${t} />
      ${met && html`<${Clash} theirs=${now} onMine=${() => give(wireOf(first))} onTheirs=${onCancel} t=${t} />`}
      <span class="across">
        <${Button} type="submit" kind="line" icon="check" busy=${busy} blocked=${blocked}>${t(save)}<//>
        ${onCancel && html`<${Button} kind="quiet" onClick=${onCancel}>${t("common.cancel")}<//>`}</span>
    </form>`;
}
