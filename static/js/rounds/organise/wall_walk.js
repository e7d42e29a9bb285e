// Walking along the clusters on the wall: one after another it stands there alone, with all its ideas.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";

export function WallWalk({ clusters, shown, onShow, onWalk, t }) {
  if (!clusters.length) return null;
  const at = clusters.findIndex(({ id }) => id === shown);
  return html`
    <div class="wall-walk" role="group" aria-label=${t("organise.walk")}>
      <${Button} kind="quiet" icon="chevron-left" label=${t("organise.walk_back")} onClick=${() => onWalk(-1)} />
      <span class="wall-walk-now" role="status">${at < 0 ? t("organise.walk_all") : clusters[at].name}</span>
      <${Button} kind="quiet" icon="chevron-right" label=${t("organise.walk_on")} onClick=${() => onWalk(1)} />
      ${at >= 0 && html`<${Button} kind="quiet" size="sm" onClick=${() => onShow(null)}>${t("organise.show_all")}<//>`}
    </div>`;
}
