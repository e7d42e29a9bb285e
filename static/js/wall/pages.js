// More than fits on the wall: pages that turn by themselves, until somebody turns one by hand (a presenter's clicker, the
// arrow keys, the buttons) or presses pause. In the preview on the desk they turn as well.
import { html, useEffect, useState } from "../lib/html.js";
import { Button } from "../ui/button.js";

const STAYS_MS = 20_000;
const FORWARD = new Set(["PageDown", "ArrowRight"]);
const BACK = new Set(["PageUp", "ArrowLeft"]);

// -> {page, pages, running, turn(by), pause()}; items: how many, size: how many on a page.
export function usePages(items, size) {
  const [at, setAt] = useState(0);
  const [running, setRunning] = useState(true);
  const pages = Math.max(1, Math.ceil(items / size));
  const page = Math.min(at, pages - 1);
  const go = (by) => setAt((now) => (Math.min(now, pages - 1) + by + pages) % pages);
  const turn = (by) => {
    setRunning(false);
    go(by);
  };
  useEffect(() => {
    if (pages < 2 || !running) return undefined;
    const timer = setInterval(go, STAYS_MS, 1);
    return () => clearInterval(timer);
  }, [pages, running]);
  useEffect(() => {
    if (pages < 2) return undefined;
    const keys = ({ key }) => (FORWARD.has(key) ? turn(1) : BACK.has(key) ? turn(-1) : null);
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [pages]);
  return { page, pages, running, turn, pause: () => setRunning(!running) };
}

/** The paging of pages that are only measured. */
export const MANY = { page: 0, pages: 2, running: true, turn: () => {}, pause: () => {} };

export const Pager = ({ paging, label, t }) =>
  paging.pages > 1 && html`
    <nav class="pager" aria-label=${t("projector.pages")}>
      ${label && html`<span>${label}</span>`}
      <${Button} kind="line" icon="chevron-left" label=${t("projector.page_back")} onClick=${() => paging.turn(-1)} />
      <${Button} kind="line" icon=${paging.running ? "pause" : "play"}
        label=${t(paging.running ? "projector.page_hold" : "projector.page_run")} onClick=${paging.pause} />
      <${Button} kind="line" icon="chevron-right" label=${t("projector.page_next")} onClick=${() => paging.turn(1)} />
    </nav>`;
