// Two buttons for whoever sets up the hall: light or dark, and full screen. They show when the mouse moves or when one
// has the focus, and go away by themselves.
import { html, useEffect, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";

const STAYS_MS = 3_000;
const page = document.documentElement;

export function Tools() {
  const [shown, setShown] = useState(false);
  const [theme, setTheme] = useState(page.dataset.theme);
  const [full, setFull] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    let timer = null;
    const moved = () => {
      clearTimeout(timer);
      setShown(true);
      timer = setTimeout(setShown, STAYS_MS, false);
    };
    const changed = () => setFull(Boolean(document.fullscreenElement));
    addEventListener("pointermove", moved);
    document.addEventListener("fullscreenchange", changed);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", moved);
      document.removeEventListener("fullscreenchange", changed);
    };
  }, []);

  function turn() {
    const next = theme === "dark" ? "light" : "dark";
    page.dataset.theme = next;
    keep(next);
    setTheme(next);
  }
  return html`
    <nav class="projector-tools" data-shown=${shown ? "" : null} aria-label=${t("projector.tools")}>
      <${Button} kind="line" icon=${theme === "dark" ? "sun" : "moon"} onClick=${turn}>
        ${t(theme === "dark" ? "projector.light" : "projector.dark")}<//>
      ${document.fullscreenEnabled && html`
        <${Button} kind="line" icon="maximize" onClick=${() => (full ? document.exitFullscreen() : page.requestFullscreen())}>
          ${t(full ? "projector.window" : "projector.full_screen")}<//>`}
    </nav>`;
}

function keep(theme) {
  try {
    localStorage.setItem("vk.projector.theme", theme);
  } catch {
    // A private window: the choice lasts as long as the page.
  }
}
