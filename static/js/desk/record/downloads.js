// The record as a file, whole or some of its pages. It can be had at any time; until the session is closed it says that it is
// provisional. How large a file is, is told once it does not change any more.
import { html, useEffect, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { sizeOf } from "../api.js";

const FILES = [
  { kind: "pdf", icon: "file-text", at: ".pdf" },
  { kind: "short", icon: "file-text", at: ".pdf", pages: "short" },
  { kind: "summary", icon: "file-text", at: ".pdf", pages: "summary" },
  { kind: "csv", icon: "table", at: ".csv" },
  { kind: "json", icon: "code", at: ".json" },
];

export const Downloads = ({ code, session }) => html`
  <section aria-labelledby="downloads">
    <div class="across between" data-wrap><h2 id="downloads">${t("desk.downloads")}</h2>
      ${session.phase !== "closed" && html`<span class="badge"><span class="capitalised">${t("desk.provisional")}</span></span>`}</div>
    <ul class="rules downloads">
      ${FILES.map((file) => html`<${File} key=${file.kind} ...${file} code=${code} closed=${session.phase === "closed"} />`)}
    </ul>
    <p class="help"><a href="/check?lang=${lang()}">${t("check.title")}</a></p>
  </section>`;

function File({ kind, icon, at, pages, code, closed }) {
  const address = `/record/${code}${at}?lang=${lang()}${pages ? `&pages=${pages}` : ""}`;
  const [bytes, setBytes] = useState(/** @type {number | null} */ (null));
  useEffect(() => {
    setBytes(null);
    if (closed) sizeOf(address).then(setBytes, () => {});
  }, [closed, address]);
  const about = t(`desk.file_${kind}_about`);
  return html`
    <li><${Icon} name=${icon} /><span><b>${t(`desk.file_${kind}`)}</b>
        <small>${bytes ? t("desk.file_about_size", { about, size: `${number(lang(), Math.ceil(bytes / 1000))} kB` }) : about}</small></span>
      <${Button} kind=${kind === "pdf" && closed ? undefined : "line"} href=${address} download
        aria-label=${t("desk.download_what", { what: t(`desk.file_${kind}`) })}>${t("desk.download")}<//></li>`;
}
