// More than fits on the wall: pages that turn by themselves, until somebody turns one (the desk, a presenter's clicker, the
// arrow keys, the buttons) or stops them (the desk, the space bar, the button). Where they stand belongs to the screen as a
// whole, so that a wall that is opened later, and the small one on the desk, are on the same page.
import { createContext, html, useContext, useEffect, useState } from "../lib/html.js";
import { Button } from "../ui/button.js";

const STAYS_MS = 20_000;
const TURNS = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 };
const HOLD = " ";

const Turned = createContext({ turned: 0, still: false, turn: /** @type {(by: number) => void} */ (() => {}), hold: () => {} });

/**
 * What knows how often pages were turned, here and by the desk. Give it another key for another thing on the screen.
 * @param {{screen: {page?: number, still?: boolean}, children?: any}} props screen: of the view
 */
export function Turning({ screen, children }) {
  const { page = 0, still: stopped = false } = screen;
  const [own, setOwn] = useState({ by: 0, still: null });
  const still = own.still ?? stopped;
  const turn = (by) => setOwn((now) => ({ by: now.by + by, still: true }));
  const hold = () => setOwn((now) => ({ ...now, still: !(now.still ?? stopped) }));
  useEffect(() => setOwn((now) => ({ ...now, still: null })), [page, stopped]);
  useEffect(() => {
    const pressed = (event) => {
      if (event.key in TURNS) turn(TURNS[event.key]);
      else if (event.key === HOLD && !event.target.closest?.("button, a, input, textarea")) {
        event.preventDefault();
        hold();
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [stopped]);
  return html`<${Turned.Provider} value=${{ turned: page + own.by, still, turn, hold }}>${children}<//>`;
}

/** Whether nothing may move on the wall by itself. */
export const useStill = () => useContext(Turned).still;

/** Whether somebody turned a page by hand: on what changes all the time nothing else leads to the pages. */
export const useTurned = () => useContext(Turned).turned !== 0;

/**
 * The pages of so many items, `size` on each.
 * @param {number} items
 * @param {number} size
 * @returns {{page: number, pages: number, running: boolean, turn: (by: number) => void, pause: () => void}}
 */
export function usePages(items, size) {
  const { turned, still, turn, hold } = useContext(Turned);
  const [passed, setPassed] = useState(0); // pages that turned by themselves
  const pages = Math.max(1, Math.ceil(items / size));
  const at = turned + passed;
  useEffect(() => {
    if (pages < 2 || still) return undefined;
    const timer = setInterval(() => setPassed((now) => now + 1), STAYS_MS);
    return () => clearInterval(timer);
  }, [pages, still]);
  return { page: ((at % pages) + pages) % pages, pages, running: !still, turn, pause: hold };
}

/** The paging of pages that are only measured. */
export const MANY = { page: 0, pages: 2, running: true, turn: () => {}, pause: () => {} };

// label: what stands on this page, before which page it is.
export const Pager = ({ paging, label, t }) =>
  paging.pages > 1 && html`
    <nav class="pager" aria-label=${t("projector.pages")}>
      <span>${label && html`${label} `}<b>${t("projector.page", { page: paging.page + 1, pages: paging.pages })}</b></span>
      <${Button} kind="line" icon="chevron-left" label=${t("projector.page_back")} onClick=${() => paging.turn(-1)} />
      <${Button} kind="line" icon=${paging.running ? "pause" : "play"}
        label=${t(paging.running ? "projector.page_hold" : "projector.page_run")} onClick=${paging.pause} />
      <${Button} kind="line" icon="chevron-right" label=${t("projector.page_next")} onClick=${() => paging.turn(1)} />
    </nav>`;
