// The conclusion and the notes of one thing, saved while one types. What two desks write at the same time is not lost: who comes
// second sees both texts and says what becomes of them. What is not saved yet comes back with its thing.
import { html, useEffect, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";

const PAUSE_MS = 800;
const CHARACTERS = 4000;
const PARTS = [["conclusion", 3], ["notes", 5]];

const unsaved = new Map(); // "round thing part" -> {text, was}: what was typed on this desk and is not on the server

// writers: a map that each field puts its save in; onGoOn: Ctrl+Enter.
export const Written = ({ round, thing, writers, send, onGoOn, t }) => html`
  <div class="stack">${PARTS.map(([part, rows]) => html`
    <${Text} key=${part} name=${`${round} ${thing.id} ${part}`} part=${part} rows=${rows} known=${thing[part]} writers=${writers}
      write=${(text, was) => send("talk.write", { thing: thing.id, part, text, was })} onGoOn=${onGoOn} t=${t} />`)}</div>`;

function Text({ name, part, rows, known, writers, write, onGoOn, t }) {
  const { text, setText, save, dirty, theirs, settle } = useWritten(name, known, write);
  const field = useRef(null);
  useEffect(() => {
    writers?.set(part, async () => {
      const safe = await save();
      if (!safe) field.current?.focus();
      return safe;
    });
    return () => writers?.delete(part);
  });
  const goOn = async () => (await save()) && onGoOn?.();
  const both = () => settle(`${theirs}\n${text}`);
  return html`
    <div data-part=${part}>
      <${TextArea} label=${t(`talk.${part}`)} rows=${rows} max=${CHARACTERS} value=${text} fieldRef=${field} onInput=${setText}
        onBlur=${save} onSend=${goOn} help=${t(`talk.${part}_help`)} />
      <span class="save-state" data-state=${dirty ? "typing" : "saved"} role="status">
        ${(dirty || text) && html`<${Icon} name=${dirty ? "pencil" : "check"} />
          <span>${t(dirty ? "talk.typing" : "talk.saved")}</span>`}</span>
      ${theirs !== null && html`
        <div class="ask" role="group" aria-label=${t("talk.clash")}>
          <p role="alert"><b>${t("talk.clash")}</b></p>
          <p class="label">${t("talk.clash_theirs")}</p><blockquote class="typed">${theirs || "–"}</blockquote>
          <div class="ask-answers">
            <${Button} onClick=${both}>${t("talk.clash_both")}<//>
            <${Button} kind="line" onClick=${() => settle(text)}>${t("talk.clash_mine")}<//>
            <${Button} kind="line" onClick=${() => settle(null)}>${t("talk.clash_keep")}<//>
          </div>
        </div>`}
    </div>`;
}

/** @typedef {{text: string, saved: string, before: string | null}} Settled what was typed, and what the server made of it */

// -> {text, setText, save() -> whether the server has it, dirty, theirs: what another desk wrote meanwhile, or null, settle(text)}
function useWritten(name, known, write) {
  const [own, setOwn] = useState(() => unsaved.get(name) ?? null); // null: shows what is saved
  const [settled, setSettled] = useState(/** @type {Settled | null} */ (null));
  const [theirs, setTheirs] = useState(/** @type {string | null} */ (null));
  const [tries, setTries] = useState(0); // grows to try again
  const sending = useRef(/** @type {Promise<boolean> | null} */ (null));
  const latest = useRef({ own, known, theirs, write });
  latest.current = { own, known, theirs, write };
  const keep = (next) => {
    if (next) unsaved.set(name, next);
    else unsaved.delete(name);
    latest.current.own = next;
    setOwn(next);
  };

  async function once() {
    const { own: typed, theirs: clash, write: give } = latest.current;
    if (!typed) return true;
    if (clash !== null || lengthOf(typed.text) > CHARACTERS) return false;
    const ack = await give(typed.text, typed.was);
    const now = latest.current.own;
    if (ack?.ok) {
      setSettled({ text: typed.text, saved: ack.reply.text, before: latest.current.known });
      keep(now && now.text !== typed.text ? { text: now.text, was: ack.reply.text } : null);
    }
    if (ack?.code === "changed_meanwhile") setTheirs(ack.words.text);
    else if (!ack?.ok) setTries((count) => count + 1);
    return Boolean(ack?.ok);
  }
  async function save() {
    if (sending.current) await sending.current;
    sending.current = once();
    const safe = await sending.current;
    sending.current = null;
    return safe;
  }
  useEffect(() => {
    if (!own || theirs !== null) return undefined;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [own, theirs, tries]);
  useEffect(() => setSettled((now) => (now && plain(now.text) === plain(known) ? { ...now, before: null } : null)), [known]);
  useEffect(() => () => void save(), []); // also when the thing goes while somebody types

  return {
    text: own?.text ?? (isStill(settled, known) ? settled.text : known),
    dirty: own !== null,
    theirs,
    save,
    setText: (text) => keep({ text, was: own?.was ?? (settled?.before === known ? settled.saved : known) }),
    // null: what the other desk wrote stays
    settle(text) {
      keep(text === null ? null : { text, was: theirs });
      latest.current.theirs = null;
      setTheirs(null);
    },
  };
}

const plain = (words) => words.normalize("NFC").replace(/\s+/g, " ").trim();

// Whether the field may go on as it was typed: the view does not have it yet, or has it without the space at the end.
const isStill = (settled, known) => settled !== null && (settled.before === known || plain(settled.text) === plain(known));
