// Nothing yet, and not there yet.
import { html, useEffect, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Ring } from "./icon.js";

// One ring, one inviting line.
export const Empty = ({ title, children }) => html`
  <div class="empty"><${Ring} /><p class="display empty-title">${title}</p>
    ${children && html`<p>${children}</p>`}</div>`;

// Lines of grey plus words, and only when it takes longer than 400 ms.
export function Skeleton({ words = t("common.loading"), lines = [80, 95, 60], after = 400 }) {
  const [shown, setShown] = useState(after === 0);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), after);
    return () => clearTimeout(timer);
  }, []);
  return html`
    <div class="stack" aria-busy="true">
      ${shown && lines.map((width, index) => html`<span key=${index} class="skeleton" style=${{ inlineSize: `${width}%` }}></span>`)}
      ${shown && html`<p>${words}…</p>`}
    </div>`;
}
