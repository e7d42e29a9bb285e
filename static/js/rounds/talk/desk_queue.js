// The queue on the desk: how many wait and which number is up. Whose numbers these are nobody here can know.
import { html } from "../../lib/html.js";
import { Button } from "../../ui/button.js";

export const DeskQueue = ({ queue, onCall, send, t }) => html`
  <section aria-labelledby="talk-queue">
    <h3 id="talk-queue">${t("talk.queue")}</h3>
    <p role="status">${queue.up != null && html`<b class="up">${t("talk.up", { number: queue.up })}</b> `}
      <span>${queue.n ? t("talk.queue_n", { n: queue.n }) : t("talk.queue_none")}</span></p>
    <div class="across" data-wrap>
      <${Button} kind="line" icon="message-square" blocked=${!queue.n} onClick=${onCall}>
        ${t(queue.up == null ? "talk.call_first" : "talk.call_next")} <kbd>S</kbd><//>
      ${queue.up != null && html`<${Button} kind="quiet" onClick=${() => send("talk.heard", {})}>${t("talk.heard")}<//>`}
    </div>
    <p class="help">${t("talk.queue_help")}</p>
  </section>`;
