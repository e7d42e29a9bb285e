// Buttons that have just appeared cannot be pressed yet: the second click of a double click was meant for what stood there
// before. And who gave a command by keyboard does not end up on the next button, or nowhere.
import { useEffect, useLayoutEffect, useState } from "../../lib/html.js";

const FRESH_MS = 600;
let pressed = false; // a button among these was used last

export const press = () => (pressed = true);

// Whether what this component draws has only just appeared. Give it a key, so that it is new when its buttons are.
export function useFresh() {
  const [fresh, setFresh] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), FRESH_MS);
    return () => clearTimeout(timer);
  }, []);
  return fresh;
}

// The button that had the focus is gone: go to `find()`.
export function useFocusAfter(find) {
  useLayoutEffect(() => {
    if (pressed && document.activeElement === document.body) find()?.focus();
    pressed = false;
  }, []);
}
