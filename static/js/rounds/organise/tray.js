// The ideas in no cluster, all of them, in a list that scrolls. While the pointer is in it nothing moves that this desk did not move:
// what somebody else takes away stays where it was, marked, and what somebody else brings comes at the end.
import { html, useRef, useState } from "../../lib/html.js";
import { TextField } from "../../ui/field.js";
import { IdeaList } from "./idea_list.js";
import { TRAY } from "./board_model.js";

/**
 * What stands in a list at which somebody aims. @param {string[] | null} held what stood there when that began, or null
 * @param {string[]} ids what belongs there now @param {(id: string) => boolean} isOwn whether this desk took it away itself
 */
export function standing(held, ids, isOwn) {
  if (!held) return ids;
  const now = new Set(ids);
  const before = held.filter((id) => now.has(id) || !isOwn(id));
  const known = new Set(before);
  return [...before, ...ids.filter((id) => !known.has(id))];
}

export function Tray({ model, state, board, names, total, seek, t }) {
  const [held, setHeld] = useState(/** @type {string[] | null} */ (null));
  const ideas = model.listed(TRAY);
  const ids = ideas.map(({ id }) => id);
  const shown = standing(held, ids, model.isOwn);
  const here = new Set(ids);
  const ghosts = held ? new Set(shown.filter((id) => !here.has(id))) : null;
  const all = useRef(new Map()).current;
  for (const idea of ideas) all.set(idea.id, idea);
  const sorted = total - board.loose;
  return html`
    <div class="tray-head" data-drop=${TRAY}>
      <h2>${t("organise.still", { n: board.loose })}</h2>
      <progress max=${total} value=${sorted} aria-label=${t("organise.progress", { n: sorted, total })}></progress>
      <span class="muted digits">${t("organise.progress", { n: sorted, total })}</span>
    </div>
    <div class="tray-find" ref=${seek}>
      <${TextField} type="search" label=${t("organise.search")} value=${state.sought} onInput=${model.seek} autocomplete="off"
        placeholder=${t("organise.search_in", { n: total })} hidden /></div>
    <div class="tray-list" data-drop=${TRAY} onPointerEnter=${() => setHeld(ids)} onPointerLeave=${() => setHeld(null)}>
      <${IdeaList} long ideas=${shown.map((id) => all.get(id))} list=${TRAY} label=${t("organise.unsorted")} names=${names} model=${model}
        state=${state} doubles=${board.doubles} ghosts=${ghosts} t=${t} />
      ${!shown.length && model.acting().length > 0 && html`<p class="muted tray-none">
        ${t(state.sought && board.unsorted.length ? "organise.nothing_found" : "organise.all_sorted")}</p>`}
    </div>`;
}
