// Whether a change of the agenda or the settings is safe: busy, saved, or not saved. Saved is only said after the
// server's acknowledgement, which follows the commit.
import { html, useCallback, useRef, useState } from "../lib/html.js";
import { useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Icon } from "../ui/icon.js";
import { SIGNS } from "./acts.js";
import { unsaved } from "./drafts.js";
import { refusedWords } from "./refusal.js";

const ICONS = { busy: "hourglass", saved: "check", refused: "triangle-alert", typing: "pencil" };

// state: null | "busy" | "saved" | "refused". As long as something typed is not saved, nothing is "saved".
export function Saving({ state }) {
  const open = useStore(unsaved).size > 0;
  const shown = open && state !== "busy" && state !== "refused" ? "typing" : state;
  return html`
    <span class="across muted saving" role="status">
      ${shown && html`<${Icon} name=${ICONS[shown]} /> ${t(`desk.save_${shown}`)}`}
    </span>`;
}

// save(name, round, data, typed?) -> whether it was saved. typed: the text that is typed; what is typed on is one act, however
// often it is saved. error: the words of the last refusal. onState hears the state.
export function useSaver(desk, onState) {
  const [error, setError] = useState(null);
  const under = useRef(0);
  const last = useRef({ of: "", id: "" });
  const save = useCallback(async (name, round, data, typed = typedIn(data.was)) => {
    under.current += 1;
    onState("busy");
    const of = typed && [name, round, typed].join();
    const was = of && of === last.current.of ? { was: { ...data.was, act: last.current.id } } : {};
    const ack = await desk.command(name, round, { ...data, ...was });
    last.current = { of, id: ack.id.slice(0, SIGNS) };
    under.current -= 1;
    setError(ack.ok ? null : refusedWords(ack));
    onState(ack.ok ? (under.current ? "busy" : "saved") : "refused");
    return ack.ok;
  }, [desk, onState]);
  return { save, error };
}

// Which texts these are, of which is told what stood there.
const typedIn = (was) => (was ? [...Object.keys(was), ...Object.keys(was.settings ?? {})].join() : "");
