// A text in a form that is sent with a button: kept in this browser until it was sent, so that a look elsewhere or a reload does
// not cost it.
import { useCallback, useState } from "./html.js";
import { openStorage } from "./storage.js";

const storage = openStorage();

/**
 * [text, setText], as useState; an empty text is not kept.
 * @param {string} name of the field, within this page
 * @param {string} [first]
 * @returns {[string, (text: string) => void]}
 */
export function useKeptText(name, first = "") {
  const key = `vk.typed:${location.pathname}:${name}`;
  const [text, show] = useState(() => storage.get(key) ?? first);
  const set = useCallback((next) => {
    show(next);
    if (next === first || !next) storage.remove(key);
    else storage.set(key, next);
  }, [key]);
  return [text, set];
}
