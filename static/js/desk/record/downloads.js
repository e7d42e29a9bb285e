// The record as a file. It can be had at any time; until the session is closed it says that it is provisional.
import { html } from "../../lib/html.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";

const FILES = [{ kind: "pdf", icon: "file-text" }, { kind: "csv", icon: "table" }, { kind: "json", icon: "code" }];

export const Downloads = ({ code, session }) => html`
  <section aria-labelledby="downloads">
    <div class="across between" data-wrap><h2 id="downloads">${t("desk.downloads")}</h2>
      ${session.phase !== "closed" && html`<span class="badge"><span class="capitalised">${t("desk.provisional")}</span></span>`}</div>
    <ul class="rules downloads">
      ${FILES.map(({ kind, icon }) => html`
        <li key=${kind}><${Icon} name=${icon} /><span><b>${t(`desk.file_${kind}`)}</b><small>${t(`desk.file_${kind}_about`)}</small></span>
          <${Button} kind=${kind === "pdf" && session.phase === "closed" ? undefined : "line"}
            href="/record/${code}.${kind}?lang=${lang()}" download
            aria-label=${t("desk.download_what", { what: t(`desk.file_${kind}`) })}>${t("desk.download")}<//></li>`)}
    </ul>
    <p class="help"><a href="/check?lang=${lang()}">${t("check.title")}</a></p>
  </section>`;
