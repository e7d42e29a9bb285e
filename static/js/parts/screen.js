// The frame of a phone screen. A view returns [Main, Foot]; the shell puts the head above it.
import { html } from "../lib/html.js";

// The one thing this screen is about. kind: "wait" centres it.
export const Main = ({ kind, children }) => html`<main id="main" class=${kind ? `m-main m-${kind}` : "m-main"}>${children}</main>`;

// The thumb zone: the primary action. bare: without the line above it.
export const Foot = ({ bare, children }) => html`<footer class="m-foot" data-bare=${bare ? "" : null}>${children}</footer>`;
