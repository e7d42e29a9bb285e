// Buttons. The label is a verb. A busy button says what it is doing and cannot be pressed twice.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Icon } from "./icon.js";

// kind: undefined (primary) | "line" | "quiet"; size: undefined | "sm" | "lg"; icon and after: sprite names;
// label: the accessible name of a button that shows only an icon; blocked: cannot be used now but stays in the tab
// order, so that its reason (describedby) can be read. href makes it a link.
export function Button({
  kind, size, wide, icon, after, label, busy, busyLabel, blocked, disabled, describedby, href, type = "button", onClick, children, ...rest
}) {
  const iconOnly = icon && label && !children;
  const inert = busy || blocked;
  const common = {
    class: "button", "data-kind": kind, "data-size": size, "data-wide": wide ? "" : null, "data-icon-only": iconOnly ? "" : null,
    "aria-label": label, "aria-describedby": describedby, "aria-busy": busy ? "true" : null,
    "aria-disabled": blocked ? "true" : null,
    onClick: (event) => (inert ? event.preventDefault() : onClick?.(event)),
    ...rest,
  };
  const inside = busy
    ? html`<${Icon} name="hourglass" /> ${busyLabel ?? t("common.busy")}`
    : html`${icon && html`<${Icon} name=${icon} />`} ${children} ${after && html`<${Icon} name=${after} />`}`;
  return href ? html`<a ...${common} href=${href}>${inside}</a>`
    : html`<button ...${common} type=${type} disabled=${disabled}>${inside}</button>`;
}
