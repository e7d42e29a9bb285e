// Why a result has no figures.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";

// Too few ballots for figures.
export const Withheld = ({ result, t }) => html`
  <p class="withheld"><${Icon} name="lock" /> <span>${t("common.withheld", { threshold: result.threshold })}</span></p>`;
