// One cluster on the desk: its key, its name, which can be typed over, its count, its menu, and as many of its ideas as stand whole.
import { html, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { Changed } from "../../ui/changed.js";
import { fitting } from "../../ui/field.js";
import { Glyph, Icon } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { originWords, partsOf } from "../../ui/origin.js";
import { useFitting } from "./fitting.js";
import { IdeaList } from "./idea_list.js";

const NAME_CHARACTERS = 80;
const KEYS = 9;

// A name with a word that would be broken beside the key and the count, or of several lines there, has a line of its own.
const isLong = (name) => name.length > 24 || name.split(/\s+/).some((word) => word.length > 10);

// asks: {merge(cluster), nest(cluster), read(id)}; head: without the ideas; n: how many ideas would be put here now.
export function ClusterBin({ cluster, at, names, changes, asks, usable, others, head, shown, reading, n, model, state, board, t }) {
  const { id, name, cat, ideas, inside } = cluster;
  const fresh = ideas.filter((idea) => state.landed.has(idea.id));
  const first = [...fresh, ...ideas.filter((idea) => !state.landed.has(idea.id))];
  const nested = board.clusters.some((other) => other.inside === id);
  const items = [
    { label: t("organise.read_all", { n: ideas.length }), icon: "list-ordered", onChoose: () => asks.read(id) },
    { label: t(shown ? "organise.show_all" : "organise.show_alone"), icon: "projector", onChoose: () => changes.show(shown ? null : id) },
    "-",
    { label: t("organise.rename_cluster"), icon: "pencil", onChoose: () => asks.rename(id) },
    { label: t("organise.merge_clusters"), icon: "merge", disabled: !others, onChoose: () => asks.merge(cluster) },
    inside
      ? { label: t("organise.take_out"), icon: "log-out", onChoose: () => changes.nest(id, null) }
      : { label: t("organise.nest"), icon: "layers", disabled: !others || nested, onChoose: () => asks.nest(cluster) },
    "-",
    { label: t("organise.remove_cluster"), icon: "trash-2", onChoose: () => changes.remove(id) },
  ];
  const [met, setMet] = useState(/** @type {{words: string, now: string} | null} */ (null)); // a colleague named it meanwhile
  const rename = async (words, was) => {
    setMet(null);
    const ack = await changes.rename(id, words, was);
    if (ack?.code === "changed_meanwhile") setMet({ words, now: ack.words.text });
  };
  const save = (words, was) => {
    asks.rename(null);
    if (words.trim() && words !== was) rename(words, was);
  };
  return html`
    <section class="cluster-bin" data-cat=${cat <= 6 ? cat : null} data-drop=${id} data-inside=${inside ? "" : null}
      data-reading=${reading ? "" : null} aria-label=${name}>
      <header>
        <${Here} at=${at} cluster=${cluster} n=${n} usable=${usable} onClick=${() => changes.file(id)} t=${t} />
        <${Glyph} cat=${cat} />
        ${asks.renaming === id ? html`<${NameField} name=${name} onSave=${save} onCancel=${() => asks.rename(null)} t=${t} />`
          : html`<h3 dir="auto" data-long=${isLong(name) ? "" : null}>
            ${cluster.outer && html`<span class="outer-name">${cluster.outer} › </span>`}${name}</h3>`}
        ${shown && html`<${Icon} name="projector" label=${t("organise.on_wall")} />`}
        <button type="button" class="bin-count digits" onClick=${() => asks.read(id)}
          aria-label=${`${t("organise.cluster_count", { n: cluster.whole })}, ${t("organise.read_all", { n: ideas.length })}, ${name}`}>
          ${cluster.whole}</button>
        ${usable && html`<${Menu} icon="ellipsis-vertical" label=${`${t("organise.cluster")}: ${name}`} items=${items} />`}
      </header>
      ${met && html`<${Changed} yours=${met.words} onKeep=${() => setMet(null)} onPut=${() => rename(met.words, met.now)} t=${t} />`}
      ${!head && partsOf(cluster.origin, names).length > 0
        && html`<p class="cluster-parts">${originWords(cluster.origin, names)}</p>`}
      ${!head && html`<${First} ideas=${first} list=${id} label=${name} names=${names} model=${model} state=${state}
        doubles=${board.doubles} onRead=${() => asks.read(id)} t=${t} />`}
    </section>`;
}

// The key of a cluster is a button too: what is in hand, or chosen, goes there with one tap.
const Here = ({ at, cluster, n, usable, onClick, t }) => html`
  <button type="button" class="bin-key" onClick=${onClick} aria-disabled=${usable && n ? null : "true"}
    aria-keyshortcuts=${at < KEYS ? String(at + 1) : null}>
    ${at < KEYS ? html`<kbd>${at + 1}</kbd>` : html`<${Icon} name="arrow-right" />`}
    <span class="visually-hidden">${t("organise.put_here", { n, cluster: cluster.name })}</span></button>`;

function First({ ideas, list, label, names, model, state, doubles, onRead, t }) {
  const content = ideas.slice(0, 12).map(({ id, text, origin }) => `${id} ${text} ${origin?.n ?? 1}`).join("\n");
  const [box, fits] = useFitting(content, ideas.length);
  return html`
    <div class="bin-room" ref=${box}>
      <${IdeaList} ideas=${fits.map((at) => ideas[at]).filter(Boolean)} all=${ideas.length} list=${list} label=${label} names=${names}
        model=${model} state=${state} doubles=${doubles} t=${t} />
      ${!ideas.length && html`<p class="muted bin-empty">${t("organise.empty")}</p>`}
    </div>
    ${ideas.length > 0 && html`
      <button type="button" class="read-all" data-needless=${ideas.length > fits.length ? null : ""} onClick=${onRead}>
        ${t("organise.read_all", { n: ideas.length })}<span class="visually-hidden">, ${label}</span></button>`}`;
}

// Enter and leaving the field save; Escape does not.
function NameField({ name, onSave, onCancel, t }) {
  const [text, setText] = useState(name);
  const was = useRef(name);
  const field = useRef(null);
  const left = useRef(false);
  useLayoutEffect(() => {
    field.current.focus();
    field.current.select();
  }, []);
  const end = (action) => {
    if (left.current) return;
    left.current = true;
    action();
  };
  const keys = (event) => {
    if (event.key === "Enter") end(() => onSave(text, was.current));
    if (event.key === "Escape") {
      event.stopPropagation();
      end(onCancel);
    }
  };
  return html`<input class="input grow" ref=${field} value=${text} dir="auto" aria-label=${t("organise.cluster_name")}
    onInput=${(event) => setText(fitting(event, NAME_CHARACTERS))} onKeyDown=${keys}
    onBlur=${() => end(() => onSave(text, was.current))} />`;
}
