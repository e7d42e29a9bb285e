// Of the first ideas of a cluster those that stand whole in the room it has; nothing is cut, and one that is too long is passed over.
import { useLayoutEffect, useReducer, useRef } from "../../lib/html.js";

const TRIED = 9;

/**
 * @param {string} content changes when what is drawn does
 * @param {number} number how many there are
 * @returns {[{current: any}, number[]]} the ref of the box around the list, and which to draw
 */
export function useFitting(content, number) {
  const box = useRef(null);
  const [, redraw] = useReducer((count) => count + 1, 0);
  const known = useRef({ content: null, fits: [], size: "", measured: false }).current;
  if (known.content !== content) {
    const tried = Array.from({ length: Math.min(number, TRIED) }, (_, at) => at);
    Object.assign(known, { content, fits: tried, measured: false });
  }
  useLayoutEffect(() => {
    if (known.measured) return;
    known.measured = true;
    let room = box.current.clientHeight + 1;
    if (room <= 1) return;
    const heights = [...box.current.querySelectorAll("[data-id]")].map((row) => row.offsetHeight);
    const fits = known.fits.filter((_, at) => {
      if (heights[at] > room) return false;
      room -= heights[at];
      return true;
    });
    if (fits.length === known.fits.length) return;
    known.fits = fits;
    redraw();
  });
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([{ target }]) => {
      const size = `${target.clientWidth}x${target.clientHeight}`;
      if (known.size === size) return;
      known.size = size;
      known.content = null;
      redraw();
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return [box, known.fits];
}
