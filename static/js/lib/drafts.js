// What someone is typing or choosing, kept on the device on every change and restored after a reload.
// Keyed by (code, round, field). A choice of a secret round uses a field that starts with "ballot": such drafts are
// wiped the moment the round is no longer open, so that nothing on the device shows what was chosen. What somebody typed is
// never wiped: it is a text, or {about, text}, in a field that starts with "text", "argument-" or "edit-", and stays to copy.
import { useState } from "./html.js";

export function createDrafts({ storage, code }) {
  const prefix = `vk.draft.${code}.`;
  const key = (round, field) => `${prefix}${round}.${field}`;
  const wipe = (start) => storage.keys(start).forEach((name) => storage.remove(name));
  return {
    // What was typed in this round and never sent, or in all rounds: [{key, about, text}]; about: what it is about, or "".
    typed: (round = null) => storage.keys(round === null ? prefix : key(round, "")).filter((name) => isTyped(name.slice(prefix.length)))
      .map((name) => typedAt(name, storage.get(name))).filter(({ text }) => text.trim()),
    forget: (name) => storage.remove(name),
    get: (round, field) => storage.get(key(round, field)),
    set: (round, field, value) => storage.set(key(round, field), value),
    clear: (round, field) => storage.remove(key(round, field)),
    roundIsOver: (round) => wipe(key(round, "ballot")),
    clearAll: () => wipe(prefix),
    // The drafts of one round: what a round kind's component gets.
    of: (round) => ({
      get: (field) => storage.get(key(round, field)),
      set: (field, value) => storage.set(key(round, field), value),
      clear: (field) => storage.remove(key(round, field)),
      get persistent() { return storage.persistent; },
    }),
  };
}

const isTyped = (name) => /^[^.]*\.(text|argument-|edit-)/.test(name); // <round>.<field>
const typedAt = (key, value) => (typeof value === "string" ? { key, about: "", text: value }
  : { key, about: value?.about ?? "", text: value?.text ?? "" });

// A text that is there already and is being changed: {text, was, setText(text), clear()}; was: what it said when that began, also
// after a reload.
export function useEdit(draft, field, first) {
  const [value, setValue] = useState(() => {
    const kept = draft.get(field);
    return kept?.was === undefined ? { text: kept?.text ?? kept ?? first, was: first } : kept;
  });
  return {
    ...value,
    setText(text) {
      const next = { about: "", text, was: value.was };
      draft.set(field, next);
      setValue(next);
    },
    clear: () => draft.clear(field),
  };
}

// const [text, setText, clearText] = useDraft(draft, "text", "");  clearText also puts the first value back.
export function useDraft(draft, field, first) {
  const [value, setValue] = useState(() => draft.get(field) ?? first);
  const keep = (next) => {
    draft.set(field, next);
    setValue(() => next);
  };
  const clear = () => {
    draft.clear(field);
    setValue(() => first);
  };
  return [value, keep, clear];
}
