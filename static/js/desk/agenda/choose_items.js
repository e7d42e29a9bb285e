// Chooses which items of an earlier round come along. Can be done once that round has begun.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Skeleton } from "../../ui/empty.js";
import { itemsOf } from "../api.js";
import { useKinds } from "../kinds_store.js";
import { useLoaded } from "../loaded.js";
import { Refused } from "../refusal.js";
import { nameOf } from "./actions.js";

// onChoose(ids)
export function ChooseItems({ code, view, giver, source, onChoose, onClose }) {
  const { value, refusal, again } = useLoaded(() => itemsOf(code, giver.id), giver.id);
  const [ids, setIds] = useState(source.ids);
  const [first] = useKinds()[giver.kind]?.flavours ?? [];
  const items = value && (value[source.flavour] ?? value[first] ?? []);
  const toggle = (id) => setIds(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);
  const done = () => {
    onChoose(ids);
    onClose();
  };
  const known = items?.filter((item) => ids.includes(item.id)).length ?? 0;
  return html`
    <${Dialog} title=${t("desk.choose_from", { round: nameOf(view, giver.id) })} onClose=${onClose} actions=${html`
      ${items?.length > 0 && html`<${Button} disabled=${!known} onClick=${done}>${t("desk.take_along", { n: known })}<//>`}
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      ${refusal && html`<${Refused} refusal=${refusal} onAgain=${again} />`}
      ${!items && !refusal && html`<${Skeleton} words=${t("common.busy")} />`}
      ${items?.length === 0 && html`<p>${t("desk.choose_later")}</p>`}
      ${items?.length > 0 && html`
        <fieldset class="rules choose"><legend class="visually-hidden">${t("desk.pick_chosen")}</legend>
          ${items.map((item) => html`
            <label class="check" key=${item.id}>
              <input type="checkbox" checked=${ids.includes(item.id)} onChange=${() => toggle(item.id)} /> <span>
                ${item.text}</span></label>`)}
        </fieldset>`}
    <//>`;
}
