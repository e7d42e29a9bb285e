// Clustering on the desk: a tray of unsorted ideas and the clusters. Everything that can be dragged can also be done with
// the menu of a card and with keys; every change can be undone, from the toast or with Ctrl+Z.
import { html, useEffect, useRef, useState } from "../../lib/html.js";
import { originOf } from "../../lib/origin.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { boardOf, matches } from "./board.js";
import { moveItems, useChanges } from "./board_changes.js";
import { boardKeys, focusCard, neighbour } from "./board_keys.js";
import { CardList } from "./card_list.js";
import { ClusterBin } from "./cluster_bin.js";
import { NameDialog, PickCluster } from "./pick_cluster.js";

const AT_ONCE = 150;

/** @param {import("../../types/organise.js").DeskGiven} given */
export function Desk({ round: latest, send, t, tell }) {
  const dragging = useRef(false);
  const shown = useRef(latest);
  if (!dragging.current) shown.current = latest; // what is being dragged must not be drawn away under the hand
  const round = shown.current;
  const board = boardOf(round);
  const root = useRef(null);
  const refocus = useRef(null);
  const [chosen, setChosen] = useState(() => new Set());
  const [sought, setSought] = useState("");
  const [room, setRoom] = useState(AT_ONCE);
  const [naming, setNaming] = useState(null); // the ideas of a new cluster
  const [merging, setMerging] = useState(null); // a cluster
  const [, redraw] = useState(0);
  const picked = round.options.filter((idea) => chosen.has(idea.id)).map((idea) => idea.id);
  const fits = matches(sought);
  const changes = useChanges({ round, send, t, tell });
  const usable = ["open", "closing", "closed"].includes(round.phase);

  // A card that moved takes the focus with it into another list; then the next one in the old list gets it.
  useEffect(() => {
    if (refocus.current && document.activeElement === document.body) focusCard(root.current, refocus.current);
  });
  // With a card of the selection goes the whole selection.
  const together = (id) => (chosen.has(id) ? picked : [id]);
  function move(ids, to) {
    refocus.current = neighbour(root.current, ids);
    setChosen(new Set());
    changes.move(ids, to);
  }
  function name(ids) {
    setNaming(ids);
  }
  const drop = (id, to) => (to === "new" ? name(together(id)) : move(together(id), to));
  const choose = useRef((id) => setChosen((old) => { const next = new Set(old); return next.delete(id) ? next : next.add(id); })).current;
  const drag = { start: () => (dragging.current = true), end: () => { dragging.current = false; redraw((count) => count + 1); }, drop };
  const items = (ids, now) => moveItems({ board, now, t, onMove: (to) => move(ids, to), onNew: () => name(ids) });
  const list = (ideas, place) => ({
    ideas: ideas.filter(fits),
    names: round.names,
    place,
    chosen,
    onChoose: choose,
    drag,
    items: (id) => items(together(id), place),
    board,
    usable,
    t,
  });
  const keys = (event) => usable && boardKeys(event, { root: root.current, board, together, move, name, undo: changes.undoLast });

  return html`
    <section class="organise" ref=${root} onKeyDown=${keys} aria-label=${t("organise.name")}>
      <div class="board-bar across" data-wrap role="group" aria-label=${t("organise.tools")}>
        <span role="status">${picked.length > 0 && html`<b>${t("organise.selected", { n: picked.length })}</b>`}</span>
        ${picked.length > 0 && html`
          <${Menu} kind="line" icon="arrow-right" items=${items(picked, undefined)} label=${t("organise.move")}>${t("organise.move")}<//>
          <${Button} kind="quiet" onClick=${() => setChosen(new Set())}>${t("organise.deselect")}<//>`}
        <span class="push"><${Button} kind="line" icon="undo-2" blocked=${!usable || !round.body.undoable?.length}
          onClick=${changes.undoLast}>${t("organise.undo")}<//></span>
      </div>
      <div class="work-board">
        <div class="tray-side">
          <div class="across between"><h2>${t("organise.unsorted")}</h2><b class="digits">${originOf(board.unsorted).n}</b></div>
          <${TextField} type="search" label=${t("organise.search")} value=${sought} onInput=${setSought} autocomplete="off" />
          <${CardList} ...${list(board.unsorted, null)} most=${room} label=${t("organise.unsorted")} />
          ${!board.unsorted.length && html`<p class="muted">${t("organise.all_sorted")}</p>`}
          ${board.unsorted.filter(fits).length > room
            && html`<${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>${t("organise.show_more")}<//>`}
          <${KeyHelp} t=${t} />
        </div>
        <div class="bench">
          ${board.clusters.map((cluster) => html`
            <${ClusterBin} key=${cluster.id} cluster=${cluster} names=${round.names} changes=${changes} usable=${usable}
              others=${board.clusters.length > 1} onMerge=${() => setMerging(cluster)} t=${t}>
              <${CardList} ...${list(cluster.ideas, cluster.id)} label=${cluster.name} /><//>`)}
          ${usable && html`<${NewBin} drag=${drag} onClick=${() => name(picked)} t=${t} />`}
        </div>
      </div>
      ${naming && html`
        <${NameDialog} title=${t("organise.new_cluster")} count=${naming.length} t=${t} onClose=${() => setNaming(null)}
          onSave=${(words) => { setNaming(null); setChosen(new Set()); changes.make(words, naming); }} />`}
      ${merging && html`
        <${PickCluster} title=${t("organise.merge_with", { cluster: merging.name })} clusters=${board.clusters} now=${merging.id} t=${t}
          onClose=${() => setMerging(null)} onPick=${(into) => { setMerging(null); changes.merge(into, merging.id); }} />`}
    </section>`;
}

// A card can be dropped here: the new cluster starts with it.
const NewBin = ({ drag, onClick, t }) => html`
  <div class="new-place"><button type="button" class="new-bin" onClick=${onClick}>
    <${Icon} name="plus" /> ${t("organise.new_cluster")}</button>
    <${CardList} ideas=${[]} place="new" drag=${drag} usable bare t=${t} /></div>`;

const KeyHelp = ({ t }) => html`
  <div class="muted key-help">
    <span><kbd>↑</kbd> <kbd>↓</kbd> <kbd>←</kbd> <kbd>→</kbd> ${t("organise.key_walk")}</span>
    <span><kbd>Enter</kbd> ${t("organise.key_move")}</span><span><kbd>${t("organise.space")}</kbd> ${t("organise.key_choose")}</span>
    <span><kbd>1</kbd>–<kbd>9</kbd> ${t("organise.key_to")}</span>
      <span><kbd>N</kbd> ${t("organise.key_new")} <kbd>0</kbd> ${t("organise.key_back")}</span>
    <span><kbd>Ctrl</kbd> <kbd>Z</kbd> ${t("organise.key_undo")}</span>
  </div>`;
