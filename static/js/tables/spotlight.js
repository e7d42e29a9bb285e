// Spotlight, on the desk: what stands large on the big screen. One press lights something, another takes it away; Escape does as well.
import { html } from "../lib/html.js";
import { Button } from "../ui/button.js";

export const SPOT_KEY = "u";

// The id of what is lit of this round, or null.
export const litIn = (view, round) => (view.screen.round === round.id && view.screen.lit?.id) || null;

export const light = (item, { send }) => send("screen.light", { item });

// lit: whether it is; onLight(on).
export const Spot = ({ text, lit, onLight, t }) => html`
  <${Button} kind="quiet" icon="maximize" data-spot="" aria-pressed=${String(lit)} aria-keyshortcuts=${SPOT_KEY}
    label=${`${t("common.spot")}: ${text.slice(0, 60)}`} onClick=${() => onLight(!lit)} />`;

// For a list: the key lights the row that has the focus, or takes it away.
export function spotKey(event) {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  if (key.toLowerCase() !== SPOT_KEY || altKey || ctrlKey || metaKey) return;
  if (target.closest("input:not([type=checkbox]), textarea, select, dialog")) return;
  const button = target.closest("li")?.querySelector("[data-spot]");
  if (!button) return;
  event.preventDefault();
  button.click();
}
