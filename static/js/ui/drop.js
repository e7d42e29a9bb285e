// A button with a panel that hangs from it. What is in the panel is always on the page, so that it keeps what was typed in it and goes
// on with what it does; Escape, a tap elsewhere and the button itself close it.
import { html, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { Button } from "./button.js";

// short: the words are left out where there is little room; figure: stands after them.
export function Drop({ icon, words, figure, short, children }) {
  const [open, setOpen] = useState(false);
  const root = useRef(null);
  const id = useMemo(() => elementId("drop"), []);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event) => root.current.contains(event.target) || event.target.closest("dialog") || setOpen(false);
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);
  const keys = (event) => {
    if (event.key !== "Escape" || !open || event.target.closest("dialog")) return;
    setOpen(false);
    root.current.querySelector("button").focus();
  };
  return html`
    <div class="drop" ref=${root} onKeyDown=${keys}>
      <${Button} kind="quiet" icon=${icon} after="chevron-down" aria-expanded=${String(open)} aria-controls=${id}
        onClick=${() => setOpen(!open)}>
        <span class=${short ? "drop-words" : null}>${words}</span>${figure !== undefined && html` <b class="digits">${figure}</b>`}<//>
      <div class="drop-panel" id=${id} hidden=${!open}>${children}</div>
    </div>`;
}
