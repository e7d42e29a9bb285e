// How many things of a list fit where they are drawn: they are left out one by one, until nothing sticks out. Which ones is
// for the caller to choose. For the wall, where nobody scrolls. The list must have a height of its own.
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "../lib/html.js";

// Where things lie, not where they are drawn: what is new is still moving.
const sticksOut = (list) => {
  const [right, bottom] = [list.offsetLeft + list.offsetWidth, list.offsetTop + list.offsetHeight];
  return [...list.children].some((child) => child.offsetLeft >= right || child.offsetTop + child.offsetHeight > bottom);
};

// most: how many there are to draw; content: changes when what is drawn does. -> [ref of the list, how many fit]
export function useRoom(most, content) {
  const list = useRef(null);
  const [known, setKnown] = useState({ content, fits: most });
  const [, again] = useReducer((count) => count + 1, 0);
  const fits = known.content === content ? Math.min(known.fits, most) : most;
  useLayoutEffect(() => {
    const over = fits > 0 && list.current !== null && sticksOut(list.current);
    if (over || known.content !== content) setKnown({ content, fits: over ? fits - 1 : fits });
  });
  useEffect(() => {
    const { fonts } = document;
    fonts.addEventListener("loadingdone", again);
    return () => fonts.removeEventListener("loadingdone", again);
  }, []);
  return [list, fits];
}
