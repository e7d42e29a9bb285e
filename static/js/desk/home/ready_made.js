// The ready-made agendas, each with its strip of minutes. Choosing one starts a new session with it.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { SmallTape } from "../tape.js";

export const ReadyMade = ({ agendas, icons, onChoose }) => html`
  <ul class="rules">
    ${agendas.map((agenda) => html`
      <li key=${agenda.name}><${AgendaCard} agenda=${agenda} icons=${icons} onChoose=${onChoose} /></li>`)}
  </ul>`;

export const AgendaCard = ({ agenda, icons, onChoose }) => html`
  <button type="button" class="ready-made" onClick=${() => onChoose(agenda.name)}>
    <span class="across between"><b>${agenda.title}</b><span class="nowrap">${t("common.minutes", { n: agenda.minutes })}</span></span>
    <${SmallTape} rounds=${agenda.rounds} icons=${icons} />
    ${(agenda.about || agenda.group) && html`
      <span class="muted">${agenda.about} ${agenda.group && groupOf(agenda.group)}</span>`}
    ${agenda.basedOn && html`<span class="muted">${t("desk.agenda_based_on", { what: agenda.basedOn })}</span>`}
  </button>`;

const groupOf = ([least, most]) => t("desk.agenda_group", { least, most });
