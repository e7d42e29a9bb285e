// A dialog to choose a cluster, or to make a new one. Used where there is no room for a menu, and to merge clusters.
import { html, useEffect, useRef, useState } from "../../lib/html.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { TextField } from "../../ui/field.js";
import { Glyph, Icon } from "../../ui/icon.js";

const NAME_CHARACTERS = 80;

// idea: shown above the choice, or null; now: where it is (not offered); onPick(id | null for unsorted); onNew(name): also
// offers a new cluster.
export function PickCluster({ title, idea, clusters, now, onPick, onNew, onClose, t }) {
  const [name, setName] = useState("");
  const make = (event) => {
    event.preventDefault();
    if (name.trim()) onNew(name);
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${html`<${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      ${idea && html`<p class="as-typed pick-idea">‘${idea.text}’</p>`}
      <ul class="rules pick-list">
        ${clusters.filter((cluster) => cluster.id !== now).map((cluster) => html`
          <li key=${cluster.id}><button type="button" onClick=${() => onPick(cluster.id)}><${Glyph} cat=${cluster.cat} />
            <span>${cluster.outer && `${cluster.outer} › `}${cluster.name}</span></button></li>`)}
        ${idea && now !== null && html`
          <li><button type="button" onClick=${() => onPick(null)}><${Icon} name="undo-2" />
            <span>${t("organise.back")}</span></button></li>`}
      </ul>
      ${onNew && html`
        <form class="across pick-new" onSubmit=${make}>
          <div class="grow"><${TextField} label=${t("organise.new_cluster")} value=${name} onInput=${setName}
            most=${NAME_CHARACTERS} autocomplete="off" /></div>
          <${Button} type="submit" kind="line" icon="plus" blocked=${!name.trim()}>${t("organise.make")}<//>
        </form>`}
    <//>`;
}

// The name of a new cluster. first: what stands there already; save: what the button says; onSave(name).
export function NameDialog({ title, count, first = "", save: words = null, onSave, onClose, t }) {
  const [name, setName] = useState(first);
  const form = useRef(null);
  useEffect(() => form.current.querySelector("input").focus(), []);
  const save = (event) => {
    event.preventDefault();
    if (name.trim()) onSave(name);
  };
  return html`
    <${Dialog} title=${title} onClose=${onClose}
      actions=${html`<${Button} type="submit" form="cluster-name" blocked=${!name.trim()}>${words ?? t("organise.make")}<//>
        <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      ${count > 0 && html`<p>${t("organise.selected", { n: count })}</p>`}
      <form id="cluster-name" ref=${form} onSubmit=${save}>
        <${TextField} label=${t("organise.cluster_name")} value=${name} onInput=${setName} most=${NAME_CHARACTERS}
          autocomplete="off" />
      </form>
    <//>`;
}
