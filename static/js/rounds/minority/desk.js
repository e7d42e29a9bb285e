// Objections on the desk: who has none, every objection with how many share it, to hide what names somebody, and a field for what
// was said aloud.
import { html, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { Field, TextArea } from "../../ui/field.js";
import { rolesOf } from "../../results/roles.js";
import { backAfterHiding, Checking, letKey, letThrough, LetThrough, waitingIn } from "../../tables/checking.js";
import { DeskResult } from "../../tables/desk_result.js";
import { light, litIn, Spot, spotKey } from "../../tables/spotlight.js";
import { ResultTable } from "../../tables/result_table.js";
import { objectionsTo, Told } from "./objections.js";

/** @param {import("../../types/minority.js").DeskGiven} given */
export const Desk = (given) => html`
  <${DeskResult} listed round=${given.round} t=${given.t}><${Figures} ...${given} /><//>
  ${given.round.phase !== "draft" && html`<${Objections} ...${given} />`}`;

function Figures({ view, round, t }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  const columns = [
    { key: "text", label: t("minority.decision"), words: true },
    { key: "none", label: t("minority.none") },
    { key: "n", label: t("minority.record.answers") },
    ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role })),
  ];
  const cells = (decision) => ({
    text: decision.text,
    none: decision.withheld ? "–" : decision.none,
    n: decision.n,
    ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, ofRole(decision.byRole?.[role.key], t)])),
  });
  return html`
    <${ResultTable} caption=${t("minority.record.title")} columns=${columns}
      rows=${result.decisions.map((decision) => ({ key: decision.id, cells: cells(decision) }))} />
    ${roles.length > 0 && html`<p class="help">${t("common.record.per_role")}</p>`}`;
}

const ofRole = (figures, t) => (figures?.n ? t("minority.record.of_role", figures).replaceAll(" ", "\u00a0") : "–");

function Objections({ view, round, send, tell, t }) {
  const { objections } = round.body;
  const counted = Object.fromEntries((round.result?.objections ?? []).map((one) => [one.id, one.joined]));
  const given = { view, round, send, tell, t };
  const hide = async ({ id, state }, hidden) => {
    const ack = await send("minority.hide_objection", { objection: id, hidden });
    const back = { id, name: "minority.hide_objection", data: { objection: id, hidden: !hidden } };
    if (ack?.ok) tell(t(hidden ? "minority.hidden_done" : "minority.unhidden"), {
      undo: () => backAfterHiding(state, back, given),
    });
  };
  return html`
    <section class="objection-desk" aria-labelledby="objections-title" onKeyDown=${(event) => (letKey(event), spotKey(event))}>
      <h2 id="objections-title">${t("minority.objections")} <span class="muted digits">${Object.keys(objections).length}</span></h2>
      <${Checking} waits=${waitingIn(objections)} given=${given} />
      ${round.options.map((option) => {
        const own = objectionsTo(objections, option.id);
        return html`
          <article key=${option.id}><h3>${option.text}</h3>
            ${!own.length && html`<p class="muted">${nothingYet(round, t)}</p>`}
            <ul class="rules">${own.map((objection) => html`
              <${Row} key=${objection.id} objection=${{ ...objection, joined: counted[objection.id] }} hide=${hide}
                given=${given} />`)}</ul>
          </article>`;
      })}
      ${round.phase === "open" && html`<${Spoken} round=${round} send=${send} t=${t} />`}
    </section>`;
}

const nothingYet = ({ phase }, t) => t(phase === "open" ? "minority.no_objections_yet" : "minority.no_objections");

function Row({ objection, hide, given }) {
  const { t, view, round } = given;
  const lit = litIn(view, round) === objection.id;
  const hidden = objection.state === "hidden";
  const waits = objection.state === "waiting";
  const words = t(hidden ? "minority.unhide" : "minority.hide");
  return html`
    <li data-hidden=${hidden ? "" : null} data-waits=${waits ? "" : null}>
      <span><${Told} objection=${objection} t=${t} />${(hidden || waits)
        && html`<small>${t(hidden ? "minority.hidden" : "common.check.waits")}</small>`}</span>
      <span class="across">${waits && html`
        <${LetThrough} text=${objection.text} onLet=${() => letThrough([objection.id], given)} t=${t} />`}
        ${(lit || !(hidden || waits)) && html`
          <${Spot} text=${objection.text} lit=${lit} onLight=${(on) => light(on ? objection.id : null, given)} t=${t} />`}
        <${Button} kind="quiet" icon=${hidden ? "eye" : "eye-off"} label=${`${words}: ${objection.text.slice(0, 60)}`}
          onClick=${() => hide(objection, !hidden)} /></span></li>`;
}

function Spoken({ round, send, t }) {
  const { objection_characters: most, conditions } = round.settings;
  const [fields, setFields] = useState({ text: "", condition: "" });
  const [about, setAbout] = useState(round.options[0]?.id);
  const [busy, setBusy] = useState(false);
  const blocked = !fields.text.trim() || lengthOf(fields.text) > most || lengthOf(fields.condition) > most;
  const add = async (event) => {
    event.preventDefault();
    if (blocked || busy) return;
    setBusy(true);
    const ack = await send("minority.add_objection", { decision: about, ...fields });
    setBusy(false);
    if (ack.ok) setFields({ text: "", condition: "" });
  };
  const set = (name) => (value) => setFields((now) => ({ ...now, [name]: value }));
  return html`
    <form class="stack" onSubmit=${add} novalidate>
      <${TextArea} label=${t("minority.add_spoken")} rows="2" max=${most} value=${fields.text} onInput=${set("text")} onSend=${add} />
      ${conditions && html`<${TextArea} label=${t("minority.condition")} rows="2" max=${most} value=${fields.condition}
        onInput=${set("condition")} onSend=${add} />`}
      ${round.options.length > 1 && html`
        <${Field} label=${t("minority.for_decision")}>
          ${({ id }) => html`
            <select class="input" id=${id} value=${about} onChange=${(event) => setAbout(event.target.value)}>
              ${round.options.map(({ id: key, text }, at) => html`<option key=${key} value=${key}>${at + 1}. ${text}</option>`)}
            </select>`}<//>`}
      <${Button} type="submit" kind="line" icon="plus" busy=${busy} blocked=${blocked}>${t("minority.send")}<//>
    </form>`;
}
