// Starts the page that checks a record: words first, then the screen.
import { html, render } from "../lib/html.js";
import { useLanguage } from "../lib/words.js";
import { App } from "./app.js";

useLanguage(document.documentElement.lang)
  .then(() => render(html`<${App} />`, document.getElementById("app")))
  .catch(console.error);
