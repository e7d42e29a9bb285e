// What was typed at this desk and is not saved yet: kept in this browser until it is, so that a reload or a lost connection
// costs nothing. And which fields those are, so that "saved" is only said when everything is.
import { createStore } from "../lib/store.js";
import { openStorage } from "../lib/storage.js";

const PREFIX = "vk.draft";
const storage = openStorage();
const nameOf = (field) => `${PREFIX}:${location.pathname}:${field}`;

export const draftOf = (field) => (field ? storage.get(nameOf(field)) : null);
export const keepDraft = (field, draft) => field && storage.set(nameOf(field), draft);
export const dropDraft = (field) => field && storage.remove(nameOf(field));

// The fields with something in them that is not saved.
export const unsaved = createStore(/** @type {Set<string>} */ (new Set()));

export function markUnsaved(field, on) {
  unsaved.set((now) => {
    if (now.has(field) === on) return now;
    const next = new Set(now);
    if (on) next.add(field);
    else next.delete(field);
    return next;
  });
}
