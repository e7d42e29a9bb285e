// Who is where: this desk says in which field it is, and hears of the fields in which colleagues are.
import { useEffect, useMemo } from "../lib/html.js";
import { commandId } from "../lib/ids.js";

// Where a remote says that it is, so that desks know it apart from a desk of their own size.
export const REMOTE = "remote";

export const remotesIn = (pulse) => (pulse?.places ?? []).filter(({ field }) => field === REMOTE).length;

const AGAIN_MS = 300; // from field to field is one move

/**
 * The fields in which colleagues are now. Fields have their name in `data-field`.
 * @param {{live: {place: (where: {who: string, field: string}) => any}}} desk
 * @param {{who: string, field: string}[] | undefined} places
 * @param {string} status
 */
export function useColleagues(desk, places, status) {
  const who = useMemo(() => commandId().slice(0, 12), []);
  useEffect(() => {
    let timer = null;
    let told = "";
    const tell = () => {
      const field = /** @type {HTMLElement | null} */ (document.activeElement?.closest("[data-field]"))?.dataset.field ?? "";
      if (field === told) return;
      told = field;
      desk.live.place({ who, field });
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(tell, AGAIN_MS);
    };
    tell();
    for (const event of ["focusin", "focusout"]) document.addEventListener(event, soon);
    return () => {
      clearTimeout(timer);
      for (const event of ["focusin", "focusout"]) document.removeEventListener(event, soon);
    };
  }, [desk, status]);
  const others = (places ?? []).filter((place) => place.who !== who).map(({ field }) => field).join(" ");
  return useMemo(() => new Set(others.split(" ").filter(Boolean)), [others]);
}
