// Three ideas of others on a phone, dealt by the server: the first three once an idea of one's own is there, or when somebody asks.
// Which three these are is known on this phone only, so that they are still there after a reload.
import { html, useEffect, useState } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { Other } from "./other.js";

// own: ids of the person's own ideas.
export function Dealt({ own, ...given }) {
  const { round, draft, send, t } = given;
  const { ideas } = round.body;
  const [hand, setHand] = useDraft(draft, "dealt", null);
  const [busy, setBusy] = useState(false);
  const began = hand === null && own.size > 0;
  async function ask() {
    setBusy(true);
    const ack = await send("brainstorm.deal", {});
    setBusy(false);
    if (ack?.ok) setHand(ack.reply.ideas);
  }
  useEffect(() => {
    if (began) ask();
  }, [began]);
  const shown = (hand ?? []).filter((id) => ideas[id] && !own.has(id));
  return html`
    <section class="contributions">
      <h2 class="label">${t("brainstorm.dealt")}</h2>
      ${hand === null && !began && html`<p class="muted">${t("brainstorm.dealt_first")}</p>`}
      ${hand !== null && !shown.length && html`<p class="muted">${t("brainstorm.dealt_none")}</p>`}
      <ul class="rules others" aria-live="polite">${shown.map((id) => html`
        <${Other} key=${id} id=${id} idea=${ideas[id]} given=${given} />`)}</ul>
      <${Button} kind="line" wide icon="layers" busy=${busy} onClick=${ask}>
        ${t(hand === null ? "brainstorm.dealt_now" : "brainstorm.dealt_next")}<//>
    </section>`;
}
