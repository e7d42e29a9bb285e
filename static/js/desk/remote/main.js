// Starts the remote: the words first, then the screen. The shell (templates/remote.html) says which session and which language.
import { html, render } from "../../lib/html.js";
import { openStorage } from "../../lib/storage.js";
import { LANGUAGES, lang, useLanguage } from "../../lib/words.js";
import { Remote } from "./remote.js";

const AGAIN_MS = 3_000;
const { lang: shellLanguage, code } = document.documentElement.dataset;
const storage = openStorage();

async function show(language) {
  await useLanguage(language);
  document.documentElement.lang = language;
  draw();
}

function setLanguage(language) {
  storage.set("vk.lang", language);
  if (LANGUAGES.includes(language) && language !== lang()) show(language).catch(console.error);
}

const draw = () =>
  render(html`<${Remote} code=${code} lang=${lang()} onLanguage=${setLanguage} />`, document.getElementById("app"));

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
