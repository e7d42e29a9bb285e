// The code: typed, pasted in any form, or from the QR code's address. Looks it up as soon as it is complete.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { checkCode, isCard, linkIn, normaliseCode, spacedCode } from "../lib/code.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { ErrorText } from "../ui/field.js";
import { Icon } from "../ui/icon.js";
import { Foot, Main } from "../ui/screen.js";
import { lookUp } from "./seat.js";

// The code of an entry card begins as that of a session does: who goes on typing asks nothing half-way.
const PAUSE_MS = 400;

// onSeen(): a session was found; onFound(session): the person goes on.
// first: what is in the field at the start; refusal: why the link did not work.
// last: the session this phone was in, or null; onBack(last): go on there.
export function Join({ first = "", refusal = null, last, onBack, onSeen, onFound }) {
  const [text, setText] = useState(spacedCode(first));
  const [session, setSession] = useState(null);
  const [error, setError] = useState(refusal && refusedWords(refusal));
  const [busy, setBusy] = useState(false);
  const [scanning, setScanning] = useState(false);
  const field = useRef(null);
  const code = normaliseCode(text);

  useEffect(() => {
    if (checkCode(code) || (refusal && code === first)) return undefined;
    const asking = new AbortController();
    const look = () => lookUp(code, asking.signal)
      .then((found) => (setSession(found), onSeen()), (problem) => problem.name === "AbortError" || setError(refusedWords(problem)));
    const soon = setTimeout(look, isCard(code) ? 0 : PAUSE_MS);
    return () => (clearTimeout(soon), asking.abort());
  }, [code]);

  function type(event) {
    const { value, selectionStart } = event.target;
    const next = normaliseCode(value);
    const problem = checkCode(next);
    const link = linkIn(value);
    if (link) history.replaceState(null, "", `#${link}`);
    const tidy = selectionStart === value.length || /\/join\//i.test(value);
    setText(tidy ? spacedCode(next) : value);
    if (next === code) return;
    setSession(null);
    setError(problem && !["short", "long"].includes(problem.problem) ? problemWords(problem) : null);
  }

  async function submit(event) {
    event.preventDefault();
    const problem = checkCode(code);
    if (problem) return fail(problemWords(problem));
    if (session) return onFound(session);
    setBusy(true);
    try {
      onFound(await lookUp(code));
    } catch (refused) {
      fail(refusedWords(refused));
    }
    setBusy(false);
    return undefined;
  }

  function fail(words) {
    setError(words);
    field.current.focus();
  }

  return html`
    <${Main} kind="code">
      <h1 tabindex="-1">${t("phone.join")}</h1>
      <p class="lede">${t("phone.join_lede")}</p>
      <form class="stack" onSubmit=${submit} novalidate>
        <div class="field" data-invalid=${error ? "" : null}>
          <label for="code">${t("phone.code")}</label>
          <input id="code" class="code-box" data-long=${code.length > 6 ? "" : null}
            ref=${field} value=${text} onInput=${type} autocomplete="off" autocapitalize="characters"
            autoCorrect="off" spellCheck="false" inputmode="text" enterkeyhint="go" aria-invalid=${error ? "true" : null}
              aria-describedby="found" />
        </div>
        <div id="found" role="status">
          ${error ? html`<${ErrorText}>${error}<//>` : session && html`
            <p class="found"><${Icon} name="check" /><span><b>${t("phone.found")}</b> ${session.title}</span></p>`}
        </div>
        <${Button} type="submit" size="lg" wide busy=${busy} after="arrow-right">${t("phone.continue")}<//>
      </form>
      <p class="help">${t("phone.no_account_long")}</p>
      ${last && html`<p class="phone-back"><${Button} kind="quiet" icon="undo-2" onClick=${() => onBack(last)}>
        ${t("phone.back_to", { title: last.title })}<//></p>`}
    <//>
    <${Foot} bare><${Button} kind="line" icon="qr-code" onClick=${() => setScanning(true)}>${t("phone.scan")}<//><//>
    ${scanning && html`<${Dialog} title=${t("phone.scan")} onClose=${() => setScanning(false)}><p>${t("phone.scan_how")}</p><//>`}`;
}

function problemWords({ problem, ...words }) {
  if (problem === "short") return `${t("phone.code_missing", words)}.`;
  if (problem === "long") return t("phone.code_long");
  return t(problem === "lookalike" ? "phone.code_lookalike" : "phone.code_character", words);
}

const refusedWords = ({ code, words }) => (code === "offline" ? t("phone.join_offline") : t(`refused.${code}`, words));
