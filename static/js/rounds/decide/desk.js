// Decisions on the desk: worded while everybody watches, saved by themselves after a short pause. Changing words that
// people already answered makes them answer again, and the desk says so before it happens.
import { html, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { Folded } from "../../ui/folded.js";
import { Icon } from "../../ui/icon.js";
import { TextClash, plain, useWritten } from "../../ui/written.js";
import { rolesOf } from "../../results/roles.js";
import { DeskResult } from "../../tables/desk_result.js";
import { ResultTable } from "../../tables/result_table.js";
import { DeskActions } from "./desk_actions.js";
import { StanceBar, STANCES } from "./stances.js";

const CHARACTERS = 500;

/** @param {import("../../types/decide.js").DeskGiven} given */
export function Desk({ view, round, pulse, send, tell, t, lang }) {
  if (round.phase === "draft") return html`<p class="sealed"><${Icon} name="info" /> <span>${t("decide.when_open")}</span></p>`;
  const { decisions } = round.body;
  const open = round.phase === "open";
  const voted = pulse?.turnout?.round === round.id ? pulse.turnout.ballots : 0; // in steps
  return html`
    <div class="stack decide-desk">
      <section class="decide-part"><h2>${t("decide.items.decisions")}</h2>
        <${DeskResult} listed round=${round} t=${t}><${Figures} view=${view} round=${round} t=${t} /><//>
        ${open && html`<ol class="rules wordings">
          ${decisions.map((decision, at) => html`
            <${Wording} key=${decision.id} name=${`${round.id} ${decision.id}`} id=${decision.id} decision=${decision} number=${at + 1}
              total=${decisions.length} voted=${voted} send=${send} tell=${tell} t=${t} />`)}
          <${NewDecision} key=${`new-${decisions.length}`} options=${round.options} first=${!decisions.length} send=${send} t=${t} />
        </ol>`}
        ${!open && !round.result && html`<p>${t("decide.none")}</p>`}
      </section>
      <${DeskActions} actions=${round.body.actions} decisions=${round.body.decisions} send=${send} tell=${tell} t=${t} lang=${lang} />
    </div>`;
}

// When people voted about the words on the server, other words wait for a yes: with them everybody votes again.
function Wording({ name, id, decision, number, total, voted, send, tell, t }) {
  const word = (words, was) => send("decide.word", { decision: id, text: words, was });
  const holds = (words) => voted > 0 && plain(words) !== plain(decision.text);
  const { text, setText, save, dirty, held, restore, theirs, settle } = useWritten(name, decision.text, word,
    { most: CHARACTERS, least: 1, holds });
  const ask = held && theirs === null;
  const state = held ? "asking" : dirty ? "typing" : "saved";
  const drop = async () => {
    const ack = await send("decide.drop", { decision: id });
    if (ack.ok) tell(t("decide.dropped"), { undo: () => send("decide.word", { text: decision.text }) });
  };
  return html`
    <li>
      <${TextArea} label=${total > 1 ? t("decide.decision_of", { number, total }) : t("decide.wording")} rows="3"
        max=${CHARACTERS} value=${text} onInput=${setText} onBlur=${() => save()} onSend=${() => save()} />
      <div class="across between">
        <span class="save-state grow" data-state=${state}>
          <${Icon} name=${state === "saved" ? "check" : "pencil"} /> <span>
            ${t(`decide.words_${state}`)} ${!ask && t("decide.reword_warning")}</span></span>
        <${Button} kind="quiet" icon="trash-2" label=${`${t("decide.drop")}: ${decision.text}`} onClick=${drop}>${t("decide.drop")}<//>
      </div>
      ${theirs !== null && html`<${TextClash} theirs=${theirs} mine=${text} onSettle=${settle} t=${t} />`}
      ${ask && html`
        <div class="ask" role="group" aria-label=${t("decide.reword_ask")}>
          <p role="status"><b>${t("decide.reword_voted", { n: voted })}</b></p>
          <div class="ask-answers">
            <${Button} onClick=${restore}>${t("decide.reword_keep")}<//>
            <${Button} kind="line" blocked=${!text.trim()} onClick=${() => save(true)}>${t("decide.reword_yes")}<//>
          </div>
        </div>`}
    </li>`;
}

// options: what the round works on; a new decision can say of which of those it came.
function NewDecision({ options, first, send, t }) {
  const [text, setText] = useState("");
  const [of, setOf] = useState(/** @type {string[]} */ ([]));
  const toggle = (id) => setOf(of.includes(id) ? of.filter((other) => other !== id) : [...of, id]);
  const [busy, setBusy] = useState(false);
  const add = async () => {
    if (!text.trim() || busy) return;
    setBusy(true);
    const ack = await send("decide.word", { text, ...(of.length && { of }) });
    setBusy(false);
    if (!ack.ok) return;
    setText("");
    setOf([]);
  };
  return html`
    <li>
      <${TextArea} label=${t(first ? "decide.word" : "decide.word_another")} rows="2" max=${CHARACTERS} value=${text}
        onInput=${setText} onSend=${add} />
      ${options.length > 0 && text.trim() && html`
        <fieldset class="came-from"><legend class="label">${t("decide.comes_from")}</legend>
          ${options.map((option) => html`
            <label class="check" key=${option.id}><input type="checkbox" checked=${of.includes(option.id)}
              onChange=${() => toggle(option.id)} /> <span>${option.text}</span></label>`)}</fieldset>`}
      <${Button} kind="line" icon="plus" busy=${busy} blocked=${!text.trim()} onClick=${add}>${t("decide.put_up")}<//>
    </li>`;
}

function Figures({ view, round, t }) {
  const { result } = round;
  const roles = rolesOf({ view, result, t });
  return html`
    <ol class="rules wordings">
      ${result.decisions.map((decision) => html`
        <li key=${decision.id}>
          <h3 class="display">${decision.text}</h3>
          ${decision.withheld || !decision.n
            ? html`<p>${t(decision.withheld ? "decide.withheld" : "decide.nobody")}</p>`
            : html`<p><b>${t("decide.of_support",
              decision)}</b>: ${STANCES.map((stance) => t(`decide.count_${stance}`, { count: decision[stance] })).join(", ")}</p>
                <${StanceBar} decision=${decision} t=${t} />
                <${Folded} of=${result.decisions.length} count=${decision.objections.length} title=${t("decide.dissent")}>
                  <ul class="quotes">${decision.objections.map((objection, at) => html`<li key=${at}>‘${objection}’</li>`)}</ul><//>`}
        </li>`)}
    </ol>
    ${roles.length > 0 && html`<${ByRole} decisions=${result.decisions} roles=${roles} t=${t} />`}`;
}

const ByRole = ({ decisions, roles, t }) => html`
  <h3>${t("common.by_role")}</h3>
  <${ResultTable} caption=${t("decide.record.title")}
    columns=${[{ key: "text", label: t("decide.decision") },
      ...roles.map((role) => ({ key: `role:${role.key}`, label: role.label, role }))]}
    rows=${decisions.map((decision) => ({
      key: decision.id,
      cells: { text: decision.text,
        ...Object.fromEntries(roles.map((role) => [`role:${role.key}`, supportWords(decision.byRole?.[role.key], t)])) },
    }))} />
  <p class="help">${t("decide.record.of_role")} ${t("common.record.per_role")}</p>`;

const supportWords = (figures, t) =>
  figures?.n ? t("decide.record.of", { support: figures.support, n: figures.n }).replaceAll(" ", "\u00a0") : "–";
