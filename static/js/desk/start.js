// Starts a page of the desk: the words first, then the screen. The shell says in which language, until somebody chooses another.
import { openStorage } from "../lib/storage.js";
import { LANGUAGES, lang, useLanguage } from "../lib/words.js";

const AGAIN_MS = 3_000;

// draw(onLanguage): puts the screen in the page, in the language of now.
export function startPage(draw) {
  const storage = openStorage();
  async function show(language) {
    await useLanguage(language);
    document.documentElement.lang = language;
    draw(setLanguage);
  }
  // chosen by the person: wins over the session's language from then on.
  function setLanguage(language) {
    storage.set("vk.lang", language);
    if (LANGUAGES.includes(language) && language !== lang()) show(language).catch(console.error);
  }
  // Without words there is nothing to show: the shell keeps saying that it is loading.
  async function start() {
    try {
      await show(storage.get("vk.lang") ?? document.documentElement.dataset.lang);
    } catch (problem) {
      console.error(problem);
      setTimeout(start, AGAIN_MS);
    }
  }
  start();
}
