// Which face of the desk to show: the door, the list of sessions, or one session.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { useFocusKept } from "../ui/focus_kept.js";
import { ToastHost } from "../ui/toast.js";
import { Enter } from "./enter.js";
import { Home } from "./home/home.js";
import { SessionDesk } from "./session.js";

const FACES = { enter: Enter, home: Home, session: SessionDesk };

// lang is a property so that everything is drawn again when it changes; the words themselves come from lib/words.js.
export function App({ face, code, secret, lang, onLanguage }) {
  useFocusKept();
  return html`<${FACES[face]} code=${code} secret=${secret} lang=${lang} onLanguage=${onLanguage} />
    <section aria-label=${t("desk.news")}><${ToastHost} /></section>`;
}
