// What the facilitator wrote down to say.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";

export const Note = ({ text }) => html`
  <div class="note"><h2 class="minor-heading">${t("desk.note")}</h2><p class="typed">${text}</p></div>`;
