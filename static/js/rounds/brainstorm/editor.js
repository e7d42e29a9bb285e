// Correcting the words of somebody on the desk. When somebody else changed them meanwhile, both are there to choose from.
import { html, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";

// onSave(text, was): null once it is saved, or the words that stand there by now.
export function Editor({ label, text: first, most, onSave, onCancel, t }) {
  const [text, setText] = useState(first);
  const [began] = useState(first); // while somebody types, the idea itself may change
  const [met, setMet] = useState(/** @type {string | null} */ (null)); // the words that somebody else put there meanwhile
  const [busy, setBusy] = useState(false);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []);
  const fits = text.trim() && lengthOf(text) <= most;
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const now = await onSave(text, met ?? began);
    if (now === null) return;
    setBusy(false);
    setMet(now);
  };
  const keys = (event) => {
    if (event.key === "Escape") onCancel();
  };
  return html`
    <div class="stack" onKeyDown=${keys}>
      <${TextArea} label=${label} value=${text} max=${most} onInput=${setText} onSend=${() => fits && save()}
        fieldRef=${field} help=${t("brainstorm.edit_kept")} />
      <div role="status">${met !== null && html`
        <p class="label">${t("common.changed_now")}</p><p class="as-typed">${met}</p>`}</div>
      <div class="across"><${Button} blocked=${!fits} busy=${busy} onClick=${save}>
          ${t(met === null ? "common.save" : "common.changed_put")}<//>
        <${Button} kind="quiet" onClick=${onCancel}>${t("common.cancel")}<//></div>
    </div>`;
}
