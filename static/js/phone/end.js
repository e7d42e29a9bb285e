// The session is over: the last result that was shown, and the record to keep.
import { html, useState } from "../lib/html.js";
import { useKind } from "../rounds/load.js";
import { lang, t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { ErrorText } from "../ui/field.js";
import { Foot, Main } from "../ui/screen.js";
import { settled } from "../results/settled.js";
import { fetchRecord } from "./api.js";
import { ownOf } from "./own.js";
import { saveFile } from "./save_file.js";
import { storage } from "./seat.js";
import { LeftOver } from "./too_late.js";
import { Trail } from "./trail.js";

export function End({ phone, live }) {
  const { view, mine } = live;
  const { round } = view;
  const kind = useKind(round?.kind ?? null, "phone");
  const Result = round?.phase === "released" && round.result ? kind?.PhoneResult : null;
  return html`
    <${Main} kind="end">
      <h1>${t(round?.kind === "decide" && Result ? "phone.decided" : "phone.ended")}</h1>
      ${Result && html`<${Result} round=${settled(round)} mine=${mine} t=${t} lang=${lang()} />`}
      <p>${t("phone.thanks")}</p>
      <${LeftOver} drafts=${phone.drafts} />
      <${MyInput} phone=${phone} agenda=${view.agenda} />
    <//>
    <${Download} phone=${phone} />`;
}

// Asked for by the person: it is a download, and somebody may look over their shoulder.
function MyInput({ phone, agenda }) {
  const [open, setOpen] = useState(false);
  const own = ownOf(storage, phone.code);
  if (!Object.values(own).some((texts) => Object.keys(texts).length)) return null;
  if (!open) return html`<p class="trail-part"><${Button} kind="line" wide onClick=${() => setOpen(true)}>${t("phone.trail")}<//></p>`;
  return html`<section class="stack trail-part"><h2>${t("phone.trail")}</h2>
    <${Trail} code=${phone.code} seat=${phone.seat} own=${own} agenda=${agenda} /></section>`;
}

function Download({ phone }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  async function download() {
    setBusy(true);
    setError(null);
    try {
      saveFile(await fetchRecord(phone.code, "pdf", lang(), phone.seat), `versnelkamer-${phone.code}.pdf`);
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
