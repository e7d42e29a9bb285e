// The ready-made agendas, each with its strip of minutes. Choosing one starts a new session with it.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { SmallTape } from "../tape.js";

export const ReadyMade = ({ agendas, icons, onChoose }) => html`
  <ul class="rules">
    ${agendas.map((agenda) => html`
      <li key=${agenda.name}><button type="button" class="ready-made" onClick=${() => onChoose(agenda.name)}>
        <span class="across between"><b>${agenda.title}</b><span class="nowrap">${t("common.minutes", { n: agenda.minutes })}</span></span>
        <${SmallTape} rounds=${agenda.rounds} icons=${icons} />
        <span class="muted">${agenda.about}</span>
      </button></li>`)}
  </ul>`;
