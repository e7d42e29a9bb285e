// A text of the facilitator's own on the big screen.
import { html, useState } from "../../lib/html.js";
import { useKeptText } from "../../lib/kept_text.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog, useHere } from "../../ui/dialog.js";
import { TextArea } from "../../ui/field.js";

const AT_MOST = 500;

// onShow(text) -> acknowledgement
export function FreeText({ first, onShow, onClose }) {
  const [text, setText] = useKeptText("wall", first);
  const [busy, setBusy] = useState(false);
  const here = useHere();
  async function show() {
    setBusy(true);
    const ack = await onShow(text);
    setBusy(false);
    if (ack.ok) setText("");
    if (ack.ok && here.current) onClose();
  }
  return html`
    <${Dialog} title=${t("desk.free_text")} onClose=${onClose} actions=${html`
      <${Button} busy=${busy} disabled=${!text.trim()} onClick=${show}>${t("desk.show")}<//>
        <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <${TextArea} label=${t("desk.free_text_label")} help=${t("desk.free_text_help")} value=${text} max=${AT_MOST}
        onInput=${setText} onSend=${show} />
    <//>`;
}
