// Notices across the page, and the state of the connection.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "./button.js";
import { Icon } from "./icon.js";

// kind: undefined (news) | "warn" (needs attention) | "dark" (connection lost). title is bold; children follow it.
export const Banner = ({ kind, icon = "info", title, action, children }) => html`
  <div class="banner" data-kind=${kind}>
    <${Icon} name=${icon} /><span class="grow"><b>${title}</b> ${children}</span>${action}
  </div>`;

// status: as in lib/live.js; waiting: how many entries the outbox still holds; persistent: whether they survive a reload;
// back: the words to show after coming back ("2 ideeën verstuurd"), or null. What is said aloud is the page's business.
export function ConnectionBanner({ status, waiting, persistent = true, back, onTryNow }) {
  if (status === "reconnecting") {
    return html`
      <${Banner} kind="dark" icon="wifi-off" title=${`${t("common.connection.lost")}.`}
        action=${html`<${Button} onClick=${onTryNow}>${t("common.connection.now")}<//>`}>
        ${reassurance(waiting, persistent)}
      <//>`;
  }
  return back === null || back === undefined ? null : html`<${Banner} icon="check" title=${`${t("common.connection.back")}.`}>${back}<//>`;
}

function reassurance(waiting, persistent) {
  if (!persistent) return t("phone.offline_keep_open");
  return waiting ? t("phone.offline_waiting", { n: waiting }) : t("phone.offline_write_on");
}
