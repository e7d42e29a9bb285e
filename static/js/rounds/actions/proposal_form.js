// The fields of an action, on the phone and on the desk: what, who (a role, a name of one's own, nobody yet) and when (a day or
// words). Names of others stay in the record, and the form says so where one can be typed.
import { html, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { Field, TextArea, TextField } from "../../ui/field.js";
import { Seg } from "../../ui/seg.js";

const DAY = /^(\d{4}-\d{2}-\d{2})?$/;
export const BLANK = { text: "", who: "", when: "", by: "nobody", on: "day" };

// What is sent of it.
export const wireOf = ({ text, who, when, by }) => ({ text, who: by === "nobody" ? "" : who, when });

// As the fields have it, of an action that is there already.
export const fieldsOf = ({ text, who, when }, roles) => ({
  text, who, when,
  by: !who ? "nobody" : roles.some(({ label }) => label === who) ? "role" : "self",
  on: DAY.test(when) ? "day" : "words",
});

export function ProposalFields({ fields, onChange, most, roles, fieldRef, onSend, t }) {
  const set = (change) => onChange({ ...fields, ...change });
  const id = useMemo(() => elementId("who"), []);
  const by = ["nobody", ...(roles.length ? ["role"] : []), "self"].map((value) => ({ value, label: t(`actions.who_${value}`) }));
  const on = ["day", "words"].map((value) => ({ value, label: t(`actions.when_${value}`) }));
  return html`
    <${TextArea} label=${t("actions.what")} rows="2" max=${most} value=${fields.text} fieldRef=${fieldRef} onSend=${onSend}
      onInput=${(text) => set({ text })} />
    <div class="field"><span class="label" id=${id}>${t("actions.who")}</span>
      <${Seg} label=${t("actions.who")} value=${fields.by} options=${by} onChange=${(next) => set({ by: next, who: "" })} /></div>
    ${fields.by === "role" && html`
      <${Field} label=${t("actions.which_role")}>
        ${({ id: own }) => html`
          <select class="input" id=${own} value=${fields.who} onChange=${(event) => set({ who: event.target.value })}>
            <option value="">–</option>${roles.map(({ id: role, label }) => html`<option key=${role} value=${label}>${label}</option>`)}
          </select>`}<//>`}
    ${fields.by === "self" && html`
      <${TextField} label=${t("actions.your_name")} help=${t("actions.name_warning")} value=${fields.who} most="80" autocomplete="off"
        onInput=${(who) => set({ who })} />`}
    <div class="field"><span class="label">${t("actions.when")}</span>
      <${Seg} label=${t("actions.when")} value=${fields.on} options=${on} onChange=${(next) => set({ on: next, when: "" })} /></div>
    ${fields.on === "day" ? html`
      <${TextField} label=${t("actions.when_day")} hidden type="date" value=${fields.when} onInput=${(when) => set({ when })} />` : html`
      <${TextField} label=${t("actions.when_words")} hidden help=${t("actions.when_words_help")} value=${fields.when} most="80"
        autocomplete="off" onInput=${(when) => set({ when })} />`}`;
}
