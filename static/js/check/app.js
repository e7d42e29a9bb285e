// The check on a record: a file and, if there is one, a fingerprint that was kept; what fits, and what that does not prove.
// Everything is worked out here: the file goes nowhere.
import { html, useEffect, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Banner } from "../ui/banner.js";
import { Field, TextField } from "../ui/field.js";
import { Brand } from "../ui/icon.js";
import { Main } from "../ui/screen.js";
import { aboutOf } from "./about.js";
import { fingerprintOf, isPdf, isTooLarge, keptDigits, recordInPdf } from "./fingerprint.js";

const NOT_PROVED = ["maker", "server", "ballots", "figures"];
const ICONS = { kept: "check", fits: "info" };
const FITS = ["kept", "fits", "another"];

export function App() {
  const [checked, setChecked] = useState(null); // {name, stated, counted, about, ofPdf} or {name, failed}
  const [kept, setKept] = useState("");
  const verdict = checked && verdictOf(checked, keptDigits(kept));
  useDrop((file) => read(file).then(setChecked));
  return html`
    <div class="phone">
      <header class="phone-head"><${Brand} /></header>
      <${Main}>
        <div class="check-page">
          <h1>${t("check.title")}</h1>
          <p>${t("check.lede")}</p>
          <${Field} label=${t("check.file")} help=${t("check.file_help")}>
            ${({ id, describedby }) => html`
              <input type="file" class="input" id=${id} aria-describedby=${describedby} accept=".json,.pdf,application/json,application/pdf"
                onChange=${(event) => event.target.files[0] && read(event.target.files[0]).then(setChecked)} />`}
          <//>
          <${TextField} label=${t("check.kept_label")} help=${t("check.kept_help")} value=${kept} onInput=${setKept} autocomplete="off"
            spellcheck=${false} autocapitalize="off" error=${keptDigits(kept) === null ? t("check.kept_wrong") : null} />
          <div role="status">
            ${verdict && html`
              <${Banner} kind=${verdict === "kept" ? undefined : "warn"} icon=${ICONS[verdict] ?? "triangle-alert"} title=${checked.name}>
                ${t(`check.${verdict}`)}<//>`}
          </div>
          ${FITS.includes(verdict) && html`<${Outcome} checked=${checked} />`}
        </div>
      <//>
    </div>`;
}

function Outcome({ checked: { counted, about, ofPdf } }) {
  return html`
    <h2>${t("check.fingerprint")}</h2>
    <p class="digits">${grouped(counted)}</p>
    <ul class="rules">
      <li><b dir="auto">${about.title}</b> <span class="nowrap">${about.code}</span></li>
      ${about.provisional && html`<li>${t("check.provisional")}</li>`}
      <li class="help">${t("check.log", { version: about.version, head: grouped(about.head) })}</li>
    </ul>
    <h2>${t("check.not_proved")}</h2>
    <ul class="limits">
      ${ofPdf && html`<li>${t("check.not_proved_pages")}</li>`}
      ${NOT_PROVED.map((what) => html`<li key=${what}>${t(`check.not_proved_${what}`)}</li>`)}
    </ul>`;
}

function verdictOf({ failed, stated, counted, about }, kept) {
  if (failed) return failed;
  if (stated === null) return "no_record";
  if (stated !== counted) return "changed";
  if (!about) return "unclear";
  if (!kept) return "fits";
  return counted.startsWith(kept) ? "kept" : "another";
}

async function read(file) {
  const { name } = file;
  if (isTooLarge(file)) return { name, failed: "too_large" };
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { name, failed: "unreadable" };
  }
  const ofPdf = isPdf(bytes);
  if (ofPdf && !globalThis.DecompressionStream) return { name, failed: "no_pdf" };
  const record = ofPdf ? await recordInPdf(bytes) : bytes;
  return { name, ofPdf, about: aboutOf(record), ...await fingerprintOf(record) };
}

const grouped = (digits) => digits.replace(/(.{8})(?=.)/g, "$1 ");

// A file may be dropped anywhere on the page.
function useDrop(onFile) {
  useEffect(() => {
    const over = (event) => event.preventDefault();
    const drop = (event) => {
      event.preventDefault();
      if (event.dataTransfer.files[0]) onFile(event.dataTransfer.files[0]);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}
