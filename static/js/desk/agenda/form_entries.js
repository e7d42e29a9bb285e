// The controls of a settings form, one for each type of setting. Each takes {entry, words, label, help, value, disabled,
// onSave(value, was, typed)}: entry as the server describes it, words the key its labels start with.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Field, TextField } from "../../ui/field.js";
import { Seg, Switch } from "../../ui/seg.js";
import { NumberField } from "../../ui/number_field.js";
import { Beside, useEdited } from "../edited.js";

const ROOM = 34; // characters of all choices together that fit side by side

export const Bool = ({ label, help, value, disabled, onSave }) => html`
  <${Switch} checked=${value} disabled=${disabled} onChange=${onSave}
    label=${html`<b>${label}</b>${help && html`<br /><span class="help">${help}</span>`}`} />`;

export const Int = ({ entry, label, help, value, disabled, onSave }) => html`
  <${NumberField} label=${label} help=${help} value=${value} min=${entry.min} max=${entry.max} step=${entry.max > 500 ? 10 : 1}
    disabled=${disabled} onChange=${onSave} />`;

export function Choice({ entry, words, label, help, value, disabled, onSave }) {
  const options = entry.choices.map((choice) => ({ value: choice, label: t(`${words}.${choice}`) }));
  const long = options.length > 3 || options.reduce((sum, option) => sum + option.label.length, 0) > ROOM;
  if (!long) {
    return html`<div class="field"><span class="label">${label}</span>
      <${Seg} label=${label} options=${options} value=${value} onChange=${onSave} disabled=${disabled} />
        ${help && html`<span class="help">${help}</span>`}</div>`;
  }
  return html`
    <${Field} label=${label} help=${help}>
      ${({ id, describedby }) => html`
        <select class="input" id=${id} value=${value} disabled=${disabled} aria-describedby=${describedby}
          onChange=${(event) => onSave(event.target.value)}>
          ${options.map((option) => html`<option key=${option.value} value=${option.value}>${option.label}</option>`)}
        </select>`}
    <//>`;
}

export function Text({ entry, label, help, value, disabled, onSave, field }) {
  const [text, setText, commit, beside] = useEdited(value, onSave, field);
  return html`<${TextField} label=${label} help=${help} value=${text} most=${entry.max} autocomplete="off"
    disabled=${disabled} onInput=${setText} onBlur=${commit} data-field=${field} /><${Beside} ...${beside} />`;
}

// Some of the roles of the session. One that the session no longer has stays until it is switched off.
export function RolesChosen({ label, help, value, roles, disabled, onSave }) {
  const gone = value.filter((id) => !roles.some((role) => role.id === id)).map((id) => ({ id, label: id }));
  const toggle = (id) => onSave(value.includes(id) ? value.filter((other) => other !== id) : [...value, id], value, "");
  return html`
    <div class="field" role="group" aria-label=${label}><span class="label">${label}</span>
      ${[...roles, ...gone].map((role) => html`<${Switch} key=${role.id} label=${role.label} checked=${value.includes(role.id)}
        disabled=${disabled} onChange=${() => toggle(role.id)} />`)}
      ${!roles.length && !gone.length && html`<span class="help">${t("desk.no_roles")}</span>`}
      ${help && html`<span class="help">${help}</span>`}</div>`;
}
