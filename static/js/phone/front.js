// The frame around a phone screen before there is a seat.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Brand, Mark } from "../ui/icon.js";
import { LanguageSwitch } from "./language.js";
import { ReadingButton } from "./reading.js";

// The brand or the session, and the other language.
export const FrontFrame = ({ name, title, onLanguage, children }) => html`
  <div class=${name ? `phone ${name}` : "phone"}>
    <header class="phone-head">
      ${title ? html`<${Mark} label=${t("common.name")} /><span class="phone-title">${title}</span>` : html`<${Brand} />`}
      <span class="push across"><${LanguageSwitch} onLanguage=${onLanguage} /><${ReadingButton} onLanguage=${onLanguage} /></span>
    </header>
    ${children}
  </div>`;
