// Under a round that works on what came from earlier rounds: of every option where it came from, folded away.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { OriginButton } from "../origin.js";

const AT_ONCE = 100;

// Nothing is drawn of it before it is unfolded: there may be 1,600 options.
export function Origins({ desk, view, round }) {
  const [room, setRoom] = useState(0);
  if (round.phase === "draft" || !round.source.round || !round.options.length) return null;
  return html`
    <details class="preview" onToggle=${(event) => event.currentTarget.open && setRoom(Math.max(room, AT_ONCE))}>
      <summary>${t("desk.origins")}</summary>
      <ul class="rules">${round.options.slice(0, room).map((option) => html`
        <li key=${option.id} class="across between" data-wrap><span class="as-typed">${option.text}</span>
          <${OriginButton} code=${desk.code} view=${view} about=${{ round: round.id, item: option.id, text: option.text }}
            words=${t("common.contributions", { n: option.origin?.n ?? 1 })} /></li>`)}</ul>
      ${room > 0 && round.options.length > room && html`
        <${Button} kind="line" onClick=${() => setRoom(room + AT_ONCE)}>${t("desk.and_more", { n: round.options.length - room })}<//>`}
    </details>`;
}
