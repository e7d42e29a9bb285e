// The keys of the board. Single keys work only while a list of ideas has the focus, so they never fight with a screen reader or with
// typing. A key means what it means the moment it is pressed: it asks the model, not the screen.
import { SPOT_KEY } from "../../tables/spotlight.js";

// acts: {model, clusters(), newCluster(), merge(), pick(), undo(), redo(), walkWall(by), seek(), help(), aside(by), light(), leave()};
// leave is null where there is nothing to leave.
export function boardKeys(event, acts) {
  if (event.target.closest("input, textarea, dialog, [role=menu]")) return;
  const act = event.ctrlKey || event.metaKey ? withControl(event, acts) : event.altKey ? null : alone(event, acts);
  if (!act) return;
  event.preventDefault();
  act();
}

function withControl({ key, shiftKey, target }, { model, undo, redo }) {
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? redo : undo;
  if (letter === "y") return redo;
  return letter === "a" && isList(target) ? model.chooseAll : null;
}

const isList = (target) => target.getAttribute("role") === "listbox";

function alone({ key, shiftKey, target }, acts) {
  const { model } = acts;
  if (key === "Escape") return model.store.get().chosen.size ? model.chooseNone : acts.leave;
  if (!isList(target)) return null;
  return walkKey(key, shiftKey, acts) ?? placeKey(key, acts);
}

function walkKey(key, extend, { model, aside }) {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, End: Infinity, Home: -Infinity }[key];
  if (by !== undefined) return () => model.walk(by, extend);
  const side = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (side) return () => aside(side);
  return key === " " ? () => model.current() !== null && model.toggle(model.current()) : null;
}

function placeKey(key, { model, clusters, newCluster, merge, pick, walkWall, seek, help, light }) {
  if (/^[1-9]$/.test(key)) {
    const cluster = clusters()[Number(key) - 1];
    return () => cluster && model.file(cluster.id);
  }
  return {
    0: () => model.file(null), n: newCluster, N: newCluster, m: merge, M: merge, Enter: pick, w: () => walkWall(1), W: () => walkWall(-1),
    "/": seek, "?": help, [SPOT_KEY]: light, [SPOT_KEY.toUpperCase()]: light,
  }[key] ?? null;
}
