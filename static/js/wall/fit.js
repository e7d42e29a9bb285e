// The one place where the wall is measured, as it is really laid out: how much room there is, which of several ways of drawing
// fits, and how high things want to be. plan.js decides what follows from it. Everything is measured before it is painted, and
// again when the wall changes its size and when its fonts have come.
import { html, useEffect, useLayoutEffect, useReducer, useRef, useState } from "../lib/html.js";
import { isDecided, narrowed, searchOf } from "./plan.js";


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
 * @returns {[{current: any}, T, boolean]} the ref of what is looked at, the way to draw it now, and whether that is the last
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
  return [box, ways[search.at], isDecided(search)];
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

/** Whether all that is in a box has room in it. @param {HTMLElement} box */
const hasRoom = (box) => box.scrollHeight <= box.clientHeight + 1;

/**
 * A box of which the words and the bars are as large as they may be for all of it to have room.
 * @param {{content: string, children?: any, [attribute: string]: any}} props content: changes when what is in it does
 */
export function Fitted({ content, children, ...rest }) {
  const [box, { words, bar }] = useFirstThatFits(FITTED, content, hasRoom);
  return html`<div ref=${box} style=${{ "--words": `${words}rem`, "--fit-bar": `${bar}rem` }} ...${rest}>${children}</div>`;
}

// rem, from the largest
const FITTED = [
  { words: 3.35, bar: 5 }, { words: 2.75, bar: 4 }, { words: 2.35, bar: 3.2 }, { words: 2, bar: 2.6 }, { words: 1.75, bar: 2.2 },
  { words: 1.75, bar: 1.9 },
];

const rangeOf = (text) => {
  const range = document.createRange();
  range.selectNodeContents(text);
  return range;
};

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
 * fills no more than the second in the size of 2, and so on. among: texts that have the same size, set by the longest.
 * @param {{tag?: string, text: string, among?: string[], lines: number[], [attribute: string]: any}} props
 */
export function Sized({ tag = "h1", text, among = [text], lines, ...rest }) {
  const sizes = [...lines, Infinity].map((most, at) => ({ most, size: at + 1 }));
  const longest = among.reduce((long, other) => (other.length > long.length ? other : long), text);
  const [box, { size }, isKnown] = useFirstThatFits(sizes, longest, (element, { most }) => linesOf(element) <= most);
  return html`<${tag} ref=${box} data-size=${size} dir="auto" ...${rest}>${isKnown ? text : longest}<//>`;
}

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

const NOTHING_MEASURED = { key: "", of: [], high: new Map(), samples: [] };

/**
 * As useSamples, for things of which more come all the time: only what was not measured yet is drawn and measured.
 * @param {object} what
 * @param {string} what.frame changes when everything has to be measured anew
 * @param {[string, object][]} what.of the things by id; one that changed is another object
 * @param {(fresh: [string, object][]) => any[]} what.draw samples of these, each in an `li`
 * @returns {[{rows: number[]}[], any]} the heights of all things for each sample, or [] before the first time; and the probe
 */
export function useHeights({ frame, of, draw }) {
  const probe = useRef(null);
  const [turn] = useTurn();
  const key = `${turn} ${frame}`;
  const [known, setKnown] = useState(NOTHING_MEASURED);
  const before = known.key === key ? known.high : NOTHING_MEASURED.high;
  const isKnown = known.key === key && known.of.length === of.length
    && of.every(([id, thing], at) => known.of[at][0] === id && known.of[at][1] === thing);
  const fresh = isKnown ? [] : of.filter(([id, thing]) => before.get(id)?.thing !== thing);
  useLayoutEffect(() => {
    if (isKnown) return;
    const rem = remOf();
    const measured = [...probe.current.children].map((sample) =>
      [...sample.querySelectorAll("li")].map((row) => row.getBoundingClientRect().height / rem));
    const now = new Map(fresh.map(([id, thing], at) => [id, { thing, rows: measured.map((rows) => rows[at]) }]));
    const high = new Map(of.map(([id]) => [id, now.get(id) ?? before.get(id)]));
    const samples = measured.map((_, way) => ({ rows: of.map(([id]) => high.get(id).rows[way]) }));
    setKnown({ key, of, high, samples });
  });
  return [known.samples, !isKnown && html`<div class="probe" ref=${probe} aria-hidden="true" inert>${draw(fresh)}</div>`];
}
