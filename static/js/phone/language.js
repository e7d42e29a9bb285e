// The other language, in its own words.
import { html } from "../lib/html.js";
import { lang } from "../lib/words.js";
import { Button } from "../ui/button.js";

const NAMES = { nl: "Nederlands", en: "English" };

export function LanguageSwitch({ onLanguage }) {
  const other = lang() === "nl" ? "en" : "nl";
  return html`<${Button} kind="quiet" lang=${other} onClick=${() => onLanguage(other)}>${NAMES[other]}<//>`;
}
