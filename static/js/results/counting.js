// Why there are no figures yet: the votes are being counted, or counting took more than it may.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";

export const Counting = ({ round, t }) => round.counting && html`
  <p class="withheld" role="status"><${Icon} name=${round.counting === "failed" ? "triangle-alert" : "hourglass"} />
    <span>${t(round.counting === "failed" ? "common.count_failed" : "common.counting")}</span></p>`;
