// A text that is saved while it is typed. What is not saved stays in the field, and in this browser; what a colleague wrote in
// the same field meanwhile is never overwritten: both texts stand there until somebody chooses, or come together by themselves.
import { createContext, html, useCallback, useContext, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { draftOf, dropDraft, keepDraft, markUnsaved } from "./drafts.js";

const PAUSE_MS = 1_200; // so long nobody types before it is saved

// The fields in which colleagues are now: a Set of names.
export const Colleagues = createContext(/** @type {Set<string>} */ (new Set()));

/**
 * [shown, onInput, onBlur, beside]. field: its name in this session; onSave(text, was) -> whether it was saved; was: what stood
 * there when the person began. beside: what `Beside` draws, and `data-field` for the control. together(base, mine, theirs): the text
 * that comes of both, where one always does.
 * @param {string} value
 * @param {(text: string, was: string) => any} onSave
 * @param {string} [field]
 * @param {((base: string, mine: string, theirs: string) => string) | null} [together]
 */
export function useEdited(value, onSave, field = "", together = null) {
  const name = useMemo(() => field || elementId("edited"), [field]);
  const first = useMemo(() => draftOf(field), [field]);
  const [text, setText] = useState(first && first.text !== value ? first.text : null); // null: shows what is saved
  const base = useRef(first?.was ?? null); // what stood there when this text was begun
  const now = useRef(/** @type {any} */ ({}));
  const state = useRef({ busy: false, settling: false, left: false, timer: null });
  const clash = !together && text !== null && base.current !== null && !state.current.busy && !state.current.settling
    && value !== base.current && value !== text;
  now.current = { text, value, onSave, clash };

  const commit = useCallback(async (left = true) => {
    const { value: saved, onSave: save, clash: clashes } = now.current;
    const at = state.current;
    clearTimeout(at.timer);
    at.left = left;
    if (now.current.text === null || clashes) return;
    const typed = joined(saved);
    if (typed === saved) return void (left && settle());
    if (at.busy) return;
    at.busy = true;
    const ok = await save(typed, base.current ?? saved);
    at.busy = false;
    if (!ok) return void setText((same) => same);
    at.settling = now.current.value === saved; // the view with what was saved is still on its way
    base.current = now.current.value;
    dropDraft(field);
    markUnsaved(name, false);
    if (now.current.text !== typed) return void type(now.current.text); // typed on meanwhile
    if (at.left) settle();
  }, [field]);

  // What was typed, with what a colleague saved meanwhile.
  function joined(saved) {
    const { text: mine } = now.current;
    if (!together || base.current === null || base.current === saved) return mine;
    const both = together(base.current, mine, saved);
    base.current = saved;
    now.current.text = both;
    setText(both);
    return both;
  }

  // Shows what is saved, as the server has it.
  function settle() {
    setTimeout(() => setText((shown) => (state.current.left ? null : shown)), state.current.settling ? 600 : 0);
    base.current = null;
    dropDraft(field);
    markUnsaved(name, false);
  }

  function type(typed) {
    const at = state.current;
    base.current ??= now.current.value;
    at.left = false;
    setText(typed);
    keepDraft(field, { text: typed, was: base.current });
    markUnsaved(name, typed !== now.current.value);
    clearTimeout(at.timer);
    at.timer = setTimeout(() => commit(false), PAUSE_MS);
  }

  useEffect(() => {
    const at = state.current;
    if (at.settling) {
      at.settling = false;
      base.current = value;
    } else if (together && now.current.text !== null && base.current !== value) {
      clearTimeout(at.timer);
      at.timer = setTimeout(() => commit(at.left), PAUSE_MS);
    }
  }, [value]);
  useEffect(() => {
    if (text !== null) markUnsaved(name, text !== value);
    return () => {
      commit(); // also when the panel goes away while someone types
      markUnsaved(name, false);
    };
  }, [name]);

  const beside = {
    field,
    theirs: clash ? value : null,
    keep() {
      base.current = value;
      now.current.clash = false;
      commit();
    },
    take: settleTheirs,
  };
  function settleTheirs() {
    state.current.left = true;
    base.current = null;
    setText(null);
    dropDraft(field);
    markUnsaved(name, false);
  }
  return /** @type {[string, (typed: string) => void, () => void, typeof beside]} */ ([text ?? value, type, () => commit(true), beside]);
}

// Under the field: that a colleague is in it, or both texts, to choose from.
export function Beside({ field, theirs, keep, take }) {
  const busy = useContext(Colleagues).has(field);
  return html`
    <div class="beside" role="status">
      ${theirs !== null ? html`
        <p><${Icon} name="users" /> <span><b>${t("desk.clash")}</b> <q class="typed" dir="auto">${theirs}</q></span></p>
        <div class="across" data-wrap>
          <${Button} kind="line" size="sm" onClick=${keep}>${t("desk.clash_keep")}<//>
          <${Button} kind="quiet" size="sm" onClick=${take}>${t("desk.clash_take")}<//></div>`
        : busy && html`<p class="muted"><${Icon} name="users" /> ${t("desk.colleague_here")}</p>`}
    </div>`;
}
