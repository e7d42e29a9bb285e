// One cluster on the desk: its name, which can be typed over, its count, its menu and its cards.
import { html, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { fitting } from "../../ui/field.js";
import { Glyph } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { originWords, partsOf } from "../../ui/origin.js";

const NAME_CHARACTERS = 80;

export function ClusterBin({ cluster, names, changes, usable, others, onMerge, children, t }) {
  const { id, name, cat, count, ideas, origin } = cluster;
  const parts = partsOf(origin, names);
  const [naming, setNaming] = useState(false);
  const items = [
    { label: t("organise.rename_cluster"), icon: "pencil", onChoose: () => setNaming(true) },
    { label: t("organise.merge_clusters"), icon: "merge", disabled: !others, onChoose: onMerge },
    "-",
    { label: t("organise.remove_cluster"), icon: "trash-2", onChoose: () => changes.remove(id) },
  ];
  const save = (words) => {
    setNaming(false);
    if (words.trim() && words !== name) changes.rename(id, words);
  };
  return html`
    <section class="cluster-bin" data-cat=${cat <= 6 ? cat : null} aria-label=${name}>
      <header>
        <${Glyph} cat=${cat} />
        ${naming ? html`<${NameField} name=${name} onSave=${save} onCancel=${() => setNaming(false)} t=${t} />` : html`<h3>${name}</h3>`}
        <span class="push digits" aria-label=${t("organise.cluster_count", { n: count })} role="img">${count}</span>
        ${usable && html`<${Menu} icon="ellipsis-vertical" label=${`${t("organise.cluster")}: ${name}`} items=${items} />`}
      </header>
      ${parts.length > 0 && html`<p class="cluster-parts">${originWords(origin, names)}</p>`}
      ${children}
      ${!ideas.length && html`<p class="muted bin-empty">${t("organise.empty")}</p>`}
    </section>`;
}

// Enter and leaving the field save; Escape does not.
function NameField({ name, onSave, onCancel, t }) {
  const [text, setText] = useState(name);
  const field = useRef(null);
  const left = useRef(false);
  useLayoutEffect(() => field.current.select(), []);
  const end = (action) => {
    if (left.current) return;
    left.current = true;
    action();
  };
  const keys = (event) => {
    if (event.key === "Enter") end(() => onSave(text));
    if (event.key === "Escape") end(onCancel);
  };
  return html`<input class="input grow" ref=${field} value=${text} dir="auto" aria-label=${t("organise.cluster_name")}
    onInput=${(event) => setText(fitting(event, NAME_CHARACTERS))} onKeyDown=${keys} onBlur=${() => end(() => onSave(text))} />`;
}
