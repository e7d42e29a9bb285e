// The rows of a long list, of which only those are drawn that are in sight: a list of 1,600 ideas costs no more than one of twenty.
// A text is never cut, so rows are measured as they come into sight; what stands in sight stays where it is.
import { html, useLayoutEffect, useReducer, useRef } from "../../lib/html.js";

const GUESS = 62; // px of a row that was not drawn yet
const BEYOND = 320; // px above and below what is in sight

/** @param {{text: string, origin?: {n: number}}} idea */
const wordsOf = ({ text, origin }) => `${origin?.n ?? 1} ${text}`;

/**
 * Where rows begin, and where the last one ends. @param {string[]} ids @param {Map<string, number>} heights
 */
export function topsOf(ids, heights) {
  const tops = new Float64Array(ids.length + 1);
  ids.forEach((id, at) => (tops[at + 1] = tops[at] + (heights.get(id) ?? GUESS)));
  return tops;
}

/** The row at a height. @param {Float64Array} tops */
export function rowAt(tops, y) {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle] <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * @param {{items: {id: string, text: string, origin?: any}[], current: string | null, draw: (item: any, at: number, style: object) => any,
 *   [attribute: string]: any}} props
 *   current: is always drawn, and brought into sight when it becomes another one; draw: an li with the key and data-id of the item
 */
export function Rows({ items, current, draw, ...rest }) {
  const box = useRef(null);
  const [, redraw] = useReducer((count) => count + 1, 0);
  const known = useRef({ heights: new Map(), drawn: new Map(), width: 0, current: null, top: 0, height: 600 }).current;
  const ids = items.map(({ id }) => id);
  const tops = topsOf(ids, known.heights);
  const first = rowAt(tops, known.top - BEYOND);
  const last = Math.min(items.length - 1, rowAt(tops, known.top + known.height + BEYOND));
  const held = ids.indexOf(current);
  const shown = [];
  for (let at = first; at <= last; at++) shown.push(at);
  if (held >= 0 && (held < first || held > last)) shown.push(held);

  // What is drawn for the first time, or with other words, is measured before it is painted; looking at the rest would cost a layout.
  useLayoutEffect(() => {
    const fresh = shown.filter((at) => known.drawn.get(ids[at]) !== wordsOf(items[at]));
    if (!fresh.length) return;
    const area = box.current;
    const anchor = rowAt(tops, area.scrollTop);
    const rows = new Map([...area.querySelectorAll("[data-id]")].map((row) => [row.dataset.id, row]));
    let changed = false;
    for (const at of fresh) {
      const height = rows.get(ids[at])?.offsetHeight;
      if (!height) continue;
      known.drawn.set(ids[at], wordsOf(items[at]));
      changed ||= known.heights.get(ids[at]) !== height;
      known.heights.set(ids[at], height);
    }
    if (!changed) return;
    const moved = topsOf(ids, known.heights)[anchor] - tops[anchor];
    if (moved && known.current === current) area.scrollTop += moved;
    else known.current = undefined; // its place was guessed: look again where it is
    redraw();
  });
  useLayoutEffect(() => {
    if (known.current === current || held < 0) return;
    known.current = current;
    const area = box.current;
    const [top, bottom] = [tops[held], tops[held + 1]];
    if (top < area.scrollTop) area.scrollTop = top;
    else if (bottom > area.scrollTop + area.clientHeight) area.scrollTop = bottom - area.clientHeight;
  });
  useLayoutEffect(() => {
    const area = box.current;
    const look = () => {
      if (known.width !== area.clientWidth) known.drawn.clear();
      Object.assign(known, { top: area.scrollTop, height: area.clientHeight, width: area.clientWidth });
      redraw();
    };
    const watch = new ResizeObserver(look);
    watch.observe(area);
    area.addEventListener("scroll", look, { passive: true });
    look();
    return () => {
      watch.disconnect();
      area.removeEventListener("scroll", look);
    };
  }, []);
  return html`
    <div class="rows-box" ref=${box}>
      <ul class="idea-list" style=${{ blockSize: `${tops[items.length]}px` }} data-far ...${rest}>
        ${shown.map((at) => draw(items[at], at, { insetBlockStart: `${tops[at]}px` }))}
      </ul>
    </div>`;
}
