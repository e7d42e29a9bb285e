// What people choose from, on the wall while nobody may see how it stands.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { Clamped } from "./fit.js";

// The options on the wall while nobody may see how it stands.
export function OpenOptions({ round, t }) {
  const { options } = round;
  const [columns, most] = options.length <= 6 ? [1, 6] : options.length <= 16 ? [2, 16] : [3, 54];
  const shown = options.length > most ? options.slice(0, most - 1) : options;
  const rows = Math.ceil(Math.min(options.length, most) / columns);
  return html`
    <div class="open-round">
      <ul class="open-options" data-columns=${columns} style=${{ "--rows": rows }}>
        ${shown.map((option) => html`<li key=${option.id}><${Clamped} text=${option.text} /></li>`)}
        ${options.length > most && html`
          <li key="more" class="more"><span>${t("common.and_more", { n: options.length - shown.length })}</span></li>`}
      </ul>
      <${OnWall} round=${round} t=${t} />
    </div>`;
}

// Below what people choose from: that there is no score yet, or that there is one.
export const OnWall = ({ round, t }) =>
  round.phase === "open" && html`
    <p class="sealed-note"><${Icon} name=${round.live ? "eye" : "lock"} /> ${t(round.live ? "phone.ballot_live" : "common.sealed")}</p>`;
