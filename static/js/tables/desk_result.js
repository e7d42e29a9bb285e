// On the desk: what the facilitator can and cannot see of a result now.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { Counting } from "../results/counting.js";
import { Withheld } from "../results/withheld.js";

// On the desk: what the facilitator can and cannot see now. children: the figures.
export function DeskResult({ round, t, children }) {
  if (round.phase === "draft") return null;
  if (["open", "closing"].includes(round.phase) && !round.result) {
    return html`<p class="sealed">
      <${Icon} name=${round.live ? "eye" : "lock"} /> <span>${t(round.live ? "desk.ballot_live" : "desk.sealed")}</span></p>`;
  }
  return html`
    ${round.phase === "closed" && html`
      <p class="only-you"><span class="badge" data-kind="now"><${Icon} name="eye" /> ${t("desk.only_you")}</span> <span>
        ${t("desk.only_you_why")}</span></p>`}
    <${Counting} round=${round} t=${t} />
    ${round.result?.withheld ? html`<${Withheld} result=${round.result} t=${t} />` : round.result && children}`;
}
