// Links for who helps: a desk for a second facilitator, a screen for the projector. A link is shown once, because the
// server keeps only its hash; all links can be ended together.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { TextField } from "../../ui/field.js";
import { toast } from "../../ui/toast.js";
import { makeLink, revokeLinks } from "../api.js";
import { Confirm } from "../confirm.js";
import { CopyButton } from "../copy.js";
import { refusedWords, tellRefusal } from "../refusal.js";

export function Links({ code }) {
  const [dialog, setDialog] = useState(null); // null | "facilitator" | "projector" | "revoke"
  const close = () => setDialog(null);
  async function revoke() {
    try {
      await revokeLinks(code);
      toast(t("desk.links_revoked"));
    } catch (refused) {
      tellRefusal(refused);
    }
  }
  return html`
    <section aria-labelledby="links" class="links">
      <h2 id="links">${t("desk.links")}</h2>
      <p>${t("desk.links_lede")}</p>
      <div class="stack">
        <${Button} kind="line" icon="key-round" onClick=${() => setDialog("facilitator")}>${t("desk.link_facilitator")}<//>
        <${Button} kind="line" icon="projector" onClick=${() => setDialog("projector")}>${t("desk.link_projector")}<//>
        <${Button} kind="quiet" icon="x" onClick=${() => setDialog("revoke")}>${t("desk.revoke")}<//>
      </div>
      ${dialog === "revoke" && html`
        <${Confirm} title=${t("desk.revoke_title")} yes=${t("desk.revoke")} onYes=${revoke} onClose=${close}>
          <p>${t("desk.revoke_what")}</p><//>`}
      ${["facilitator", "projector"].includes(dialog) && html`<${NewLink} code=${code} kind=${dialog} onClose=${close} />`}
    </section>`;
}

function NewLink({ code, kind, onClose }) {
  const [password, setPassword] = useState("");
  const [link, setLink] = useState(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  async function make() {
    setBusy(true);
    try {
      setLink((await makeLink(code, kind, password)).link);
    } catch (refused) {
      setError(refusedWords(refused));
    }
    setBusy(false);
  }
  const actions = link
    ? html`<${CopyButton} text=${link} done=${t("desk.link_copied")} kind=${undefined}>${t("desk.copy_link")}<//>
      <${Button} kind="line" onClick=${onClose}>${t("common.close")}<//>`
    : html`<${Button} busy=${busy} onClick=${make}>${t("desk.make_link")}<//>
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`;
  return html`
    <${Dialog} title=${t(`desk.link_${kind}`)} onClose=${onClose} actions=${actions}>
      <div class="stack">
        <p>${t(link ? "desk.link_once" : `desk.link_${kind}_about`)}</p>
        ${link
          ? html`<${TextField} label=${t("desk.link")} value=${link} onInput=${() => {}} readonly
            onFocus=${(event) => event.target.select()} />`
          : html`<${TextField} label=${t("desk.link_password")} help=${t("desk.link_password_help")} type="password"
            autocomplete="new-password" most="200"
              value=${password} onInput=${setPassword} error=${error} />`}
      </div>
    <//>`;
}
