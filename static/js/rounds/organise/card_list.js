// A list of cards that can be dragged from and dropped on. SortableJS moves the element while it is in the hand; it is put
// back before anything is drawn, because the list on the screen only follows the server.
import Sortable from "../../../vendor/sortable.esm.js";
import { Component, html, useEffect, useRef, useState } from "../../lib/html.js";
import { Icon } from "../../ui/icon.js";
import { Menu } from "../../ui/menu.js";
import { OriginTags } from "../../ui/origin.js";

const TOUCH_MS = 180; // a finger that moves sooner is scrolling

// place: the id of the cluster, null for unsorted, "new"; drag: {start(), end(), drop(id, place)}; items(id): its menu.
export function CardList({ ideas, names, place, chosen, onChoose, drag, items, board, usable, most = Infinity, label, bare, t }) {
  const list = useRef(null);
  const now = useRef(drag);
  now.current = drag;
  const [current, setCurrent] = useState(null); // the one card of this list in the tab order
  useEffect(() => (usable ? makeSortable(list.current, now) : undefined), [usable]);
  const shown = ideas.slice(0, most);
  const entry = shown.some((idea) => idea.id === current) ? current : shown[0]?.id;
  return html`
    <ul class="cards" ref=${list} data-place=${place ?? ""} data-bare=${bare ? "" : null} aria-label=${label}>
      ${shown.map((idea) => html`
        <${Card} key=${idea.id} idea=${idea} names=${names} chosen=${chosen.has(idea.id)} inTabs=${idea.id === entry} onFocus=${setCurrent}
          onChoose=${onChoose} items=${items} board=${boardMark(board)} picked=${chosen.has(idea.id) ? chosen.size : 0}
            usable=${usable} t=${t} />`)}
    </ul>`;
}

// What a card's menu depends on, as one value to compare.
const boardMark = (board) => board.clusters.map(({ id, name }) => `${id}:${name}`).join("|");

const WATCHED = ["idea", "chosen", "inTabs", "board", "picked", "usable", "t"];

class Card extends Component {
  shouldComponentUpdate(next) {
    return WATCHED.some((name) => next[name] !== this.props[name]);
  }
  render({ idea, names, chosen, inTabs, onFocus, onChoose, items, usable, t }) {
    return html`
      <li class="card" data-id=${idea.id} data-chosen=${chosen ? "" : null}>
        <button type="button" class="card-text" data-id=${idea.id} aria-pressed=${String(chosen)} tabindex=${inTabs ? 0 : -1}
          onFocus=${() => onFocus(idea.id)} onClick=${() => onChoose(idea.id)}>
          <${Icon} name="grip-vertical" /><span class="as-typed">
            <${OriginTags} origin=${idea.origin} names=${names} />${idea.text}</span></button>
        ${usable && html`<${Menu} icon="ellipsis-vertical" tabindex="-1"
          label=${`${t("organise.move")} ${idea.text.slice(0, 60)}`} items=${items(idea.id)} />`}
      </li>`;
  }
}

function makeSortable(list, now) {
  const over = (to) =>
    document.querySelectorAll(".cards[data-over]").forEach((other) => other === to || other.removeAttribute("data-over"));
  const sortable = Sortable.create(list, {
    group: "ideas", sort: false, draggable: ".card", filter: ".menu-root", preventOnFilter: false,
    delay: TOUCH_MS, delayOnTouchOnly: true, touchStartThreshold: 6, fallbackTolerance: 5, forceFallback: true, fallbackOnBody: true,
    fallbackClass: "kind-organise", // in the hand a card stands outside the round, where no style of a kind reaches it
    onStart: () => now.current.start(),
    onMove({ to }) {
      over(to);
      to.setAttribute("data-over", "");
    },
    onEnd({ item, from, to, oldDraggableIndex }) {
      over(null);
      if (to !== from) from.insertBefore(item, from.children[oldDraggableIndex] ?? null);
      now.current.end();
      if (to !== from) now.current.drop(item.dataset.id, to.dataset.place || null);
    },
  });
  return () => sortable.destroy();
}
