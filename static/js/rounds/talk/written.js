// The conclusion and the notes of one thing, saved while one types.
import { html, useEffect, useRef } from "../../lib/html.js";
import { TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { TextClash, useWritten } from "../../ui/written.js";

const CHARACTERS = 4000;
const PARTS = [["conclusion", 3], ["notes", 5]];

// writers: a map that each field puts its save in; onGoOn: Ctrl+Enter.
export const Written = ({ round, thing, writers, send, onGoOn, t }) => html`
  <div class="stack">${PARTS.map(([part, rows]) => html`
    <${Text} key=${part} name=${`${round} ${thing.id} ${part}`} part=${part} rows=${rows} known=${thing[part]} writers=${writers}
      write=${(text, was) => send("talk.write", { thing: thing.id, part, text, was })} onGoOn=${onGoOn} t=${t} />`)}</div>`;

function Text({ name, part, rows, known, writers, write, onGoOn, t }) {
  const { text, setText, save, dirty, theirs, settle } = useWritten(name, known, write, { most: CHARACTERS });
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
  return html`
    <div data-part=${part}>
      <${TextArea} label=${t(`talk.${part}`)} rows=${rows} max=${CHARACTERS} value=${text} fieldRef=${field} onInput=${setText}
        onBlur=${() => save()} onSend=${goOn} help=${t(`talk.${part}_help`)} />
      <span class="save-state" data-state=${dirty ? "typing" : "saved"} role="status">
        ${(dirty || text) && html`<${Icon} name=${dirty ? "pencil" : "check"} />
          <span>${t(dirty ? "talk.typing" : "talk.saved")}</span>`}</span>
      ${theirs !== null && html`<${TextClash} theirs=${theirs} mine=${text} onSettle=${settle} t=${t} />`}
    </div>`;
}
