// Starts the desk: takes the secret out of the address before anything else, then the words, then the screen.
// The shell (templates/desk.html) says which face to show, for which session and in which language.
import { html, render } from "../lib/html.js";
import { openStorage } from "../lib/storage.js";
import { LANGUAGES, lang, useLanguage } from "../lib/words.js";
import { App } from "./app.js";

const AGAIN_MS = 3_000;
const { lang: shellLanguage, code = "", face = "enter" } = document.documentElement.dataset;
const storage = openStorage();
const secret = face === "enter" ? takeSecret() : "";
// A link that is pasted into a tab that is at the door already only changes the fragment.
if (face === "enter") addEventListener("hashchange", () => location.hash && location.reload());

// The fragment of an address is never sent; it must not stay in the bar or the history either.
function takeSecret() {
  const found = location.hash.slice(1);
  if (found) history.replaceState(null, "", location.pathname);
  return found;
}

async function show(language) {
  await useLanguage(language);
  document.documentElement.lang = language;
  draw();
}

// chosen by the person: wins over the session's language from then on.
function setLanguage(language) {
  storage.set("vk.lang", language);
  if (LANGUAGES.includes(language) && language !== lang()) show(language).catch(console.error);
}

const draw = () =>
  render(html`<${App} face=${face} code=${code} secret=${secret} lang=${lang()} onLanguage=${setLanguage} />`,
    document.getElementById("app"));

// Without words there is nothing to show: the shell keeps saying that it is loading.
async function start() {
  try {
    await show(storage.get("vk.lang") ?? shellLanguage);
  } catch (problem) {
    console.error(problem);
    setTimeout(start, AGAIN_MS);
  }
}

start();
