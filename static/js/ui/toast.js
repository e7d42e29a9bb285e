// Short news at the bottom of the desk, with a way back. Stays 10 s, and as long as the pointer or the focus is on it.
import { html, useEffect, useRef } from "../lib/html.js";
import { announce } from "../lib/announce.js";
import { createStore, useStore } from "../lib/store.js";
import { t } from "../lib/words.js";
import { Button } from "./button.js";

const STAYS_MS = 10_000;

const store = createStore(null);

// Shows `text` and says it. undo: what to do when the person takes it back.
export function toast(text, { undo } = {}) {
  store.set(() => ({ text, undo }));
  announce(text, { topic: `toast:${text}` });
}

// Once on a page.
export function ToastHost() {
  const news = useStore(store);
  const held = useRef(false);
  useEffect(() => {
    if (!news) return undefined;
    const timer = setInterval(() => held.current || store.set(() => null), STAYS_MS);
    return () => clearInterval(timer);
  }, [news]);
  if (!news) return null;
  const hold = (on) => () => (held.current = on);
  const undo = () => {
    store.set(() => null);
    news.undo();
  };
  return html`
    <div class="toast-host"><div class="toast" onMouseEnter=${hold(true)} onMouseLeave=${hold(false)} onfocusin=${hold(true)}
      onfocusout=${hold(false)}>
      <span>${news.text}</span>${news.undo && html`<${Button} size="sm" onClick=${undo}>${t("common.undo")}<//>`}
    </div></div>`;
}
