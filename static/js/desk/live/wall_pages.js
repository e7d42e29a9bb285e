// The pages of the big screen, turned from the desk: only the wall knows how many there are, so these go on and back, and hold.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";

const PAGED = new Set(["round", "result", "shift", "repeat"]); // screens that may have more than one page

export function WallPages({ desk, screen }) {
  if (!PAGED.has(screen.mode)) return null;
  const turn = (data) => desk.act("screen.turn", null, data);
  return html`
    <div class="across" role="group" aria-label=${t("desk.wall_pages")}>
      <${Button} kind="line" icon="chevron-left" label=${t("desk.wall_back")} onClick=${() => turn({ by: -1 })} />
      <${Button} kind="line" icon=${screen.still ? "play" : "pause"} label=${t(screen.still ? "desk.wall_run" : "desk.wall_hold")}
        onClick=${() => turn({ still: !screen.still })} />
      <${Button} kind="line" icon="chevron-right" label=${t("desk.wall_next")} onClick=${() => turn({ by: 1 })} />
    </div>`;
}
