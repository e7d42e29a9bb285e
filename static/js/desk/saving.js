// Whether a change of the agenda or the settings is safe: busy, saved, or not saved. Saved is only said after the
// server's acknowledgement, which follows the commit.
import { html, useCallback, useEffect, useRef, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Icon } from "../ui/icon.js";
import { refusedWords } from "./refusal.js";

const ICONS = { busy: "hourglass", saved: "check", refused: "triangle-alert" };
const LINGERS_MS = 600; // until the view holds what was saved

// state: null | "busy" | "saved" | "refused"
export const Saving = ({ state }) => html`
  <span class="across muted saving" role="status">
    ${state && html`<${Icon} name=${ICONS[state]} /> ${t(`desk.save_${state}`)}`}
  </span>`;

// save(name, round, data) -> whether it was saved. error: the words of the last refusal. onState hears the state.
export function useSaver(desk, onState) {
  const [error, setError] = useState(null);
  const under = useRef(0);
  const save = useCallback(async (name, round, data) => {
    under.current += 1;
    onState("busy");
    const ack = await desk.command(name, round, data);
    under.current -= 1;
    setError(ack.ok ? null : refusedWords(ack));
    onState(ack.ok ? (under.current ? "busy" : "saved") : "refused");
    return ack.ok;
  }, [desk, onState]);
  return { save, error };
}

// A text that is saved when the person leaves the field: [shown, onInput, onBlur]. What is not saved stays in the field.
export function useEdited(value, onSave) {
  const [text, setText] = useState(null); // null: shows what is saved
  const latest = useRef(null);
  latest.current = { text, value, onSave };
  const commit = useCallback(async () => {
    const { text: typed, value: saved, onSave: save } = latest.current;
    if (typed === null) return;
    if (typed === saved) return void setText(null);
    if (await save(typed)) setTimeout(() => setText((now) => (now === typed ? null : now)), LINGERS_MS);
  }, []);
  useEffect(() => () => void commit(), []); // also when the panel goes away while someone types
  return [text ?? value, setText, commit];
}
