// Which ideas stand in the list: while somebody aims at one, nothing moves. New ones wait until they are let in, or until the
// pointer and the focus have left the list.
import { useRef, useState } from "../../lib/html.js";

/**
 * @param {string[]} ids of every idea there is
 * @param {boolean} busy something is open that is about an idea of the list
 * @returns {{shows: (id: string) => boolean, letIn: () => void, area: object}} `area`: the props of the list with the bar over it
 */
export function useHeldList(ids, busy) {
  const [held, setHeld] = useState(/** @type {Set<string> | null} */ (null));
  const here = useRef({ pointer: false, focus: false });
  const kept = useRef(/** @type {Set<string> | null} */ (null)); // what stood there when something opened
  kept.current = busy ? kept.current ?? held ?? new Set(ids) : null;
  const now = kept.current ?? held;

  function aim(change) {
    const before = here.current;
    here.current = { ...before, ...change };
    const { pointer, focus } = here.current;
    if (!pointer && !focus) setHeld(null);
    else if (!before.pointer && !before.focus) setHeld(new Set(ids));
  }
  return {
    shows: (id) => !now || now.has(id),
    letIn: () => setHeld(here.current.pointer || here.current.focus ? new Set(ids) : null),
    area: {
      onPointerEnter: () => aim({ pointer: true }),
      onPointerLeave: () => aim({ pointer: false }),
      onfocusin: () => aim({ focus: true }),
      onfocusout: (event) => event.currentTarget.contains(event.relatedTarget) || aim({ focus: false }),
    },
  };
}
