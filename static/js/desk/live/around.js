// Around the result of a vote, whatever its kind: what moved since the first vote, and ties; or another try to count it.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { ShiftTable } from "../../tables/shift.js";
import { repeatOf } from "../../results/shift.js";
import { TiesTold } from "../../results/ties.js";
import { Button } from "../../ui/button.js";
import { useKinds } from "../kinds_store.js";
import { Ties } from "./ties.js";

export function AroundVote({ desk, round, lang }) {
  const kind = useKinds()[round.kind];
  if (round.counting === "failed") {
    return html`<div class="around-vote"><span>
      <${Button} kind="line" icon="rotate-ccw" onClick=${() => desk.act("round.count", round.id)}>
        ${t("desk.count_again")}<//></span></div>`;
  }
  if (!kind?.secret || !round.result || round.result.withheld) return null;
  const ties = round.equals?.[kind.flavours[0]] ?? [];
  if (!round.shift && !round.repeat && !ties.length && !round.ties.length) return null;
  return html`
    <div class="around-vote">
      ${(ties.length > 0 || round.ties.length > 0) && html`
        <section aria-labelledby="ties"><h2 class="minor-heading" id="ties" tabindex="-1">${t("desk.ties")}</h2>
          <${TiesTold} round=${round} t=${t}>
            ${(act) => act.seed && html`<span class="help">${t("desk.tie_seed", { seed: act.seed })}</span>`}<//>
          <${Ties} desk=${desk} round=${round} ties=${ties} flavour=${kind.flavours[0]} lang=${lang} />
        </section>`}
      <${ShiftTable} round=${round} t=${t} lang=${lang} />
      <${ShiftTable} round=${round} t=${t} lang=${lang} of=${repeatOf} />
    </div>`;
}
