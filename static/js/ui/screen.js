// The regions of a phone screen: the task and the foot under the thumb. The head is in phone/frame.js. The desk draws the
// ballot of a phone in a dialog; there they are no landmarks, and the button that sends has other words.
import { createContext, html, useContext } from "../lib/html.js";
import { Subject, Subjects } from "./subject.js";

// null on a phone; {send} where a ballot is filled in for somebody: the words of the button.
export const Elsewhere = createContext(null);

// true around a screen that stays as it is while the phone shows another.
export const Behind = createContext(false);

// The one thing this screen is about, and above it what the round is about. kind: "wait" centres it.
export function Main({ kind, children }) {
  const subject = html`<${Subject} subjects=${useContext(Subjects)} />`;
  const behind = useContext(Behind);
  if (useContext(Elsewhere)) return html`<div>${subject}${children}</div>`;
  return html`<main id=${behind ? null : "main"} class=${kind ? `phone-main phone-${kind}` : "phone-main"}>${subject}${children}</main>`;
}

// The thumb zone: the primary action. bare: without the line above it.
export function Foot({ bare, children }) {
  if (useContext(Elsewhere)) return html`<div class="place-foot">${children}</div>`;
  return html`<footer class="phone-foot" data-bare=${bare ? "" : null}>${children}</footer>`;
}
