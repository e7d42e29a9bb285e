// The door: exchanges the secret of a link for a cookie, asks for the password of a link that has one, and explains to
// whoever comes without a link how to get one.
import { html, useEffect, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Skeleton } from "../ui/empty.js";
import { TextField } from "../ui/field.js";
import { Mark } from "../ui/icon.js";
import { enter } from "./api.js";
import { Frame, LanguageSwitch } from "./frame.js";
import { Refused, refusedWords } from "./refusal.js";

// secret: from the address, already taken out of it; "" without one.
export function Enter({ secret, onLanguage }) {
  const [state, setState] = useState(secret ? "busy" : "without"); // "busy" | "without" | "password" | "refused"
  const [refusal, setRefusal] = useState(null);

  async function tryIt(password) {
    try {
      const { go } = await enter(secret, password);
      location.replace(go);
    } catch (problem) {
      const wrong = problem.code === "wrong_password";
      setRefusal(wrong && !password ? null : problem);
      setState(wrong || (password && problem.code === "too_fast") ? "password" : "refused");
    }
  }
  useEffect(() => {
    if (secret) tryIt();
  }, []);
  const again = refusal?.code === "link_expired" ? null : () => (setState("busy"), tryIt());

  return html`
    <${Frame} end=${html`<${LanguageSwitch} onLanguage=${onLanguage} />`}>
      <main class="panel door" id="main" tabindex="-1">
        <${Mark} />
        ${state === "busy" && html`<h1>${t("desk.entering")}</h1><${Skeleton} words=${t("desk.entering")} lines=${[60]} />`}
        ${state === "password" && html`<${Password} error=${refusal && refusedWords(refusal)} onSend=${tryIt} />`}
        ${state === "refused" && html`<h1>${t("desk.enter_failed")}</h1><${Refused} refusal=${refusal} onAgain=${again} />`}
        ${["refused", "without"].includes(state) && html`<${HowTo} first=${state === "without"} />`}
      </main>
    <//>`;
}

function Password({ error, onSend }) {
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  async function submit(event) {
    event.preventDefault();
    if (!text) return;
    setBusy(true);
    await onSend(text);
    setBusy(false);
  }
  return html`
    <h1>${t("desk.password_asked")}</h1>
    <p>${t("desk.password_lede")}</p>
    <form class="stack" onSubmit=${submit}>
      <${TextField} label=${t("desk.password")} type="password" autocomplete="current-password" value=${text} onInput=${setText}
        error=${error} />
      <div><${Button} type="submit" busy=${busy} after="arrow-right">${t("desk.enter")}<//></div>
    </form>`;
}

const HowTo = ({ first }) => html`
  ${first && html`<h1>${t("desk.enter_title")}</h1><p class="lede">${t("desk.enter_lede")}</p>`}
  <ul class="rules">
    <li><b>${t("desk.enter_guest")}</b><br />${t("desk.enter_guest_how")}</li>
    <li><b>${t("desk.enter_host")}</b><br />${t("desk.enter_host_how")}</li>
    <li><b>${t("desk.enter_join")}</b><br /><a href="/">${t("desk.enter_join_how")}</a></li>
  </ul>`;
