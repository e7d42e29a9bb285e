// Whether this phone looks back, and at which round. It stands in the history of the page: going back there is going back to now,
// and a page that loads again looks at the same. The server hears nothing of it but requests for a round.
import { useEffect, useRef, useState } from "../lib/html.js";

const MARK = "vkBack";
const WAIT_MS = 500; // for a browser that tells nothing of going back

/** @typedef {{called: number, round: string | null}} Looking round: null for the list of all */

/** @returns {Looking | null} */
const inHistory = () => globalThis.history?.state?.[MARK] ?? null;

/**
 * What phones may look back at now: the rounds of which the result is on show, but for the one that is on the screen.
 * @param {any} view
 * @returns {any[]}
 */
export function before(view) {
  if (!view?.session.roam || view.session.phase !== "open") return [];
  const now = view.screen.mode === "break" ? null : view.current;
  return view.agenda.filter(({ id, phase, skipped }) => phase === "released" && id !== now && !skipped);
}

/**
 * Whether somebody who looks back may go on with that: it was not switched off, and nobody was called since.
 * @param {any} view
 * @param {Looking} looking
 */
export const goesOn = (view, looking) => view.session.phase === "open" && view.session.roam?.called === looking.called;

/**
 * Whether a round is open in which there is nothing of this seat.
 * @param {any} view @param {any} mine @param {{name: string, round: string | null, state: string, data?: any}[]} sent
 */
export function owes({ round }, mine, sent) {
  if (round?.phase !== "open") return false;
  const filled = (value) => (typeof value === "object" ? value !== null && Object.keys(value).length > 0 : Boolean(value));
  const waits = sent.some((entry) => entry.round === round.id && ["waiting", "sending"].includes(entry.state)
    && (entry.name !== "ballot.cast" || filled(entry.data?.choice)));
  const owned = Object.values(mine?.owned?.[round.id] ?? {}).some(filled);
  return !waits && !owned && !filled(mine?.ballots?.[round.id]?.choice);
}

/**
 * {looking, start(), at(round), end()}. onCalled(): somebody looked back and was called to now.
 * @param {any} view of the phone, or null
 * @param {boolean} fresh whether it is that of now
 * @param {() => void} onCalled
 */
export function useLooking(view, fresh, onCalled) {
  const [looking, setLooking] = useState(inHistory);
  const ended = useRef(/** @type {(() => void) | null} */ (null));
  const scrolled = useRef(0);

  useEffect(() => {
    const follow = () => {
      setLooking(inHistory());
      ended.current?.();
    };
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);

  // What was on the screen stands where it was read.
  const is = Boolean(looking);
  const was = useRef(is);
  useEffect(() => {
    if (was.current !== is) window.scrollTo(0, is ? 0 : scrolled.current);
    was.current = is;
  }, [is, looking?.round]);

  const end = () => new Promise((resolve) => {
    setLooking(null);
    if (!inHistory()) return resolve(undefined);
    const timer = setTimeout(resolve, WAIT_MS);
    ended.current = () => (clearTimeout(timer), resolve(undefined));
    return history.back();
  });

  const allowed = looking && view && goesOn(view, looking);
  const gone = looking && view && fresh && !allowed; // what was seen last, before the page loaded, calls nobody
  useEffect(() => {
    if (!gone) return;
    scrolled.current = 0;
    end();
    onCalled();
  }, [gone]);

  return {
    looking: allowed ? looking : null,
    start() {
      const first = { called: view.session.roam.called, round: null };
      scrolled.current = window.scrollY;
      history.pushState({ [MARK]: first }, "");
      setLooking(first);
    },
    /** @param {string | null} round */
    at(round) {
      const next = { ...looking, round };
      history.replaceState({ [MARK]: next }, "");
      setLooking(next);
      window.scrollTo(0, 0);
    },
    end,
  };
}
