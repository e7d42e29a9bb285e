// Starts the phone page: words first, then the screen. The shell (templates/phone.html) brings the language.
import { html, render } from "../lib/html.js";
import { normaliseCode } from "../lib/code.js";
import { LANGUAGES, lang, useLanguage } from "../lib/words.js";
import { App } from "./app.js";
import { showPreferences } from "./preferences.js";
import { storage } from "./seat.js";

const AGAIN_MS = 3_000;
const MOST = 12; // characters of a code in an address
const { lang: shellLanguage } = document.documentElement.dataset;
// Everybody gets the same page; which session it is about stands in its address.
const code = location.pathname.startsWith("/join/") ? normaliseCode(location.pathname).slice(0, MOST) : "";

async function show(language) {
  await useLanguage(language);
  document.documentElement.lang = language;
  draw();
}

// chosen: by the person; that choice wins over the session's language from then on.
function setLanguage(language, chosen) {
  if (chosen) storage.set("vk.lang", language);
  const wanted = storage.get("vk.lang") ?? language;
  if (LANGUAGES.includes(wanted) && wanted !== lang()) show(wanted).catch(console.error);
}

// An entry card that was scanned: what is behind the # is never sent by the browser itself.
const card = location.pathname === "/card" ? location.hash.slice(1) : "";
const draw = () =>
  render(html`<${App} code=${code} card=${card} onLanguage=${setLanguage} />`, document.getElementById("app"));

// Without words there is nothing to show: the shell keeps saying that it is loading.
async function start() {
  try {
    await show(storage.get("vk.lang") ?? shellLanguage);
  } catch (problem) {
    console.error(problem);
    setTimeout(start, AGAIN_MS);
  }
}

showPreferences();
start();
