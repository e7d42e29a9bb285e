// A native dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back.
import { html, useEffect, useMemo, useRef } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { t } from "../lib/words.js";
import { Button } from "./button.js";

// actions: buttons under the text; without them there is one to close. Mount it to open it.
export function Dialog({ title, onClose, actions, children }) {
  const box = useRef(null);
  const id = useMemo(() => elementId("dialog"), []);
  useEffect(() => {
    const dialog = box.current;
    dialog.showModal();
    dialog.querySelector("h2").focus(); // start reading at the top, not at the button at the end
    return () => dialog.close();
  }, []);
  return html`
    <dialog class="dialog" ref=${box} aria-labelledby=${id} onClose=${onClose}>
      <h2 id=${id} tabindex="-1">${title}</h2>
      <div class="dialog-text">${children}</div>
      <div class="across" data-wrap>${actions ?? html`<${Button} onClick=${onClose}>${t("common.close")}<//>`}</div>
    </dialog>`;
}
