// On the desk: what people wrote about one of the options. Of a few it stands open, of many it is folded under its count.
import { html } from "../lib/html.js";

const FEW = 2;

// of: how many options there are; count: how many texts are inside.
export const Folded = ({ of, count, title, children }) =>
  count > 0 && html`<details class="preview" open=${of <= FEW}><summary>${title} <span class="digits">(${count})</span></summary>
    ${children}</details>`;
