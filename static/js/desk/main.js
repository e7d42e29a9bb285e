// Starts the desk: takes the secret out of the address before anything else, then the words, then the screen.
// The shell (templates/desk.html) says which face to show, for which session and in which language.
import { html, render } from "../lib/html.js";
import { lang } from "../lib/words.js";
import { App } from "./app.js";
import { startPage } from "./start.js";

const { code = "", face = "enter" } = document.documentElement.dataset;
const secret = face === "enter" ? takeSecret() : "";
// A link that is pasted into a tab that is at the door already only changes the fragment.
if (face === "enter") addEventListener("hashchange", () => location.hash && location.reload());

// The fragment of an address is never sent; it must not stay in the bar or the history either.
function takeSecret() {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(null, "", location.pathname);
  return secret;
}

startPage((onLanguage) =>
  render(html`<${App} face=${face} code=${code} secret=${secret} lang=${lang()} onLanguage=${onLanguage} />`,
    document.getElementById("app")));
