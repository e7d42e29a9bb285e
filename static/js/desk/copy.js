// Puts text on the clipboard, also on the plain http:// address of a meeting room, where the clipboard API does not exist.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { toast } from "../ui/toast.js";

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const host = before?.closest("dialog") ?? document.body; // outside an open dialog nothing can be selected
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  host.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}

// label: what is copied; done: what to say when it is done.
export function CopyButton({ text, label, done, children, ...button }) {
  const copy = async () => toast((await copyText(text)) ? done : t("desk.copy_failed"));
  return html`<${Button} kind="line" icon="copy" label=${label} ...${button} onClick=${copy}>${children}<//>`;
}
