// The settings of the session: title, language, roles, and how small a group may be before its figures are kept back.
import { html } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Banner } from "../../ui/banner.js";
import { ErrorText, TextField } from "../../ui/field.js";
import { Seg } from "../../ui/seg.js";
import { LANGUAGE_NAMES } from "../home/new_session.js";
import { NumberField } from "../../ui/number_field.js";
import { EntryChoice } from "../entry.js";
import { Beside, useEdited } from "../edited.js";
import { Roles } from "./roles.js";

const SAFE = 5; // a smaller group can be recognised in its figures

export function SessionSettings({ view, save, error }) {
  const { session } = view;
  const set = (data) => save("session.set", null, data);
  const [title, setTitle, commitTitle, beside] = useEdited(session.title, (text, was) => set({ title: text, was: { title: was } }),
    "session.title");
  const counted = Object.values(view.rounds).some((round) => round.ballots !== null);
  return html`
    <h2 tabindex="-1">${t("desk.session_settings")}</h2>
    ${error && html`<${ErrorText}>${error}<//>`}
    <div class="settings">
      <${TextField} label=${t("desk.session_title")} value=${title} most="160" autocomplete="off" onInput=${setTitle}
        onBlur=${commitTitle} data-field="session.title" /><${Beside} ...${beside} />
      <${TextField} label=${t("desk.session_date")} type="date" value=${session.plan?.date ?? ""}
        onInput=${(date) => date !== (session.plan?.date ?? "") && set({ date })} />
      <${NumberField} label=${t("desk.session_minutes")} help=${t("desk.session_minutes_help")} value=${session.plan?.minutes ?? 0} min=${0}
        max=${600} step=${5} onChange=${(minutes) => set({ minutes })} />
      <${Place} value=${session.plan?.place ?? ""} onSave=${(place, was) => set({ place, was: { place: was } })} />
      <div class="field"><span class="label">${t("desk.session_language")}</span>
        <${Seg} label=${t("desk.session_language")} options=${LANGUAGE_NAMES} value=${session.language}
          onChange=${(language) => set({ language })} />
        <span class="help">${t("desk.session_language_help")}</span></div>
      <${EntryChoice} entry=${session.entry} onChange=${(entry) => set({ entry })} />
      <${Roles} roles=${session.roles}
        onSave=${(roles, typed) => save("session.set", null, { roles, was: { roles: session.roles.map(bare) } }, typed)} />
      <${NumberField} label=${t("desk.threshold")} help=${t(counted ? "desk.threshold_fixed" : "desk.threshold_help")}
        value=${session.threshold} min=${3} max=${25}
        disabled=${counted} onChange=${(threshold) => set({ threshold })} />
      ${session.threshold < SAFE && html`<${Banner} kind="warn" icon="triangle-alert">${t("desk.threshold_low")}<//>`}
    </div>`;
}

const bare = ({ id, label }) => ({ id, label });

function Place({ value, onSave }) {
  const [text, setText, commit, beside] = useEdited(value, onSave, "session.place");
  return html`<${TextField} label=${t("desk.session_place")} value=${text} most="160" autocomplete="off" onInput=${setText} onBlur=${commit}
    data-field="session.place" /><${Beside} ...${beside} />`;
}
