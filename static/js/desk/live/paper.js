// Ballots on paper in a vote: how many there are, and while it is open a dialog to enter them. The choice is filled in on the
// ballot that the kind draws for a phone, so no kind needs a form of its own.
import { html, useLayoutEffect, useMemo, useRef, useState } from "../../lib/html.js";
import { useKind } from "../../rounds/load.js";
import { numberAsked } from "../../lib/number_asked.js";
import { t } from "../../lib/words.js";
import { announce } from "../../lib/announce.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Skeleton } from "../../ui/empty.js";
import { ErrorText, Field, TextField } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { NoteLines } from "../../ui/note_lines.js";
import { Elsewhere } from "../../ui/screen.js";
import { noteLines } from "../api.js";
import { useKinds } from "../kinds_store.js";
import { refusedWords } from "../refusal.js";
import { SheetDialog } from "./paper_sheet.js";

const AT_MOST = 1000; // equal ballots in one entry
const IN_SIGHT = 6; // of the entries, the newest first; the others are folded

export function PaperBallots({ desk, view, round, lang }) {
  const [entering, setEntering] = useState(/** @type {"hand" | "sheet" | null} */ (null));
  const secret = useKinds()[round.kind]?.secret;
  const total = round.paper.reduce((sum, entry) => sum + entry.count, 0);
  if (!secret || (round.phase !== "open" && !total)) return null;
  if (round.phase !== "open") return html`
    <p class="paper-bar"><span><${Icon} name="file-text" /> ${t("desk.paper_in", { n: total })}</span></p>`;
  return html`
    <div class="paper-bar">
      <${Button} kind="line" icon="file-text" onClick=${() => setEntering("hand")}>${t("desk.paper")}<//>
      ${total > 0 && html`<span>${t("desk.paper_in", { n: total })}</span>`}
    </div>
    ${entering === "hand" && html`<${Enter} desk=${desk} view=${view} round=${round} lang=${lang} onClose=${() => setEntering(null)}
      onSheet=${() => setEntering("sheet")} />`}
    ${entering === "sheet" && html`<${SheetDialog} desk=${desk} round=${round} onHand=${() => setEntering("hand")}
      onClose=${() => setEntering(null)} />`}`;
}

function Enter({ desk, view, round, lang, onClose, onSheet }) {
  const kind = useKind(round.kind, "phone");
  const [count, setCount] = useState("1");
  const [role, setRole] = useState("");
  const [turn, setTurn] = useState(0); // grows with every entry: a clean ballot
  const [refusal, setRefusal] = useState(null);
  const heading = useRef(null);
  const asked = numberAsked(count, { language: lang, lowest: 1, highest: AT_MOST });
  const n = asked.value;
  const wrong = n === undefined;

  useLayoutEffect(() => {
    if (turn > 0) heading.current.focus(); // the next ballot starts where this one did
  }, [turn]);

  async function enter(choice) {
    if (wrong) return { ok: false, code: "bad_command", words: {} };
    const ack = await desk.command("paper.count", round.id, { choice, count: n, role: role || null });
    setRefusal(ack.ok ? null : ack);
    if (!ack.ok) return ack;
    announce(t("desk.paper_entered", { n }), { topic: `paper:${ack.reply.entry}` });
    setCount("1");
    setTurn((now) => now + 1);
    return ack;
  }
  async function drop(entry) {
    const ack = await desk.command("paper.drop", round.id, { entry });
    setRefusal(ack.ok ? null : ack);
    if (ack.ok) announce(t("desk.paper_dropped"), { topic: `paper:${entry}` });
  }
  return html`
    <${Dialog} title=${t("desk.paper")} onClose=${onClose} actions=${html`
      <${Button} kind="line" onClick=${onClose}>${t("common.close")}<//>
      <${Button} kind="quiet" icon="printer" href=${`/desk/${desk.code}/sheet/${round.id}`} target="_blank" rel="noopener">
        ${t("desk.paper_print")}<//>
      <${Button} kind="quiet" icon="table" onClick=${onSheet}>${t("desk.sheet_from_file")}<//>`}>
      <div class="paper">
        <p>${t("desk.paper_why")}</p>
        ${refusal && html`<${ErrorText}>${refusedWords(refusal)}<//>`}
        <div class="pair">
          <${TextField} label=${t("desk.paper_count")} inputmode="numeric" autocomplete="off" value=${count} onInput=${setCount}
            error=${wrong ? t("desk.paper_count_wrong") : null} />
          ${view.session.roles.length > 0 && html`<${RoleField} roles=${view.session.roles} value=${role} onChange=${setRole} />`}
        </div>
        <section aria-labelledby="paper-choice">
          <h2 class="minor-heading" id="paper-choice" tabindex="-1" ref=${heading}>${t("desk.paper_choice")}</h2>
          ${kind ? html`
            <${Ballot} key=${turn} kind=${kind} round=${round} lang=${lang} code=${desk.code} onSend=${enter} />` : html`<${Skeleton} />`}
        </section>
        <${Entries} view=${view} paper=${round.paper} onDrop=${drop} />
      </div>
    <//>`;
}

const RoleField = ({ roles, value, onChange }) => html`
  <${Field} label=${t("desk.paper_role")}>
    ${({ id }) => html`
      <select class="input" id=${id} value=${value} onChange=${(event) => onChange(event.target.value)}>
        <option value="">${t("common.no_role")}</option>
        ${roles.map((role) => html`<option key=${role.id} value=${role.id}>${role.label}</option>`)}
      </select>`}
  <//>`;

// The ballot of a phone with nothing behind it: no seat, no outbox, a draft that is gone with the dialog.
function Ballot({ kind, round, lang, code, onSend }) {
  const draft = useMemo(memoryDraft, []);
  const lines = useMemo(() => (note, from) => noteLines(code, note, from), [code]);
  const place = useMemo(() => ({ send: t("desk.paper_enter") }), [lang]);
  const state = { online: true, entries: [], persistent: true, dismiss() {} };
  return html`
    <div class=${`phone paper-form kind-${round.kind}`}>
      <${Elsewhere.Provider} value=${place}><${NoteLines.Provider} value=${lines}>
      <${kind.Phone} round=${round} mine=${{ ballots: {}, owned: {} }} t=${t} lang=${lang} draft=${draft} send=${nothingElse}
        castBallot=${onSend} state=${state} />
    <//><//></div>`;
}

// Only the ballot is entered: what a kind asks besides it is not on the paper.
const nothingElse = async () => ({ ok: false, code: "not_allowed", words: {} });

function memoryDraft() {
  const kept = new Map();
  return {
    get: (field) => kept.get(field) ?? null,
    set: (field, value) => kept.set(field, value),
    clear: (field) => kept.delete(field),
    persistent: true,
  };
}

// Numbered as they were entered, so that what was entered by mistake a moment ago can be told from the others.
function Entries({ view, paper, onDrop }) {
  const roleOf = (id) => view.session.roles.find((role) => role.id === id)?.label ?? t("common.no_role");
  const entryWords = ({ count, role }) => {
    const ballots = t("desk.paper_ballots", { n: count });
    return view.session.roles.length ? t("desk.paper_entry", { ballots, role: roleOf(role) }) : ballots;
  };
  const rows = paper
    .map((entry, at) => ({ id: entry.id, words: t("desk.paper_nr", { number: at + 1, told: entryWords(entry) }) }))
    .reverse();
  const list = (some) => html`
    <ul class="rules paper-list">${some.map((row) => html`<${Row} key=${row.id} row=${row} onDrop=${onDrop} />`)}</ul>`;
  return html`
    <section aria-labelledby="paper-list"><h2 class="minor-heading" id="paper-list">${t("desk.paper_list")}</h2>
      ${!rows.length && html`<p class="muted">${t("desk.paper_none")}</p>`}
      ${rows.length > 0 && list(rows.slice(0, IN_SIGHT))}
      ${rows.length > IN_SIGHT && html`
        <details><summary>${t("common.and_more", { n: rows.length - IN_SIGHT })}</summary>${list(rows.slice(IN_SIGHT))}</details>`}
    </section>`;
}

const Row = ({ row, onDrop }) => html`
  <li><span><${Icon} name="file-text" /> ${row.words}</span>
    <${Button} kind="quiet" icon="x" label=${`${t("desk.paper_drop")}: ${row.words}`} onClick=${() => onDrop(row.id)}>
      ${t("desk.paper_drop")}<//></li>`;
