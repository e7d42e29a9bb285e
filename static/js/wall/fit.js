// The one place where the wall is measured, as it is really laid out: how much room there is, which of several ways of drawing
// fits, and how high things want to be. plan.js decides what follows from it. Everything is measured before it is painted, and
// again when the wall changes its size and when its fonts have come.
import { html, useEffect, useLayoutEffect, useReducer, useRef, useState } from "../lib/html.js";
import { isDecided, narrowed, searchOf } from "./plan.js";

const AIR = 0.3; // rem: what the words of a row leave free of its height
const ALMOST = 0.5; // px: less than this is the rounding of a browser

const remOf = () => parseFloat(getComputedStyle(document.documentElement).fontSize) || 16; // without a style nothing is seen

// A count that grows when measures that were taken may no longer hold, and what makes it grow.
function useTurn() {
  const [turn, again] = useReducer((count) => count + 1, 0);
  useEffect(() => {
    const { fonts } = document;
    fonts.addEventListener("loadingdone", again);
    addEventListener("resize", again);
    return () => {
      fonts.removeEventListener("loadingdone", again);
      removeEventListener("resize", again);
    };
  }, []);
  return [turn, again];
}

/**
 * The room inside a box in rem, without the heads in it (data-head); 0 before it is measured. The box must take its room from
 * the sheet and never from what is in it: min-block-size:0 in a row of minmax(0,1fr).
 * @returns {[{current: any}, {width: number, height: number}]} the ref of the box, and the room
 */
export function useRoom() {
  const box = useRef(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const heads = () => [...box.current.querySelectorAll(":scope > [data-head]")];
    const measure = () => {
      const rem = remOf();
      const taken = heads().reduce((height, head) => height + head.offsetHeight, 0);
      const width = box.current.clientWidth / rem;
      const height = (box.current.clientHeight - taken) / rem;
      setRoom((now) => (now.width === width && now.height === height ? now : { width, height }));
    };
    const watch = new ResizeObserver(measure);
    for (const element of [box.current, ...heads()]) watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  return [box, room];
}

/**
 * The first of several ways to draw something that fits where it is drawn: they are drawn one after another until one does.
 * @template T
 * @param {T[]} ways from the best to the last resort, which is never tried; when one fits, all after it do
 * @param {string} content changes when what is drawn does
 * @param {(box: HTMLElement, way: T) => boolean} [fits]
 * @returns {[{current: any}, T]} the ref of what is looked at, and the way to draw it now
 */
export function useFirstThatFits(ways, content, fits = nothingSticksOut) {
  const box = useRef(null);
  const [turn, again] = useTurn();
  const key = `${turn} ${ways.length} ${content}`;
  const [known, setKnown] = useState({ key, search: searchOf(ways.length) });
  const search = known.key === key ? known.search : searchOf(ways.length);
  useLayoutEffect(() => {
    if (isDecided(search) || !box.current) return;
    setKnown({ key, search: narrowed(search, fits(box.current, ways[search.at])) });
  });
  useResize(box, isDecided(search), again);
  return [box, ways[search.at]];
}

// Says when a box is not as large any more as when what is in it was settled.
function useResize(box, isSettled, onResize) {
  const settled = useRef(null);
  useLayoutEffect(() => {
    settled.current = isSettled && box.current ? [box.current.clientWidth, box.current.clientHeight] : null;
  });
  useLayoutEffect(() => {
    if (!box.current) return undefined;
    const watch = new ResizeObserver(([{ target }]) => {
      const [width, height] = settled.current ?? [target.clientWidth, target.clientHeight];
      if (width !== target.clientWidth || height !== target.clientHeight) onResize();
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box.current]);
}

/**
 * Whether all children lie within their parent. Where they lie counts, not where they are drawn: what is new is still moving.
 * @param {HTMLElement} box
 */
export function nothingSticksOut(box) {
  const [right, bottom] = [box.offsetLeft + box.offsetWidth, box.offsetTop + box.offsetHeight];
  return [.../** @type {HTMLCollectionOf<HTMLElement>} */ (box.children)].every(
    (child) => child.offsetLeft < right && child.offsetTop + child.offsetHeight <= bottom,
  );
}

const rangeOf = (text) => {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range;
};

/**
 * Whether a text stands in full where only some of its lines may be shown, and in its parent.
 * @param {HTMLElement} text
 */
export function isWhole(text) {
  const below = rangeOf(text).getBoundingClientRect().bottom - text.getBoundingClientRect().bottom;
  const isCut = below > parseFloat(getComputedStyle(text).fontSize) / 2; // the last line may hang out of its box a little
  return !isCut && text.offsetHeight <= text.parentElement.clientHeight;
}

/**
 * How many lines a text fills, however its words are divided over them: 1.5 is a line and a half.
 * @param {Element} text
 */
function linesOf(text) {
  const parts = [...rangeOf(text).getClientRects()];
  const filled = parts.reduce((width, part) => width + part.width, 0) / Math.max(1, text.clientWidth);
  return Math.max(filled, lineCount(parts) - 1); // lines that somebody broke off count as well
}

const lineCount = (parts) => new Set([...parts].map((part) => Math.round(part.top))).size;

/**
 * What people wrote, as large as it may be: data-size is 1 when it fills no more lines than the first of `lines`, 2 when it
 * fills no more than the second in the size of 2, and so on.
 * @param {{tag?: string, text: string, lines: number[], [attribute: string]: any}} props
 */
export function Sized({ tag = "h1", text, lines, ...rest }) {
  const sizes = [...lines, Infinity].map((most, at) => ({ most, size: at + 1 }));
  const [box, { size }] = useFirstThatFits(sizes, text, (element, { most }) => linesOf(element) <= most);
  return html`<${tag} ref=${box} data-size=${size} ...${rest}>${text}<//>`;
}

/**
 * As many lines of a text as there is room for in its row: the nearest <li>, without what stands around the text in its own
 * parent. The row must take its height from the sheet. It is counted again whenever this is drawn.
 * @param {{text: string, air?: number, lines?: number | "none"}} props air: rem of the row that stay free; lines: so many at
 *   most, instead
 */
export function Clamped({ text, air = AIR, lines: fixed }) {
  const box = useRef(null);
  const [measured, setMeasured] = useState(1);
  useLayoutEffect(() => {
    if (fixed) return undefined;
    const row = box.current.closest("li");
    const measure = () => setMeasured(roomForLines(box.current));
    const watch = new ResizeObserver(measure);
    watch.observe(row);
    measure();
    return () => watch.disconnect();
  });
  return html`<span ref=${box} data-air=${air} style=${{ WebkitLineClamp: fixed ?? measured }}>${text}</span>`;
}

function roomForLines(text) {
  const row = text.closest("li");
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(text);
  const beside = text.parentElement === row ? 0 : text.parentElement.offsetHeight - text.offsetHeight;
  const around = beside + parseFloat(paddingTop) + parseFloat(paddingBottom) + Number(text.dataset.air) * remOf();
  const lines = Math.floor((row.clientHeight - around + ALMOST) / parseFloat(lineHeight));
  return lines > 1 ? lines : 1; // without a style it is no number
}

/**
 * Whether every <Clamped> in a box has room for all its lines.
 * @param {HTMLElement} box
 */
export const allAreWhole = (box) =>
  [...box.querySelectorAll("[data-air]")].every((text) => lineCount(rangeOf(text).getClientRects()) <= roomForLines(text));

/**
 * How high rows would be, and what stands around them, before it is known which of them are drawn together. They are drawn
 * where nobody sees or reads them, as wide as the place in which the probe is put.
 * @typedef {{around: number, rows: number[]}} Sample heights in rem
 * @param {object} what
 * @param {string} what.rows the selector of rows in a sample
 * @param {string} what.content changes when what is drawn does
 * @param {() => any[]} what.draw the samples
 * @returns {[Sample[], any]} for each sample, or [] before the first time; and the probe
 */
export function useSamples({ rows: selector, content, draw }) {
  const probe = useRef(null);
  const [turn] = useTurn();
  const key = `${turn} ${content}`;
  const [known, setKnown] = useState({ key: "", samples: [] });
  const isKnown = known.key === key;
  useLayoutEffect(() => {
    if (isKnown) return;
    const rem = remOf();
    const height = (element) => element.getBoundingClientRect().height / rem;
    const samples = [...probe.current.children].map((sample) => {
      const rows = [...sample.querySelectorAll(selector)].map(height);
      return { around: height(sample) - rows.reduce((sum, row) => sum + row, 0), rows };
    });
    setKnown({ key, samples });
  });
  return [known.samples, !isKnown && html`<div class="probe" ref=${probe} aria-hidden="true" inert>${draw()}</div>`];
}
