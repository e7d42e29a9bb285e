// The session is over: the last result that was shown, and the record to keep.
import { html, useState } from "../lib/html.js";
import { useKind } from "../rounds/load.js";
import { lang, t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { ErrorText } from "../ui/field.js";
import { Foot, Main } from "../ui/screen.js";
import { fetchRecord } from "./api.js";
import { LeftOver } from "./too_late.js";

const KEEP_MS = 60_000; // how long the browser may take to save the file

export function End({ phone, live }) {
  const { view, mine } = live;
  const { round } = view;
  const kind = useKind(round?.kind ?? null, "phone");
  const Result = round?.phase === "released" && round.result ? kind?.PhoneResult : null;
  return html`
    <${Main} kind="end">
      <h1>${t(round?.kind === "decide" && Result ? "phone.decided" : "phone.ended")}</h1>
      ${Result && html`<${Result} round=${round} mine=${mine} t=${t} lang=${lang()} />`}
      <p>${t("phone.thanks")}</p>
      <${LeftOver} drafts=${phone.drafts} />
    <//>
    <${Download} phone=${phone} />`;
}

function Download({ phone }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  async function download() {
    setBusy(true);
    setError(null);
    try {
      save(await fetchRecord(phone.code, "pdf", lang(), phone.seat), `versnelkamer-${phone.code}.pdf`);
    } catch (refused) {
      setError(refused.code === "offline" ? t("phone.join_offline") : t(`refused.${refused.code}`, refused.words));
    }
    setBusy(false);
  }
  return html`
    <${Foot}>
      <div role="alert">${error && html`<${ErrorText}>${error}<//>`}</div>
      <${Button} size="lg" wide icon="download" busy=${busy} busyLabel=${t("phone.record_coming")} onClick=${download}>
        ${t("record.download")}<//>
      <p class="help">${t("phone.record_help")}</p>
    <//>`;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(URL.revokeObjectURL, KEEP_MS, link.href);
}
