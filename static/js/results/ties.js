// How a tie was broken, in one sentence: by lot or by the facilitator, and in which order. Without such an act equals
// stay equal.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";
import { textOf, textsOf } from "./option_texts.js";

// children: a function of the act that draws what comes after its sentence.
export function TiesTold({ round, t, children }) {
  if (!round.result || !round.ties?.length) return null;
  const texts = textsOf(round);
  return html`
    <ul class="ties-told">${round.ties.map((act) => html`
      <li key=${act.order.join()}>
        <${Icon} name="scale" /> <span>
          ${t(`common.tie_${act.how}`,
            { order: inOrder(act.order.map((id) => textOf(id, texts, round.kind, t)), t) })}${children?.(act)}</span></li>`)}</ul>`;
}

const inOrder = (order, t) => order.map((text, at) => t(at ? "common.tie_next" : "common.tie_first", { option: `‘${text}’` })).join(", ");
