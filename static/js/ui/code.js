// The session code as it stands on the wall: K7M 4PX. Screen readers spell it.
import { html } from "../lib/html.js";
import { spacedCode } from "../lib/code.js";

export const Code = ({ code, class: name = "session-code" }) => html`
  <span class=${name}><span aria-hidden="true">${spacedCode(code)}</span>
    <span class="visually-hidden">${[...code].join(" ")}</span></span>`;
