// Asks before something that cannot be taken back, or that ends what people are doing.
import { html, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog, useHere } from "../ui/dialog.js";

// onYes(): may be async; the dialog closes when it is done. yes: the verb on the button.
export function Confirm({ title, yes, onYes, onClose, children }) {
  const [busy, setBusy] = useState(false);
  const here = useHere();
  async function go() {
    setBusy(true);
    await onYes();
    if (here.current) onClose();
  }
  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${html`
      <${Button} busy=${busy} onClick=${go}>${yes}<//>
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>${children}<//>`;
}
