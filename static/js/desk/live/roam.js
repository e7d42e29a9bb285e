// Where the phones are: whether people may look back at what was shown, and the way to bring everybody to what is on now. Who looks
// back is told to nobody, here neither.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Switch } from "../../ui/seg.js";
import { toast } from "../../ui/toast.js";

export async function callAll(desk) {
  const ack = await desk.act("phones.call");
  if (ack.ok) toast(t("desk.did_call"));
}

export const Roam = ({ desk, session }) => session.phase !== "closed" && html`
  <div class="roam">
    <${Switch} checked=${Boolean(session.roam)} onChange=${(roam) => desk.act("phones.roam", null, { roam })}
      label=${html`<b>${t("desk.roam")}</b><br /><span class="help">${t("desk.roam_help")}</span>`} />
    ${session.roam && html`<div><${Button} kind="line" icon="users" onClick=${() => callAll(desk)}>${t("desk.call")}<//></div>`}
  </div>`;
