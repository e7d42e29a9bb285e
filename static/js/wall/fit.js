// How many rows fit on the wall: they follow from the room that the words above and below a list leave over. The list must
// take its room from the sheet and never from its rows (min-block-size:0 in a row of minmax(0,1fr)).
import { useLayoutEffect, useRef, useState } from "../lib/html.js";

const NOWHERE = { width: 0, height: 0 };

/**
 * The room inside a box in rem, without the heads in it (data-head); 0 before it is measured.
 * @returns {[{current: any}, {width: number, height: number}]} the ref of the box, and the room
 */
export function useSpace() {
  const box = useRef(null);
  const [room, setRoom] = useState(NOWHERE);
  useLayoutEffect(() => {
    const measure = () => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const heads = [...box.current.querySelectorAll(":scope > [data-head]")].reduce((sum, head) => sum + head.offsetHeight, 0);
      const room = { width: box.current.clientWidth / rem, height: (box.current.clientHeight - heads) / rem };
      setRoom((now) => (now.width === room.width && now.height === room.height ? now : room));
    };
    const watch = new ResizeObserver(measure);
    for (const element of [box.current, ...box.current.querySelectorAll(":scope > [data-head]")]) watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  return [box, room];
}

// So many rows of at least `least` rem fit in `height` rem: one or more, `most` at most; `most` while nothing is measured.
export const rowsThatFit = (height, least, most) => (height > 0 ? Math.max(1, Math.min(most, Math.floor(height / least + 0.01))) : most);
