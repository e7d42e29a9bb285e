// What people choose from, on the wall while nobody may see how it stands: every word of it.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { ColumnPages } from "./column_pages.js";

/** @param {{round: any, options?: any[], t: any, children?: any}} props options: other than those of the round */
export const OpenOptions = ({ round, options = round.options, t, children }) => html`
  <${ColumnPages} items=${options} draw=${({ text }) => html`<span dir="auto">${text}</span>`} t=${t}>
    ${children}<${OnWall} round=${round} t=${t} /><//>`;

// Below what people choose from: that there is no score yet, or that there is one.
export const OnWall = ({ round, t }) =>
  round.phase === "open" && html`
    <p class="sealed-note"><${Icon} name=${round.live ? "eye" : "lock"} /> ${t(round.live ? "phone.ballot_live" : "common.sealed")}</p>`;
