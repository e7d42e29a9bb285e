// When the desk has no connection for now, and when it may not come back by itself.
import { html } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Button } from "../ui/button.js";
import { Mark } from "../ui/icon.js";
import { Frame, LanguageSwitch } from "./frame.js";
import { refusedWords } from "./refusal.js";

export const LostBanner = ({ onTryNow }) => html`
  <${Banner} kind="dark" icon="wifi-off" title=${`${t("common.connection.lost")}.`}
    action=${html`<${Button} onClick=${onTryNow}>${t("common.connection.now")}<//>`}>
    ${t("desk.lost_lede")}
  <//>`;

export const StoppedDesk = ({ refusal, onLanguage }) => html`
  <${Frame} end=${html`<${LanguageSwitch} onLanguage=${onLanguage} />`}>
    <main class="panel door" id="main" tabindex="-1">
      <${Mark} />
      <h1>${t("desk.stopped")}</h1>
      <p class="lede">${refusedWords(refusal)}</p>
      <div class="across" data-wrap>
        ${refusal.code === "protocol_too_old"
          ? html`<${Button} icon="rotate-ccw" onClick=${() => location.reload()}>${t("desk.reload")}<//>`
          : html`<${Button} href="/enter" icon="key-round">${t("desk.to_door")}<//>`}
        <${Button} kind="line" href="/desk">${t("desk.to_sessions")}<//>
      </div>
    </main>
  <//>`;
