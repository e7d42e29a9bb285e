// The frame of every face of the desk: the bar at the top with where we are, and what stands at its end.
import { html } from "../lib/html.js";
import { lang, t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Brand } from "../ui/icon.js";

const NAMES = { nl: "Nederlands", en: "English" };

// home: whether the brand leads to the list of sessions; banner: across the page, under the bar.
export const Frame = ({ home, title, tabs, end, banner, children }) => html`
  <div class="desk">
    <a class="desk-skip button" href="#main" onClick=${skip}>${t("desk.skip")}</a>
    <header class="desk-top">
      ${home ? html`<a class="desk-home" href="/desk"><${Brand} /><span class="visually-hidden">, ${t("desk.to_sessions")}</span></a>`
        : html`<${Brand} />`}
      ${title && html`<span class="session-title">${title}</span>`}
      ${tabs}
      <span class="push across desk-end">${end}</span>
    </header>
    ${banner && html`<div role="region" aria-label=${t("common.connection.lost")}>${banner}</div>`}
    ${children}
  </div>`;

// The hash of the address belongs to the tabs, so the skip link moves the focus itself.
function skip(event) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

// The other language, in its own words.
export function LanguageSwitch({ onLanguage }) {
  const other = lang() === "nl" ? "en" : "nl";
  return html`<${Button} kind="quiet" icon="languages" lang=${other} onClick=${() => onLanguage(other)}>${NAMES[other]}<//>`;
}
