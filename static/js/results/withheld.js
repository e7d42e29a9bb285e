// Why a result has no figures.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";

// Too few ballots for figures.
export const Withheld = ({ result: { ballots, threshold }, t }) => html`
  <p class="withheld"><${Icon} name="lock" />
    <span>${t(ballots < threshold ? "common.withheld" : "common.withheld_paper", { threshold })}</span></p>`;
