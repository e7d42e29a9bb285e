// Seats that never did anything and whose phone is gone: how many, and clearing them after a question.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { toast } from "../../ui/toast.js";
import { clearSeats } from "../api.js";
import { Confirm } from "../confirm.js";
import { tellRefusal } from "../refusal.js";

export function IdleSeats({ code, idle }) {
  const [asking, setAsking] = useState(false);
  async function clear() {
    try {
      const { seats } = await clearSeats(code);
      toast(t("desk.idle_gone", { n: seats }));
    } catch (refused) {
      tellRefusal(refused);
    }
  }
  if (!idle && !asking) return null;
  return html`
    <p class="across between idle"><span class="help">${t("desk.idle", { n: idle })}</span>
      <${Button} kind="quiet" onClick=${() => setAsking(true)}>${t("desk.idle_clear")}<//></p>
    ${asking && html`
      <${Confirm} title=${t("desk.idle_title", { n: idle })} yes=${t("desk.idle_clear")} onYes=${clear} onClose=${() => setAsking(false)}>
        <p>${t("desk.idle_what")}</p><//>`}`;
}
