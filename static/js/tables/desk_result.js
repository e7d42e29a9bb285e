// On the desk: what the facilitator can and cannot see of a result now.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { Counting } from "../results/counting.js";
import { Withheld } from "../results/withheld.js";

const SHOWN = 60;

// What people choose from, whole: to read it out, and to answer who asks what is meant.
const OnPhones = ({ options, t }) => html`
  <section class="on-phones"><h2 class="minor-heading">${t("desk.on_phones")}</h2>
    <ul class="rules">
      ${options.slice(0, SHOWN).map(({ id, text }) => html`<li key=${id} class="as-typed">${text}</li>`)}
      ${options.length > SHOWN && html`<li class="muted">${t("desk.and_more", { n: options.length - SHOWN })}</li>`}
    </ul></section>`;

// On the desk: what the facilitator can and cannot see now. listed: the desk of the kind shows the options itself. children: the
// figures.
export function DeskResult({ round, listed = false, t, children }) {
  if (round.phase === "draft") return null;
  if (["open", "closing"].includes(round.phase) && !round.result) {
    return html`<p class="sealed">
      <${Icon} name=${round.live ? "eye" : "lock"} /> <span>${t(round.live ? "desk.ballot_live" : "desk.sealed")}</span></p>
      ${!listed && !round.live && round.options.length > 0 && html`<${OnPhones} options=${round.options} t=${t} />`}`;
  }
  return html`
    ${round.phase === "closed" && html`
      <p class="only-you"><span class="badge" data-kind="now"><${Icon} name="eye" /> ${t("desk.only_you")}</span> <span>
        ${t("desk.only_you_why")}</span></p>`}
    <${Counting} round=${round} t=${t} />
    ${round.result?.withheld ? html`<${Withheld} result=${round.result} t=${t} />` : round.result && children}`;
}
