// Ballots on paper from a file or from pasted cells: first they are read and everything that is wrong is told with its line and
// column, then all of them are counted in one act. What is in the sheet the server finds (session/web/ballot_sheet.py).
import { html, useRef, useState } from "../../lib/html.js";
import { announce } from "../../lib/announce.js";
import { commandId } from "../../lib/ids.js";
import { textOfBytes } from "../../lib/text_of_bytes.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { ErrorText, TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { blankSheet, countSheet, lookAtSheet, textGiven } from "../api.js";
import { refusedWords } from "../refusal.js";

const IN_SIGHT = 12; // of what is wrong

/** onHand: goes back to entering them one by one. */
export function SheetDialog({ desk, round, onHand, onClose }) {
  const [text, setText] = useState("");
  const [old, setOld] = useState(false); // the file was no Unicode
  const [leaveOut, setLeaveOut] = useState(/** @type {string[]} */ ([]));
  const [look, setLook] = useState(null);
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const [counting, setCounting] = useState(null); // the id of the command: sent again under the same one
  const found = useRef(null);

  function write(next, isOld = false) {
    setText(next);
    setOld(isOld);
    setLook(null);
    setError(null);
    setLeaveOut([]);
  }
  async function attempt(work) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (refused) {
      setError(refusedWords(refused));
    }
    setBusy(false);
  }
  const see = (written, without) => attempt(async () => {
    const given = { ...(await textGiven(written, desk.code)), leave_out: without };
    const read = await lookAtSheet(desk.code, round.id, given);
    setLook({ ...read, given });
    setCounting(commandId());
    requestAnimationFrame(() => found.current?.focus());
  });
  async function open(event) {
    const file = event.target.files[0];
    event.target.value = ""; // the same file can be chosen again after it was mended
    if (!file) return;
    const read = textOfBytes(await file.arrayBuffer());
    write(read.text, read.old);
    see(read.text, []);
  }
  const count = () => attempt(async () => {
    const ack = await desk.acts.did(countSheet(desk.code, round.id, { ...look.given, id: counting }));
    if (!ack.ok) return setError(refusedWords(ack));
    announce(t("desk.sheet_counted", { n: look.ballots }), { topic: `paper:${counting}` });
    return onHand();
  });
  const tick = (name) => setLeaveOut((now) => (now.includes(name) ? now.filter((other) => other !== name) : [...now, name]));
  const ready = look && !look.faults.length && !look.unknown.length;

  return html`
    <${Dialog} title=${t("desk.paper")} onClose=${onClose} actions=${html`
      ${ready ? html`<${Button} busy=${busy} onClick=${count}>${t("desk.sheet_count", { n: look.ballots })}<//>`
        : html`<${Button} busy=${busy} disabled=${!text.trim()} onClick=${() => see(text, leaveOut)}>
            ${t(look ? "desk.sheet_again" : "desk.sheet_look")}<//>`}
      <${Button} kind="line" icon="pencil" onClick=${onHand}>${t("desk.sheet_by_hand")}<//>
      <${Button} kind="quiet" onClick=${onClose}>${t("common.close")}<//>`}>
      <div class="paper">
        <p class="across" data-wrap>
          <label class="button" data-kind="line"><${Icon} name="table" />${t("desk.sheet_choose")}
            <input class="visually-hidden" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" onChange=${open} /></label>
          <span class="muted">${t("desk.sheet_or_paste")}</span>
          <${Button} kind="quiet" icon="download" href=${blankSheet(desk.code, round.id)} download>${t("desk.sheet_empty_file")}<//>
        </p>
        <${TextArea} label=${t("desk.sheet_text")} help=${t("desk.sheet_text_help")} rows="6" spellcheck="false" wrap="off" value=${text}
          onInput=${(next) => write(next)} />
        <div aria-live="polite">${error && html`<${ErrorText}>${error}<//>`}</div>
        ${look && html`
          <section class="stack sheet-found" aria-labelledby="sheet-found">
            <h2 class="minor-heading" id="sheet-found" tabindex="-1" ref=${found}>${headingOf(look)}</h2>
            ${look.unknown.length > 0 && html`<${Unknown} names=${look.unknown} ticked=${leaveOut} onTick=${tick} />`}
            <${Faults} faults=${look.faults} more=${look.more} />
            <ul class="sheet-aside">
              ${old && html`<li>${t("desk.sheet_ansi")}</li>`}
              ${look.aside.map(({ key, words }, at) => html`<li key=${at}>${t(key, words)}</li>`)}
            </ul>
          </section>`}
      </div>
    <//>`;
}

function headingOf({ faults, more, unknown, ballots }) {
  if (faults.length) return t("desk.sheet_faults", { n: faults.length + more });
  return unknown.length ? t("desk.sheet_asks") : t("desk.sheet_found", { n: ballots });
}

const Unknown = ({ names, ticked, onTick }) => html`
  <fieldset class="sheet-unknown"><legend>${t("desk.sheet_unknown")}</legend>
    ${names.map((name) => html`
      <label class="check" key=${name}><input type="checkbox" checked=${ticked.includes(name)} onChange=${() => onTick(name)} />
        <span>${name}</span></label>`)}
  </fieldset>`;

function faultWords({ line, column, code, words }) {
  const told = refusedWords({ code, words });
  if (!line) return told;
  return column ? t("desk.sheet_line_column", { line, column, told }) : t("desk.sheet_line", { line, told });
}

const Faults = ({ faults, more }) => html`
  ${faults.length > 0 && html`
    <ul class="todo">${faults.slice(0, IN_SIGHT).map((fault, at) => html`
      <li key=${at}><${Icon} name="triangle-alert" /> <span>${faultWords(fault)}</span></li>`)}
      ${faults.length + more > IN_SIGHT && html`<li class="muted">${t("common.and_more", { n: faults.length + more - IN_SIGHT })}</li>`}
    </ul>`}`;
