// A native dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back.
import { html, useEffect, useLayoutEffect, useMemo, useRef } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { t } from "../lib/words.js";
import { Button } from "./button.js";

// actions: buttons under the text; without them there is one to close. Mount it to open it.
export function Dialog({ title, onClose, actions, children }) {
  const box = useRef(null);
  const id = useMemo(() => elementId("dialog"), []);
  // The browser says `close` a moment after the fact. By then a dialog that was taken off the page may have given way to
  // another one, which would be closed with all that was typed in it.
  const closed = () => box.current && onClose();
  useLayoutEffect(() => { // at once, so that keys that follow quickly end up here
    const dialog = box.current;
    dialog.showModal();
    // Start where one types, else read from the top, and not at the button at the end.
    (dialog.querySelector("[data-first]") ?? dialog.querySelector("h2")).focus();
    return () => dialog.close();
  }, []);
  return html`
    <dialog class="dialog" ref=${box} aria-labelledby=${id} onClose=${closed}>
      <h2 id=${id} tabindex="-1">${title}</h2>
      <div class="dialog-text">${children}</div>
      <div class="across" data-wrap>${actions ?? html`<${Button} onClick=${onClose}>${t("common.close")}<//>`}</div>
    </dialog>`;
}

// Whether a dialog is still on the page, for what it does after an answer came: closing then would close its successor.
export function useHere() {
  const here = useRef(true);
  useEffect(() => () => (here.current = false), []);
  return here;
}
