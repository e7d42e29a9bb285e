// Which role someone joins in. Asked once; "rather not say" is an answer like the others.
import { html, useState } from "../lib/html.js";
import { t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Choices } from "../ui/choice.js";
import { ErrorText } from "../ui/field.js";
import { Foot, Main } from "../ui/screen.js";
import { AboutButton } from "./about.js";

// roles: [{id, label, note?}]; first: the role so far (undefined: none chosen yet; null: rather not say);
// onChoose(role id or null) -> Promise that rejects with a Refusal.
export function RoleChoice({ roles, threshold, first, onChoose }) {
  const [role, setRole] = useState(first);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const options = [
    ...roles.map((role, index) => ({ value: role.id, label: role.label, note: role.note, cat: index + 1 })),
    { value: null, label: t("phone.role_none") },
  ];
  const choose = (value) => {
    setError(null);
    setRole(value);
  };
  async function enter() {
    if (role === undefined) return setError(t("phone.role_needed"));
    setBusy(true);
    try {
      await onChoose(role);
    } catch (refused) {
      setError(refused.code === "offline" ? t("phone.join_offline") : t(`refused.${refused.code}`, refused.words));
      setBusy(false);
    }
    return undefined;
  }
  return html`
    <${Main}>
      <h1 id="role-question" tabindex="-1">${t("phone.role_question_today")}</h1>
      <p class="lede">${t("phone.role_why")}</p>
      <${Choices} options=${options} value=${role} onChange=${choose} labelledby="role-question" />
      <${AboutButton} threshold=${threshold} />
    <//>
    <${Foot}>
      <div role="alert">${error && html`<${ErrorText}>${error}<//>`}</div>
      <${Button} size="lg" wide busy=${busy} after="arrow-right" onClick=${enter}>${t("phone.enter")}<//>
    <//>`;
}
