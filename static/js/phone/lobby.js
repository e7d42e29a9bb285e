// Inside, and no round has opened yet.
import { html, useEffect, useRef, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Mark } from "../ui/icon.js";
import { Main } from "../ui/screen.js";
import { AboutButton } from "./about.js";
import { LanguageSwitch } from "./language.js";
import { RoleChoice } from "./role.js";
import { Refusal } from "./api.js";

export function Lobby({ phone, view, mine, pulse, onLanguage }) {
  const [changing, setChanging] = useState(false);
  const heading = useRef(null);
  const { roles, threshold } = view.session;
  const people = pulse?.present ?? view.session.people;

  async function change(role) {
    const ack = await phone.send("seat.role", null, { role });
    if (!ack.ok) throw new Refusal(ack);
    setChanging(false);
  }

  // The button that led here is gone: the keyboard goes on from the heading, and not from the top of the page.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [changing]);

  if (changing) return html`<${RoleChoice} roles=${roles} threshold=${threshold} first=${mine?.role} onChoose=${change} />`;
  const role = roles.find((known) => known.id === mine?.role)?.label ?? t("phone.role_none");
  return html`
    <${Main} kind="wait">
      <${Mark} />
      <div><h1 ref=${heading} tabindex="-1">${t("phone.lobby")}</h1><p class="lede">${t("phone.lobby_lede")}</p></div>
      <ul class="rules facts">
        <li><span>${view.session.title}</span></li>
        ${people > 0 && html`<li><span>${t("phone.people")}</span><b>${people}</b></li>`}
        ${roles.length > 0 && html`<li><span>${t("phone.your_role")}</span><b>${role}</b></li>`}
      </ul>
      <div class="phone-links">
        ${roles.length > 0 && html`<${Button} kind="quiet" icon="user" onClick=${() => setChanging(true)}>${t("phone.role_change")}<//>`}
        <${AboutButton} threshold=${threshold} />
        <${LanguageSwitch} onLanguage=${onLanguage} />
      </div>
    <//>`;
}
