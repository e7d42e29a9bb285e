// Closing the session, and opening it again.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { toast } from "../../ui/toast.js";
import { Confirm } from "../confirm.js";

export function Ending({ desk, view }) {
  const [asking, setAsking] = useState(false);
  const open = view.agenda.some((entry) => entry.phase === "open");
  const reopen = async () => {
    const ack = await desk.act("session.reopen");
    if (ack.ok) toast(t("desk.did_reopen_session"), { undo: () => desk.acts.back(ack) });
  };
  const close = async () => {
    const ack = await desk.act("session.close");
    if (ack.ok) toast(t("desk.did_close_session"), { undo: () => desk.acts.back(ack) });
  };
  return html`
    <section aria-labelledby="ending">
      <h2 id="ending">${t("desk.ending")}</h2>
      ${view.session.phase === "closed"
        ? html`<p>${t("desk.ended")}</p><${Button} kind="line" icon="rotate-ccw" onClick=${reopen}>${t("desk.reopen_session")}<//>`
        : html`<p id="ending-why">${t(open ? "refused.round_open" : "desk.ending_lede")}</p>
          <${Button} icon="archive" blocked=${open} describedby="ending-why" onClick=${() => setAsking(true)}>
            ${t("desk.close_session")}<//>`}
      ${asking && html`
        <${Confirm} title=${t("desk.close_session_title")} yes=${t("desk.close_session")} onYes=${close} onClose=${() => setAsking(false)}>
          <p>${t("desk.close_session_what")}</p>
        <//>`}
    </section>`;
}
