// Removing a session from the server, after saying what goes. An open session has to be closed first.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Dialog } from "../../ui/dialog.js";
import { toast } from "../../ui/toast.js";
import { deleteSession } from "../api.js";
import { Confirm } from "../confirm.js";
import { tellRefusal } from "../refusal.js";

export function RemoveSession({ session, onGone, onClose }) {
  const title = t("desk.remove_session", { title: session.title });
  if (session.phase === "open") return html`<${Dialog} title=${title} onClose=${onClose}><p>${t("refused.session_open")}</p><//>`;
  async function remove() {
    try {
      await deleteSession(session.code);
      toast(t("desk.session_removed", { title: session.title }));
    } catch (refused) {
      tellRefusal(refused);
    }
    onGone();
  }
  return html`
    <${Confirm} title=${title} yes=${t("desk.remove_for_good")} onYes=${remove} onClose=${onClose}>
      <p>${t("desk.remove_what")}</p>
    <//>`;
}
