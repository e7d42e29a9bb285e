// A list of texts, one on each line, typed or pasted from elsewhere. What comes in is read as people have lists, and what is
// made of it is told before and after it is saved; it can be taken as it stands after all.
import { html, useMemo, useState } from "../../lib/html.js";
import { readList } from "../../lib/pasted/list.js";
import { linesTogether } from "../../lib/together.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { Pasted } from "../../ui/pasted.js";
import { Beside, useEdited } from "../edited.js";

const literally = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const NOTHING = { items: [], notes: [] };

// most: lines; characters: of one line; priced: a number behind a text is what it costs, in this unit; once: a text that
// stands there twice is taken once.
export function Lines({ label, help, value, disabled, onSave, most, characters, priced, unit, once, field }) {
  const [told, setTold] = useState(null); // of what was saved last: {text, items, notes}
  const saved = value.join("\n");
  const asked = { language: lang(), known: value, most, characters, priced, unit, once };
  const [text, setText, commit, beside] = useEdited(saved, async (typed, was) => {
    const read = readList(typed, asked);
    setTold(read.notes.length ? { text: typed, ...read } : null);
    return onSave(read.items.map((item) => item.text), was.split("\n").filter(Boolean));
  }, field, linesTogether);
  const read = useMemo(() => (text === saved ? NOTHING : readList(text, asked)), [text, saved]);
  const shown = text === saved || text === told?.text ? told ?? NOTHING : read;
  const literal = () => {
    onSave(literally(told.text));
    setTold(null);
  };
  return html`
    <${TextArea} label=${label} help=${help} value=${text} rows="3" disabled=${disabled} onInput=${setText} onBlur=${commit}
      data-field=${field} /><${Beside} ...${beside} />
    ${!disabled && html`<${Pasted} ...${shown} />`}
    ${told && !disabled && text === saved && html`<span>
      <${Button} kind="quiet" icon="undo-2" onClick=${literal}>${t("paste.literally")}<//></span>`}`;
}
