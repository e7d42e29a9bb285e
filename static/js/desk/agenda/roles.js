// The roles people can choose when they join: rename, add, remove. A role that people hold cannot be removed.
import { html, useState } from "../../lib/html.js";
import { readList } from "../../lib/pasted/list.js";
import { lang, t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { TextField } from "../../ui/field.js";
import { Glyph } from "../../ui/icon.js";
import { Pasted, onPasteOf } from "../../ui/pasted.js";
import { Beside, useEdited } from "../edited.js";

const AT_MOST = 12;
const CHARACTERS = 60;

// onSave(roles: [{id, label}], typed) -> whether they were saved; a role without an id is new. typed: the name that is typed, or "".
export function Roles({ roles, onSave }) {
  const [adding, setAdding] = useState("");
  async function add(event) {
    event.preventDefault();
    if (adding.trim() && (await onSave([...roles, { label: adding.trim() }], ""))) setAdding("");
  }
  // Several lines are as many roles; those that are there already stay one.
  const [told, setTold] = useState(null);
  async function addAll(text) {
    const labels = roles.map((role) => role.label.toLowerCase());
    const read = readList(text, { language: lang(), characters: CHARACTERS, most: AT_MOST - roles.length });
    setTold(read);
    const fresh = read.items.filter((item) => !labels.includes(item.text.toLowerCase()));
    await onSave([...roles, ...fresh.map((item) => ({ label: item.text }))], "");
  }
  const rename = (id) => (label) => onSave(roles.map((role) => (role.id === id ? { id, label } : role)), id);
  const remove = (id) => onSave(roles.filter((role) => role.id !== id), "");
  return html`
    <section class="roles" aria-labelledby="roles">
      <h3 id="roles">${t("desk.roles")}</h3>
      <p class="help">${t("desk.roles_help")}</p>
      <ul class="rules">
        ${roles.map((role, index) => html`
          <${RoleRow} key=${role.id} role=${role} cat=${index + 1} onRename=${rename(role.id)} onRemove=${() => remove(role.id)} />`)}
      </ul>
      ${roles.length < AT_MOST && html`
        <form class="across role-add" onSubmit=${add}>
          <span class="grow"><${TextField} label=${t("desk.role_new")} value=${adding} most=${CHARACTERS} autocomplete="off"
            onInput=${setAdding} onPaste=${onPasteOf(addAll)} /></span>
          <${Button} type="submit" kind="line" icon="plus">${t("desk.add")}<//>
        </form>`}
      ${told && html`<${Pasted} ...${told} />`}
    </section>`;
}

function RoleRow({ role, cat, onRename, onRemove }) {
  const field = `role.${role.id}`;
  const [label, setLabel, commit, beside] = useEdited(role.label, onRename, field);
  return html`
    <li class="across"><${Glyph} cat=${cat} />
      <span class="grow"><${TextField} hidden label=${t("desk.role_name", { number: cat })} value=${label} most=${CHARACTERS}
        autocomplete="off" onInput=${setLabel} onBlur=${commit} data-field=${field} /><${Beside} ...${beside} /></span>
      <${Button} kind="quiet" icon="x" label=${t("desk.role_remove", { role: role.label })} onClick=${onRemove} />
    </li>`;
}
