// Adding a round: which kinds there are, each with one line about what it is for.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { useKinds } from "../kinds_store.js";

// The order in which a group goes from many ideas to one decision.
const PURPOSES = ["generate", "reduce", "clarify", "organize", "evaluate", "build_consensus"];
const rank = (kind) => (PURPOSES.indexOf(kind.purpose) + PURPOSES.length) % PURPOSES.length;

export function AddRound({ onAdd }) {
  const [open, setOpen] = useState(false);
  const kinds = Object.values(useKinds()).sort((a, b) => rank(a) - rank(b));
  const add = (kind) => {
    setOpen(false);
    onAdd(kind);
  };
  return html`
    <${Button} kind="line" icon="plus" onClick=${() => setOpen(true)}>${t("desk.add_round")}<//>
    ${open && html`
      <${Dialog} title=${t("desk.add_round")} onClose=${() => setOpen(false)}
        actions=${html`<${Button} kind="quiet" onClick=${() => setOpen(false)}>${t("common.cancel")}<//>`}>
        <ul class="rules round-kinds">
          ${kinds.map((kind) => html`
            <li key=${kind.name}><button type="button" onClick=${() => add(kind.name)}>
              <${Icon} name=${kind.icon} />
                <span><b>${t(`${kind.name}.name`)}</b><span class="muted">${t(`${kind.name}.about`)}</span></span>
            </button></li>`)}
        </ul>
      <//>`}`;
}
