// A new session: its title, its language and the agenda to begin with.
import { html, useState } from "../../lib/html.js";
import { useKeptText } from "../../lib/kept_text.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Field, TextField } from "../../ui/field.js";
import { Seg } from "../../ui/seg.js";
import { makeSession } from "../api.js";
import { refusedWords } from "../refusal.js";

export const LANGUAGE_NAMES = [{ value: "nl", label: "Nederlands" }, { value: "en", label: "English" }];
const FORM = "new-session";

const SAVED = "saved:"; // before the name of an agenda that was saved on this server

// agendas: the ready-made ones; templates: the saved ones; first: {agenda} or {template} to begin with, by name, or {}.
export function NewSession({ agendas, templates, first, onClose }) {
  const [title, setTitle] = useKeptText("new.title");
  const [language, setLanguage] = useState(lang());
  const [agenda, setAgenda] = useState(first.agenda || (first.template ? SAVED + first.template : ""));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const saved = agenda.startsWith(SAVED) ? agenda.slice(SAVED.length) : "";
  const chosen = (saved ? templates : agendas).find((offered) => offered.name === (saved || agenda));

  async function submit(event) {
    event.preventDefault();
    if (!title.trim() && !agenda) return setError(t("desk.title_missing"));
    setBusy(true);
    try {
      const { code } = await makeSession({ title: title.trim(), language, ...(saved ? { template: saved } : { agenda }) });
      setTitle("");
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
        <${TextField} label=${t("desk.session_title")} value=${title} onInput=${(text) => (setTitle(text), setError(null))} most="160"
          data-first="" autocomplete="off" error=${error} help=${chosen ? t("desk.title_from_agenda", { title: chosen.title }) : null} />
        <${Field} label=${t("desk.start_with")}>
          ${({ id }) => html`
            <select class="input" id=${id} value=${agenda} onChange=${(event) => setAgenda(event.target.value)}>
              <option value="">${t("desk.empty_agenda")}</option>
              ${options(agendas, "")}
              ${templates.length > 0 && html`<optgroup label=${t("desk.templates")}>${options(templates, SAVED)}</optgroup>`}
            </select>`}
        <//>
        <div class="field"><span class="label">${t("desk.session_language")}</span>
          <${Seg} label=${t("desk.session_language")} options=${LANGUAGE_NAMES} value=${language} onChange=${setLanguage} /></div>
      </form>
    <//>`;
}

const options = (offered, before) => offered.map(({ name, title, minutes }) => html`
  <option key=${before + name} value=${before + name}>${title}, ${t("common.minutes", { n: minutes })}</option>`);
