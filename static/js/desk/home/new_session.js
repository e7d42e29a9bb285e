// A new session: its title, its language and the agenda to begin with.
import { html, useState } from "../../lib/html.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Field, TextField } from "../../ui/field.js";
import { Seg } from "../../ui/seg.js";
import { makeSession } from "../api.js";
import { refusedWords } from "../refusal.js";

export const LANGUAGE_NAMES = [{ value: "nl", label: "Nederlands" }, { value: "en", label: "English" }];
const FORM = "new-session";

// agendas: the ready-made ones; first: the name of the one to begin with, or "".
export function NewSession({ agendas, first, onClose }) {
  const [title, setTitle] = useState("");
  const [language, setLanguage] = useState(lang());
  const [agenda, setAgenda] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const chosen = agendas.find((each) => each.name === agenda);

  async function submit(event) {
    event.preventDefault();
    if (!title.trim() && !agenda) return setError(t("desk.title_missing"));
    setBusy(true);
    try {
      const { code } = await makeSession({ title: title.trim(), language, agenda });
      location.assign(`/desk/${code}#agenda`);
    } catch (refused) {
      setError(refusedWords(refused));
      setBusy(false);
    }
    return undefined;
  }

  return html`
    <${Dialog} title=${t("desk.new_session")} onClose=${onClose} actions=${html`
      <${Button} type="submit" form=${FORM} busy=${busy}>${t("desk.make_session")}<//>
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <form class="stack" id=${FORM} onSubmit=${submit}>
        <${TextField} label=${t("desk.session_title")} value=${title} onInput=${(text) => (setTitle(text), setError(null))} maxlength="160"
          autocomplete="off" error=${error} help=${chosen ? t("desk.title_from_agenda", { title: chosen.title }) : null} />
        <${Field} label=${t("desk.start_with")}>
          ${({ id }) => html`
            <select class="input" id=${id} value=${agenda} onChange=${(event) => setAgenda(event.target.value)}>
              <option value="">${t("desk.empty_agenda")}</option>
              ${agendas.map((each) => html`
                <option key=${each.name} value=${each.name}>${each.title}, ${t("common.minutes", { n: each.minutes })}</option>`)}
            </select>`}
        <//>
        <div class="field"><span class="label">${t("desk.session_language")}</span>
          <${Seg} label=${t("desk.session_language")} options=${LANGUAGE_NAMES} value=${language} onChange=${setLanguage} /></div>
      </form>
    <//>`;
}
