// Where the keyboard goes after an answer of the server: to what came of it, but never out of a field in which somebody types by
// then. What they type next would end up where they did not put it.

const FIELDS = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";

/**
 * Gives the focus to `target`, unless it is in a field inside `within` already; whether it did.
 * @param {HTMLElement | null | undefined} target
 * @param {Node} [within]
 */
export function leadTo(target, within = document.body) {
  const now = document.activeElement;
  if (now?.matches(FIELDS) && within.contains(now)) return false;
  target?.focus({ preventScroll: true });
  return true;
}
