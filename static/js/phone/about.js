// What is and what is not kept about a participant, said plainly, with the limits next to the promises.
import { html, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";

export function AboutButton({ threshold = 5 }) {
  const [open, setOpen] = useState(false);
  return html`
    <div class="phone-more"><${Button} kind="quiet" icon="info" onClick=${() => setOpen(true)}>${t("phone.about")}<//></div>
    ${open && html`<${About} threshold=${threshold} onClose=${() => setOpen(false)} />`}`;
}

const holds = () => [t("phone.about_name"), t("phone.about_open"), t("phone.about_closed")];
const limits = () =>
  [t("phone.about_several"), t("phone.about_admin"), t("phone.about_network"), t("phone.about_unanimous"), t("phone.about_text")];

const About = ({ threshold, onClose }) => html`
  <${Dialog} title=${t("phone.about")} onClose=${onClose}>
    <h3>${t("phone.about_holds")}</h3>
    <ul class="rules">${[...holds(), t("phone.about_small", { threshold })].map((text) => html`<li key=${text}>${text}</li>`)}</ul>
    <h3>${t("phone.about_limits")}</h3>
    <ul class="rules">${limits().map((text) => html`<li key=${text}>${text}</li>`)}</ul>
  <//>`;
