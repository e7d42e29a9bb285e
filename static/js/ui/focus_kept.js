// The focus is never nowhere: when what had it goes away, the next thing of the same part of the page that can have it gets it.
import { useEffect } from "../lib/html.js";

const USABLE = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled])";

// Watches the page for as long as the component is there. first: what gets the focus when nothing of that part is left.
export function useFocusKept(first = "main:not([hidden])") {
  useEffect(() => {
    let trail = []; // from what has the focus outwards: each element, and how many usable ones stand before it there
    const remember = ({ target }) => {
      trail = [];
      for (let at = target.parentElement; at && at !== document.body; at = at.parentElement) {
        trail.push({ part: at, before: [...at.querySelectorAll(USABLE)].indexOf(target) });
      }
      trail.unshift({ part: target, before: -1 });
    };
    const mend = () => {
      const [had] = trail;
      if (!had || had.part.isConnected || document.activeElement !== document.body || document.querySelector("dialog[open]")) return;
      const left = trail.find(({ part }, at) => at > 0 && part.isConnected && part.querySelector(USABLE));
      const near = left && !left.part.querySelector("main") ? [...left.part.querySelectorAll(USABLE)] : [];
      const usable = near.filter((element) => element.checkVisibility?.() ?? true);
      const next = usable[Math.min(left?.before ?? 0, usable.length - 1)] ?? document.querySelector(first);
      trail = [];
      next?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => setTimeout(mend)); // who moves the focus on purpose does so first
    document.addEventListener("focusin", remember);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", remember);
      watch.disconnect();
    };
  }, []);
}
