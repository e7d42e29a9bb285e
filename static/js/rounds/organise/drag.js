// Ideas in the hand: with a mouse at once, with a finger after a moment, because a finger that moves sooner scrolls. What is under
// them is an element with data-drop: the id of a cluster, "" for unsorted, "new". Nothing moves on the screen before they fall.
import { useEffect, useRef } from "../../lib/html.js";

const HELD_MS = 180;
const FAR = 6; // px

/**
 * @param {{current: any}} root
 * @param {{taken: (id: string, list: string) => {ids: string[], words: string} | null, drop: (ids: string[], to: string) => void}} given
 */
export function useDrag(root, given) {
  const now = useRef(given);
  now.current = given;
  useEffect(() => dragging(root.current, now), []);
}

function dragging(root, now) {
  let held = null; // {id, list, x, y, timer, touch}
  let hand = null; // {ids, card}

  function over(place) {
    for (const other of root.querySelectorAll("[data-over]")) if (other !== place) other.removeAttribute("data-over");
    place?.setAttribute("data-over", "");
  }

  function begin() {
    const taken = now.current.taken(held.id, held.list);
    if (!taken) return letGo();
    const card = Object.assign(document.createElement("div"), { className: "card-in-hand", textContent: taken.words });
    root.append(card);
    hand = { ids: taken.ids, card };
    root.setAttribute("data-dragging", "");
    carry(held);
  }

  function carry({ x, y }) {
    hand.card.style.setProperty("translate", `${x}px ${y}px`);
    over(document.elementFromPoint(x, y)?.closest("[data-drop]") ?? null);
  }

  function letGo() {
    clearTimeout(held?.timer);
    hand?.card.remove();
    root.removeAttribute("data-dragging");
    over(null);
    held = hand = null;
  }

  function down(event) {
    const row = event.target.closest(".idea");
    if (event.button !== 0 || !row || event.target.closest(".idea-box")) return;
    const touch = event.pointerType === "touch";
    held = { id: row.dataset.id, list: row.parentElement.dataset.list, x: event.clientX, y: event.clientY, touch, timer: null };
    if (touch) held.timer = setTimeout(begin, HELD_MS);
  }

  function move(event) {
    if (!held) return;
    const at = { x: event.clientX, y: event.clientY };
    if (hand) return carry(at);
    if (Math.hypot(at.x - held.x, at.y - held.y) < FAR) return;
    if (held.touch) return letGo();
    Object.assign(held, at);
    begin();
  }

  function up() {
    const place = hand && root.querySelector("[data-over]");
    const ids = hand?.ids;
    const dragged = Boolean(hand);
    letGo();
    if (dragged) addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", swallow, { capture: true }));
    if (place) now.current.drop(ids, place.dataset.drop);
  }

  const swallow = (event) => event.stopPropagation();
  const still = (event) => hand && event.preventDefault(); // a finger that carries something does not scroll
  const keys = (event) => {
    if (event.key !== "Escape" || !hand) return;
    event.stopPropagation();
    letGo();
  };
  root.addEventListener("pointerdown", down);
  root.addEventListener("touchmove", still, { passive: false });
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", letGo);
  addEventListener("keydown", keys, { capture: true });
  return () => {
    letGo();
    root.removeEventListener("pointerdown", down);
    root.removeEventListener("touchmove", still);
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", letGo);
    removeEventListener("keydown", keys, { capture: true });
  };
}
