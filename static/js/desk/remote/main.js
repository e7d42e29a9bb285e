// Starts the remote. The shell (templates/remote.html) says which session and which language.
import { html, render } from "../../lib/html.js";
import { lang } from "../../lib/words.js";
import { startPage } from "../start.js";
import { Remote } from "./remote.js";

const { code } = document.documentElement.dataset;

startPage((onLanguage) =>
  render(html`<${Remote} code=${code} lang=${lang()} onLanguage=${onLanguage} />`, document.getElementById("app")));
