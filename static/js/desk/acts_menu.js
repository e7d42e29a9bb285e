// The list of what was done at the desk, with the way back, and the keys for it: Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y.
import { html, useEffect } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Menu } from "../ui/menu.js";
import { wordsOf } from "./acts.js";

const SHOWN = 10;
const OWN_KEYS = "input:not([type=checkbox],[type=radio]), textarea, select, dialog[open], [contenteditable]";

export function ActsMenu({ desk, pulse }) {
  const acts = pulse?.acts ?? [];
  const [last, next] = [desk.acts.last(), desk.acts.next()];
  const items = [
    { label: last ? `${t("desk.act_undo")}: ${wordsOf(last)}` : t("desk.acts_none"), icon: "undo-2", key: "Ctrl Z", disabled: !last,
      onChoose: desk.acts.undo },
    ...(next ? [{ label: `${t("desk.act_redo")}: ${wordsOf(next)}`, icon: "rotate-ccw", key: "Ctrl Y", onChoose: desk.acts.redo }] : []),
    ...(acts.length > 1 ? ["-"] : []),
    ...acts.slice(-SHOWN - 1).reverse().filter(({ id }) => id !== last?.id && id !== next?.id).map((act) => itemOf(desk, act)),
  ];
  return html`<${Menu} items=${items} icon="undo-2" label=${t("desk.acts")} />`;
}

function itemOf(desk, act) {
  const theirs = !desk.acts.mine(act);
  const how = act.stays ? "fixed" : theirs ? "theirs" : act.undone ? "was_undone" : null;
  const what = wordsOf(act);
  return { label: how ? t(`desk.act_${how}`, { what }) : what, disabled: act.stays || theirs,
    onChoose: () => desk.acts.turn(act, act.undone) };
}

// In a field these keys are those of the field.
export function useUndoKeys(desk) {
  useEffect(() => {
    const keys = (event) => {
      const letter = event.key.toLowerCase();
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || !["z", "y"].includes(letter)) return;
      if (event.target.closest?.(OWN_KEYS)) return;
      event.preventDefault();
      if (letter === "y" || event.shiftKey) desk.acts.redo();
      else desk.acts.undo();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [desk]);
}
