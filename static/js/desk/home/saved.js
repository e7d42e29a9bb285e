// The agendas that people of this server saved. Choosing one starts a new session with it.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { toast } from "../../ui/toast.js";
import { removeTemplate } from "../api.js";
import { Confirm } from "../confirm.js";
import { refusedWords, tellRefusal } from "../refusal.js";
import { AgendaCard } from "./ready_made.js";

// templates: {agendas, bad}; again(): loads them anew
export function Saved({ templates, icons, onChoose, again }) {
  const [removing, setRemoving] = useState(null); // {name, title}
  if (!templates.agendas.length && !templates.bad.length) return null;
  async function remove() {
    try {
      await removeTemplate(removing.name);
      toast(t("desk.template_removed", { title: removing.title }));
    } catch (refused) {
      tellRefusal(refused);
    }
    again();
  }
  const Remove = ({ name, title }) => html`
    <${Button} kind="quiet" icon="x" label=${t("desk.remove_template", { title })} onClick=${() => setRemoving({ name, title })} />`;
  return html`
    <h2>${t("desk.templates")}</h2>
    <ul class="rules">
      ${templates.agendas.map((agenda) => html`
        <li key=${agenda.name} class="across">
          <${AgendaCard} agenda=${agenda} icons=${icons} onChoose=${onChoose} /><${Remove} ...${agenda} /></li>`)}
      ${templates.bad.map(({ name, refused }) => html`
        <li key=${name} class="across between"><span><b>${name}.toml</b> <span class="muted">${refusedWords(refused)}</span></span>
          <${Remove} name=${name} title=${`${name}.toml`} /></li>`)}
    </ul>
    ${removing && html`
      <${Confirm} title=${t("desk.remove_template", { title: removing.title })} yes=${t("desk.remove_for_good")} onYes=${remove}
        onClose=${() => setRemoving(null)}><p>${t("desk.remove_template_what")}</p><//>`}`;
}
