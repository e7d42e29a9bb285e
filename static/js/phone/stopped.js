// The server said no for good: the session is gone, the code is old, this page is older than the server, or there are
// newer ones of the same seat.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Icon } from "../ui/icon.js";
import { Foot, Main } from "../ui/screen.js";

export function Stopped({ refusal, onAgain }) {
  const reload = ["protocol_too_old", "too_many_tabs"].includes(refusal.code);
  return html`
    <${Main} kind="wait">
      <${Icon} name="triangle-alert" style=${{ fontSize: "4rem" }} />
      <div><h1>${t("phone.stopped")}</h1><p class="lede">${t(`refused.${refusal.code}`, refusal.words)}</p></div>
    <//>
    <${Foot}><${Button} size="lg" wide onClick=${reload ? () => location.reload() : onAgain}>
      ${t(reload ? "phone.reload" : "phone.other_code")}<//><//>`;
}
