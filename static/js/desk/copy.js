// A button that puts text on the clipboard.
import { html } from "../lib/html.js";
import { copyText } from "../lib/copy_text.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { toast } from "../ui/toast.js";

// label: what is copied; done: what to say when it is done.
export function CopyButton({ text, label, done, children, ...button }) {
  const copy = async () => toast((await copyText(text)) ? done : t("desk.copy_failed"));
  return html`<${Button} kind="line" icon="copy" label=${label} ...${button} onClick=${copy}>${children}<//>`;
}
