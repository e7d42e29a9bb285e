// Consent on the desk: the answers to each proposal, and every objection with the way it was resolved. Resolving is a
// recorded act with a note; it can be taken back.
import { html, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { Folded } from "../../ui/folded.js";
import { Icon } from "../../ui/icon.js";
import { rolesOf } from "../../results/roles.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { ConsentBar, countWords, Outcome } from "./stances.js";

const NOTE_CHARACTERS = 500;

/** @param {import("../../types/consent.js").DeskGiven} given */
export function Desk(given) {
  return html`<${DeskResult} round=${given.round} t=${given.t}><${Figures} ...${given} /><//>`;
}

function Figures({ view, round, send, tell, t }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const of = result.proposals.length;
  const may = view.session.phase !== "closed" && round.phase !== "open";
  return html`
    <p>${t("consent.record.ballots", { n: result.ballots })}</p>
    <ol class="rules wordings">
      ${result.proposals.map((proposal) => html`
        <li key=${proposal.id}>
          <h2 class="display">${proposal.text}</h2>
          <p><b><${Outcome} proposal=${proposal} t=${t} /></b></p>
          <p>${countWords(proposal, t).join(", ")}</p>
          <${ConsentBar} proposal=${proposal} t=${t} />
          <${Folded} of=${of} count=${proposal.objections.length} title=${t("consent.objections")}>
            <ul class="rules objection-list">
              ${proposal.objections.map((objection, at) => html`
                <${OneObjection} key=${`${objection.id}:${objection.note === null}`} objection=${objection} number=${at + 1} may=${may}
                  send=${send} tell=${tell} t=${t} />`)}</ul><//>
          <${Folded} of=${of} count=${proposal.concerns.length} title=${t("consent.concerns")}>
            <ul class="quotes">${proposal.concerns.map((concern, at) => html`<li key=${at}>‘${concern}’</li>`)}</ul><//>
        </li>`)}
    </ol>
    ${roles.length > 0 && html`<${ByRole} result=${result} roles=${roles} t=${t} />`}`;
}

function OneObjection({ objection, number, may, send, tell, t }) {
  const [note, setNote] = useState(null); // null: nobody is writing one
  const [busy, setBusy] = useState(false);
  const act = async (name, data, words, undo) => {
    setBusy(true);
    const ack = await send(name, { objection: objection.id, ...data });
    setBusy(false);
    if (ack.ok) tell(t(words), { undo });
  };
  const reopen = () => send("consent.reopen", { objection: objection.id });
  const resolve = (text) => send("consent.resolve", { objection: objection.id, note: text });
  const label = t("consent.objection_at", { number });
  if (objection.note !== null) {
    return html`
      <li><p>‘${objection.text}’</p>
        <div class="across" data-wrap>
          <span class="badge" data-kind="solid"><${Icon} name="check" /> ${t("consent.resolved")}</span> <span>${objection.note}</span>
        ${may && html`<${Button} kind="quiet" icon="undo-2" busy=${busy} label=${`${t("consent.reopen")}: ${label}`}
          onClick=${() => act("consent.reopen", {}, "consent.reopened", () => resolve(objection.note))}>${t("consent.reopen")}<//>`}</div>
      </li>`;
  }
  return html`
    <li><p>‘${objection.text}’</p>
      <div class="across" data-wrap><span class="badge" data-kind="now">${t("consent.open")}</span>
        ${may && note === null && html`
          <${Button} kind="line" icon="check" label=${`${t("consent.resolve")}: ${label}`} onClick=${() => setNote("")}>
            ${t("consent.resolve")}<//>`}</div>
      ${may && note !== null && html`
        <${TextArea} label=${t("consent.resolve_how")} help=${t("consent.resolve_help")} rows="2" max=${NOTE_CHARACTERS}
          value=${note} onInput=${setNote} />
        <div class="across" data-wrap>
          <${Button} busy=${busy} blocked=${!note.trim() || lengthOf(note) > NOTE_CHARACTERS}
            onClick=${() => act("consent.resolve", { note }, "consent.resolved_done", reopen)}>${t("consent.resolve_save")}<//>
          <${Button} kind="quiet" onClick=${() => setNote(null)}>${t("common.cancel")}<//>
        </div>`}
    </li>`;
}

const ByRole = ({ result, roles, t }) => html`
  <h2 class="minor-heading">${t("common.by_role")}</h2>
  <${ResultTable} caption=${t("consent.record.title")}
    columns=${[{ key: "text", label: t("consent.proposal"), words: true },
      ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role }))]}
    rows=${result.proposals.map((proposal) => ({
      key: proposal.id,
      cells: { text: proposal.text,
        ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, objectionWords(proposal.byRole[role.key], t)])) },
    }))} />
  <p class="help">${t("consent.record.per_role")}</p>`;

const objectionWords = (figures, t) =>
  figures ? t("consent.record.of", { objection: figures.objection, n: figures.n }).replaceAll(" ", "\u00a0") : "–";
