// While people are asked for an answer the screen stays on, and when an answer is asked for the phone vibrates shortly, where the
// browser can and the person and the device want it. Both are extra: a browser may say no, and nothing is said of that.
import { preferences } from "./preferences.js";

const BUZZ_MS = 60;
const asksOf = ({ view }) => (view?.session.phase !== "closed" && view?.round?.phase === "open" ? view.round.id : null);

/**
 * Follows a session; gives what stops that.
 * @param {{live: {store: {get: () => any, subscribe: (act: (value: any) => void) => () => void}}}} phone
 * @param {any} [device] what a browser has as `navigator`
 */
export function stayAwake({ live }, device = navigator) {
  let asked = null;
  let known = false; // the first view tells what was there already
  let lock = null;
  let wanted = false;
  let asking = false;

  async function hold() {
    if (!wanted || lock || asking || document.hidden) return;
    asking = true;
    try {
      const held = await device.wakeLock?.request("screen");
      if (!held) return;
      lock = held;
      held.addEventListener("release", () => (lock = null));
      if (!wanted) release();
    } catch {
      lock = null; // a battery that is low, or a page that is not in front
    } finally {
      asking = false;
    }
  }
  function release() {
    lock?.release().catch(() => {});
    lock = null;
  }
  function follow(state) {
    if (!state.view || state.version === null) return;
    const asks = asksOf(state);
    if (known && asks && asks !== asked && preferences.get().buzz) device.vibrate?.(BUZZ_MS);
    known = true;
    asked = asks;
    wanted = asks !== null;
    if (wanted) hold();
    else release();
  }
  follow(live.store.get());
  const off = live.store.subscribe(follow);
  document.addEventListener("visibilitychange", hold); // a browser lets go of a page that is not in front
  return () => {
    off();
    document.removeEventListener("visibilitychange", hold);
    wanted = false;
    release();
  };
}
