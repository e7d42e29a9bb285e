// What can be done with the agenda as a whole: add a round, paste more of them, save it for other sessions, have it as a file.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { toast } from "../../ui/toast.js";
import { AgendaDialog } from "../agenda_dialog.js";
import { addAgenda, agendaFile, saveTemplate } from "../api.js";
import { useKinds } from "../kinds_store.js";
import { tellRefusal } from "../refusal.js";
import { AddRound } from "./add_round.js";
import { Rehearsal } from "./rehearsal.js";

// onAdd(kind), or null when nothing can be added any more; onRound(number): shows a round;
// about: whether this browser may save for the whole server
export function AgendaTools({ desk, view, about, lang, onAdd, onRound }) {
  const [pasting, setPasting] = useState(false);
  const [rehearsing, setRehearsing] = useState(false);
  const icons = Object.fromEntries(Object.values(useKinds()).map((kind) => [kind.name, kind.icon]));
  async function paste({ given }) {
    const { rounds } = await addAgenda(desk.code, given, lang);
    setPasting(false);
    toast(t("desk.agenda_added", { n: rounds }));
  }
  async function save() {
    try {
      await saveTemplate(desk.code);
      toast(t("desk.template_saved", { title: view.session.title }));
    } catch (refused) {
      tellRefusal(refused);
    }
  }
  return html`
    <p class="agenda-add across" data-wrap>
      ${onAdd && html`<${AddRound} onAdd=${onAdd} first=${!view.agenda.length} />
        <${Button} kind="quiet" icon="upload" onClick=${() => setPasting(true)}>${t("desk.agenda_paste")}<//>`}
      ${view.agenda.length > 0 && html`
        <${Button} kind="quiet" icon="play" onClick=${() => setRehearsing(true)}>${t("rehearsal.title")}<//>`}
      ${view.agenda.length > 0 && about?.host && html`
        <${Button} kind="quiet" icon="archive" onClick=${save}>${t("desk.save_template")}<//>`}
      ${view.agenda.length > 0 && html`
        <${Button} kind="quiet" icon="download" href=${agendaFile(desk.code)} download>${t("desk.agenda_download")}<//>`}
    </p>
    ${rehearsing && html`<${Rehearsal} code=${desk.code} roles=${view.session.roles} onClose=${() => setRehearsing(false)}
      onRound=${(number) => (setRehearsing(false), onRound(number))} />`}
    ${pasting && html`<${AgendaDialog} title=${t("desk.agenda_paste")} code=${desk.code} verb=${t("desk.agenda_add")} icons=${icons}
      use=${paste} onClose=${() => setPasting(false)} />`}`;
}
