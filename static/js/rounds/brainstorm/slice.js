// A slice of the options on a phone, to read before writing: which of them matters most. The server deals the slice that fewest phones
// took; which one it is, is known on this phone only.
import { html, useEffect } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";

export function Slice({ round, draft, send, t }) {
  const { slices } = round.body;
  const [taken, setTaken] = useDraft(draft, "slice", null);
  const known = taken !== null && slices[taken] !== undefined;
  useEffect(() => {
    if (!known) send("brainstorm.take_slice", {}).then((ack) => ack?.ok && setTaken(ack.reply.slice));
  }, [known]);
  if (!known) return null;
  const texts = round.options.filter(({ id }) => slices[taken].includes(id));
  return html`
    <section class="contributions">
      <h2 class="label">${t("brainstorm.slice")} <span class="muted">${texts.length}</span></h2>
      <p class="muted">${t("brainstorm.slice_told")} ${slices.length > 1 && t("brainstorm.slice_others")}</p>
      <ul class="rules others">${texts.map(({ id, text }) => html`<li key=${id}><span class="as-typed">${text}</span></li>`)}</ul>
    </section>`;
}
