// Under a round that works on what came from earlier rounds: of every option where it came from, folded away.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { OriginButton } from "../origin.js";

export function Origins({ desk, view, round }) {
  if (round.phase === "draft" || !round.source.round || !round.options.length) return null;
  return html`
    <details class="preview">
      <summary>${t("desk.origins")}</summary>
      <ul class="rules">${round.options.map((option) => html`
        <li key=${option.id} class="across between" data-wrap><span class="as-typed">${option.text}</span>
          <${OriginButton} code=${desk.code} view=${view} about=${{ round: round.id, item: option.id, text: option.text }}
            words=${t("common.contributions", { n: option.origin?.n ?? 1 })} /></li>`)}</ul>
    </details>`;
}
