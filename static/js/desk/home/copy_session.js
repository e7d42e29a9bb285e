// A new session with the agenda of an old one: the same rounds again, or, after it was closed, each beside what came of it.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { TextField } from "../../ui/field.js";
import { makeSession } from "../api.js";
import { refusedWords } from "../refusal.js";

const FORM = "copy-session";

// repeat: whether the results of the old one stand beside the new ones
export function CopySession({ session, repeat, onClose }) {
  const [title, setTitle] = useState(session.title);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  async function submit(event) {
    event.preventDefault();
    if (!title.trim()) return setError(t("desk.title_missing"));
    setBusy(true);
    try {
      const { code } = await makeSession({ title: title.trim(), copy: session.code, repeat });
      location.assign(`/desk/${code}#agenda`);
    } catch (refused) {
      setError(refusedWords(refused));
      setBusy(false);
    }
    return undefined;
  }
  return html`
    <${Dialog} title=${t(repeat ? "desk.repeat_session" : "desk.copy_session", { title: session.title })} onClose=${onClose} actions=${html`
      <${Button} type="submit" form=${FORM} busy=${busy}>${t("desk.make_session")}<//>
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <form class="stack" id=${FORM} onSubmit=${submit}>
        <p>${t(repeat ? "desk.repeat_what" : "desk.copy_what")}</p>
        <${TextField} label=${t("desk.session_title")} value=${title} onInput=${(text) => (setTitle(text), setError(null))}
          most="160" autocomplete="off" error=${error} />
      </form>
    <//>`;
}
