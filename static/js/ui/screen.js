// The regions of a phone screen: the task and the foot under the thumb. The head is in phone/frame.js. The desk draws the
// ballot of a phone in a dialog; there they are no landmarks, and the button that sends has other words.
import { createContext, html, useContext } from "../lib/html.js";

// null on a phone; {send} where a ballot is filled in for somebody: the words of the button.
export const Elsewhere = createContext(null);

// The one thing this screen is about. kind: "wait" centres it.
export function Main({ kind, children }) {
  if (useContext(Elsewhere)) return html`<div>${children}</div>`;
  return html`<main id="main" class=${kind ? `phone-main phone-${kind}` : "phone-main"}>${children}</main>`;
}

// The thumb zone: the primary action. bare: without the line above it.
export function Foot({ bare, children }) {
  if (useContext(Elsewhere)) return html`<div class="place-foot">${children}</div>`;
  return html`<footer class="phone-foot" data-bare=${bare ? "" : null}>${children}</footer>`;
}
