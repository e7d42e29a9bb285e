// Moves a round to a place that is chosen from a list: for who does not drag.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Field } from "../../ui/field.js";
import { nameOf, numberOf } from "./actions.js";

export function MoveTo({ view, id, onMove, onClose }) {
  const [to, setTo] = useState(numberOf(view, id) - 1);
  const move = () => {
    onClose();
    onMove(id, to);
  };
  return html`
    <${Dialog} title=${t("desk.move_title", { round: nameOf(view, id) })} onClose=${onClose} actions=${html`
      <${Button} onClick=${move}>${t("desk.move")}<//><${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <${Field} label=${t("desk.place")}>
        ${({ id: field }) => html`
          <select class="input" id=${field} value=${to} onChange=${(event) => setTo(Number(event.target.value))}>
            ${view.agenda.map((round, at) => html`
              <option key=${round.id} value=${at}>
                ${round.id === id ? t("desk.place_now", { number: at + 1 })
                  : t("desk.place_of", { number: at + 1, kind: t(`${round.kind}.name`) })}</option>`)}
          </select>`}
      <//>
    <//>`;
}
