// Starts the projector: words first, then the connection and the screen. It speaks the language of the session.
// The shell (templates/projector.html) brings the code, the language and the address people join at.
import { io } from "../../vendor/socket.io.esm.min.js";
import { html, render } from "../lib/html.js";
import { clock } from "../lib/clock.js";
import { createLive } from "../lib/live.js";
import { LANGUAGES, lang, useLanguage } from "../lib/words.js";
import { App } from "./app.js";
import { speakFor } from "./spoken.js";

const AGAIN_MS = 3_000;
const { lang: shellLanguage, code, origin } = document.documentElement.dataset;
const preview = new URLSearchParams(location.search).has("preview");
const live = createLive({ as: "projector", code, io, clock });
const place = { code, address: origin ? new URL(origin).host : location.host };

const draw = () =>
  render(html`<${App} key=${lang()} live=${live} place=${place} preview=${preview} />`, document.getElementById("app"));

async function show(language) {
  await useLanguage(language);
  document.documentElement.lang = language;
  draw();
}

// Without words there is nothing to show: the shell keeps saying that it is loading.
async function start() {
  try {
    await show(shellLanguage);
  } catch (problem) {
    console.error(problem);
    setTimeout(start, AGAIN_MS);
    return;
  }
  live.store.subscribe(({ view }) => {
    const wanted = view?.session.language;
    if (LANGUAGES.includes(wanted) && wanted !== lang()) show(wanted).catch(console.error);
  });
  if (!preview) speakFor(live);
  live.start();
}

start();
