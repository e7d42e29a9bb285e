// What the results of the secret kinds share: why there are no figures, the options while a round is open, and what the
// desk may see. The tables of the desk are in result_table.js.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Icon } from "../../parts/icon.js";

export { ResultTable, roleColumns } from "./result_table.js";

export const figure = (lang, value, decimals = 1) => (value === null || value === undefined ? "–" : number(lang, value, decimals).replace(/^-(?=[0.,]+$)/, "").replace("-", "−"));

// Too few ballots for figures.
export const Withheld = ({ result, t }) => html`
  <p class="withheld"><${Icon} name="lock" /> <span>${t("common.withheld", { threshold: result.threshold })}</span></p>`;

// The options on the wall while nobody may see how it stands.
export function OpenOptions({ round, t }) {
  const { options } = round;
  const [columns, most] = options.length <= 6 ? [1, 6] : options.length <= 16 ? [2, 16] : [3, 54];
  const shown = options.length > most ? options.slice(0, most - 1) : options;
  const rows = Math.ceil(Math.min(options.length, most) / columns);
  return html`
    <div class="b-open">
      <ul class="b-options" data-columns=${columns} data-tight=${rows > 9 ? "" : null} style=${{ "--rows": rows }}>
        ${shown.map((option) => html`<li key=${option.id}><span>${option.text}</span></li>`)}
        ${options.length > most && html`<li key="more" class="more"><span>${t("common.and_more", { n: options.length - shown.length })}</span></li>`}
      </ul>
      <${OnWall} round=${round} t=${t} />
    </div>`;
}

// Below what people choose from: that there is no score yet, or that there is one.
export const OnWall = ({ round, t }) =>
  round.phase === "open" && html`<p class="b-sealed"><${Icon} name=${round.live ? "eye" : "lock"} /> ${t(round.live ? "phone.ballot_live" : "common.sealed")}</p>`;

// On the desk: what the facilitator can and cannot see now. children: the figures.
export function DeskResult({ round, t, children }) {
  if (round.phase === "draft") return null;
  if (round.phase === "open" && !round.result) {
    return html`<p class="sealed"><${Icon} name=${round.live ? "eye" : "lock"} /> <span>${t(round.live ? "desk.ballot_live" : "desk.sealed")}</span></p>`;
  }
  return html`
    ${round.phase === "closed" && html`
      <p class="only-you"><span class="tag" data-kind="now"><${Icon} name="eye" /> ${t("desk.only_you")}</span> <span>${t("desk.only_you_why")}</span></p>`}
    ${round.result?.withheld ? html`<${Withheld} result=${round.result} t=${t} />` : round.result && children}`;
}
