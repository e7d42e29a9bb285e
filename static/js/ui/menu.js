// A button with a menu. Arrows, Home, End and the first letter move; Enter and Space choose; Escape and Tab close.
import { html, useEffect, useMemo, useRef, useState } from "../lib/html.js";
import { elementId } from "../lib/ids.js";
import { Button } from "./button.js";
import { Glyph, Icon } from "./icon.js";

const EDGE = 6; // px

// items: [{label, onChoose, icon?, cat?, key?, disabled?} | "-"]; key: a hint such as "1". Other props go to the button.
export function Menu({ items, label, children, ...button }) {
  const [open, setOpen] = useState(/** @type {false | "first" | "last"} */ (false)); // which entry has the focus first
  const root = useRef(null);
  const id = useMemo(() => elementId("menu"), []);
  const entries = () => [...root.current.querySelectorAll('[role="menuitem"]:not([aria-disabled])')];
  const focusButton = () => root.current.querySelector("button").focus();

  useEffect(() => {
    if (!open) return undefined;
    keepInView(root.current.querySelector('[role="menu"]'), root.current.querySelector("button"));
    entries().at(open === "last" ? -1 : 0)?.focus();
    const outside = (event) => root.current.contains(event.target) || setOpen(false);
    addEventListener("pointerdown", outside);
    return () => removeEventListener("pointerdown", outside);
  }, [open]);

  function choose(item) {
    if (item.disabled) return;
    setOpen(false);
    focusButton();
    item.onChoose();
  }

  function keys(event) {
    if (!open) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        setOpen(event.key === "ArrowUp" ? "last" : "first");
      }
      return;
    }
    if (event.key === "Tab") return setOpen(false);
    if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
      return focusButton();
    }
    const target = nextEntry(entries(), document.activeElement, event.key);
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  return html`
    <span class="menu-root" ref=${root} onKeyDown=${keys}>
      <${Button} kind="quiet" ...${button} label=${label} aria-haspopup="menu" aria-expanded=${String(Boolean(open))}
        aria-controls=${open ? id : null}
        onClick=${() => setOpen(open ? false : "first")}>${children}<//>
      ${open && html`
        <div class="menu" role="menu" id=${id} aria-label=${label}>
          ${items.map((item, index) => (item === "-" ? html`<hr key=${index} />` : html`
            <button key=${index} type="button" role="menuitem" tabindex="-1" aria-disabled=${item.disabled ? "true" : null}
              onClick=${() => choose(item)}>
              ${item.cat && html`<${Glyph} cat=${item.cat} />`}${item.icon && html`<${Icon} name=${item.icon} />`}
              <span class="grow">${item.label}</span>${item.key && html`<kbd>${item.key}</kbd>`}
            </button>`))}
        </div>`}
    </span>`;
}

// The menu hangs from the end of its button, or from the start, and below it or above, where there is room: over everything else on the
// page, so that no list that scrolls cuts it off.
function keepInView(menu, button) {
  menu.setAttribute("popover", "manual");
  menu.showPopover?.();
  const [at, size] = [button.getBoundingClientRect(), menu.getBoundingClientRect()];
  const left = at.right - size.width >= EDGE ? at.right - size.width : Math.min(at.left, innerWidth - size.width - EDGE);
  const under = at.bottom + EDGE;
  const top = under + size.height <= innerHeight ? under : Math.max(EDGE, at.top - EDGE - size.height);
  menu.style.setProperty("left", `${Math.max(EDGE, left)}px`);
  menu.style.setProperty("top", `${top}px`);
}

function nextEntry(entries, active, key) {
  const at = entries.indexOf(active);
  const by = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[key];
  if (by !== undefined) return entries[by % entries.length];
  if (key.length !== 1 || key === " ") return null;
  const turned = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
  return turned.find((entry) => entry.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
