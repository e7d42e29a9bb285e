// What the server refused, in words.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";
import { toast } from "../ui/toast.js";

// The sentence "refused.<code>"; refused: {code, words?}.
export const refusedWords = ({ code, words = {} }) => t(`refused.${code}`, words);

export const tellRefusal = (refused) => toast(refusedWords(refused));

// A notice in the place of what could not be loaded.
export const Refused = ({ refusal, onAgain }) => html`
  <${Banner} kind="warn" icon="triangle-alert"
    action=${onAgain && html`<${Button} kind="line" onClick=${onAgain}>${t("common.retry")}<//>`}>
    ${refusedWords(refusal)}
  <//>`;
