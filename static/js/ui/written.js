// A text that is saved while one types, on more than one desk. What two desks write at the same time is not lost: who comes
// second sees both texts and says what becomes of them. What is not saved yet comes back with its field.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { lengthOf } from "../lib/characters.js";
import { Button } from "./button.js";

const PAUSE_MS = 800;
/** @type {(text: string) => boolean} */
const never = () => false;

const unsaved = new Map(); // name -> {text, was}: what was typed on this desk and is not on the server

// Of a text of `useWritten`.
export const TextClash = ({ theirs, mine, onSettle, t }) => html`
  <${Clash} theirs=${theirs} onBoth=${() => onSettle(`${theirs}\n${mine}`)} onMine=${() => onSettle(mine)}
    onTheirs=${() => onSettle(null)} t=${t} />`;

// theirs: what another desk put there. onBoth: where one text can come of two; onMine: put there what was typed here after all.
export const Clash = ({ theirs, onBoth = null, onMine, onTheirs, t }) => html`
  <div class="ask" role="group" aria-label=${t("common.clash")}>
    <p role="alert"><b>${t("common.clash")}</b></p>
    <p class="label">${t("common.clash_theirs")}</p><blockquote class="typed">${theirs || "–"}</blockquote>
    <div class="ask-answers">
      ${onBoth && html`<${Button} onClick=${onBoth}>${t("common.clash_both")}<//>`}
      <${Button} kind="line" onClick=${onMine}>${t("common.clash_mine")}<//>
      <${Button} kind="line" onClick=${onTheirs}>${t("common.clash_keep")}<//>
    </div>
  </div>`;

/** @typedef {{text: string, saved: string, before: string | null}} Settled what was typed, and what the server made of it */

// name: of the text among all that this desk writes; known: what the server has of it; write(text, was) -> its answer.
// holds(text): whether it waits for a yes, which save(true) is; least: fewer characters are not sent.
// -> {text, setText, save(yes?) -> whether the server has it, dirty, held, restore(): back to what the server has, theirs: what
// another desk wrote meanwhile, or null, settle(text): what comes of both; null is theirs}
export function useWritten(name, known, write, { most, least = 0, holds = never }) {
  const [own, setOwn] = useState(() => unsaved.get(name) ?? null); // null: shows what is saved
  const [settled, setSettled] = useState(/** @type {Settled | null} */ (null));
  const [theirs, setTheirs] = useState(/** @type {string | null} */ (null));
  const [tries, setTries] = useState(0); // grows to try again
  const sending = useRef(/** @type {Promise<boolean> | null} */ (null));
  const held = own !== null && holds(own.text);
  const latest = useRef({ own, known, theirs, held, write });
  latest.current = { own, known, theirs, held, write };
  const keep = (next) => {
    if (next) unsaved.set(name, next);
    else unsaved.delete(name);
    latest.current.own = next;
    setOwn(next);
  };

  async function once(yes) {
    const { own: typed, theirs: clash, held: waits, write: give } = latest.current;
    if (!typed) return true;
    if (clash !== null || (waits && yes !== true)) return false;
    if (lengthOf(typed.text) > most || lengthOf(typed.text.trim()) < least) return false;
    const ack = await give(typed.text, typed.was);
    const now = latest.current.own;
    if (ack?.ok) {
      const saved = ack.reply?.text ?? typed.text;
      setSettled({ text: typed.text, saved, before: latest.current.known });
      keep(now && now.text !== typed.text ? { text: now.text, was: saved } : null);
    }
    if (ack?.code === "changed_meanwhile") setTheirs(ack.words.text);
    else if (!ack?.ok && ack?.retry !== false) setTries((count) => count + 1);
    return Boolean(ack?.ok);
  }
  async function save(yes = false) {
    if (sending.current) await sending.current;
    sending.current = once(yes);
    const safe = await sending.current;
    sending.current = null;
    return safe;
  }
  useEffect(() => {
    if (!own || held || theirs !== null) return undefined;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [own, held, theirs, tries]);
  useEffect(() => setSettled((now) => (now && plain(now.text) === plain(known) ? { ...now, before: null } : null)), [known]);
  useEffect(() => () => void save(), []); // also when the thing goes while somebody types

  return {
    text: own?.text ?? (isStill(settled, known) ? settled.text : known),
    dirty: own !== null,
    held,
    theirs,
    save,
    setText: (text) => keep({ text, was: own?.was ?? (settled?.before === known ? settled.saved : known) }),
    restore: () => keep(null),
    settle(text) {
      keep(text === null ? null : { text, was: theirs });
      latest.current.theirs = null;
      setTheirs(null);
    },
  };
}

// The words alone: in what way there is white space between them is no other text.
export const plain = (words) => words.normalize("NFC").replace(/\s+/g, " ").trim();

// Whether the field may go on as it was typed: the view does not have it yet, or has it without the space at the end.
const isStill = (settled, known) => settled !== null && (settled.before === known || plain(settled.text) === plain(known));
