// The settings of one round: what every round has, what it works on, and the form of its kind. What people have already
// answered to does not change while a round is open; a round that is over is only shown.
import { html, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { t } from "../../lib/words.js";
import { againWords } from "../../ui/again.js";
import { ErrorText, TextArea } from "../../ui/field.js";
import { Seg, Switch } from "../../ui/seg.js";
import { useKinds } from "../kinds_store.js";
import { NumberField } from "../../ui/number_field.js";
import { Beside, useEdited } from "../edited.js";
import { PhonePeek } from "../phone_peek.js";
import { nameOf } from "./actions.js";
import { READABLE } from "./checks.js";
import { KindForm } from "./kind_form.js";
import { About, Selection, Source } from "./source.js";
import { UntilField } from "./until_field.js";

export function RoundSettings({ code, view, version, id, save, error }) {
  const round = view.rounds[id];
  const kind = useKinds()[round.kind];
  const fixed = ["closing", "closed", "released"].includes(round.phase) || view.session.phase === "closed";
  const change = (data, typed) => save("round.change", id, data, typed);
  const whole = (name) => (source, was, typed) => change({ [name]: source, was: { [name]: was } }, typed ? name : "");
  const plan = (name) => (value) => change({ plan: { [name]: value } });
  const started = round.phase !== "draft";
  const again = againWords(view.agenda, round);
  return html`
    <h2 tabindex="-1">${t("desk.round_title",
      { number: view.agenda.findIndex((entry) => entry.id === id) + 1, kind: t(`${round.kind}.name`) })}</h2>
    <p class="muted about">${t(`${round.kind}.about`)}</p>
    <p class="peek-row"><${PhonePeek} code=${code} view=${view} version=${version} id=${id} /></p>
    ${error && html`<${ErrorText}>${error}<//>`}
    ${again && !started && html`<p class="note"><b class="capitalised">${again}.</b> ${t("desk.again_fixed")}</p>`}
    ${round.compare && html`<p class="note">${t(round.compare.alike ? "desk.repeat_alike" : "desk.repeat_unlike",
      { title: round.compare.title, n: round.compare.ballots })}</p>`}
    ${fixed && html`<p class="note">${t("desk.round_fixed")}</p>`}
    ${round.phase === "open" && html`<p class="note">${t("desk.round_open_note")}</p>`}
    <fieldset class="settings" disabled=${fixed} aria-label=${nameOf(view, id)}>
      <${Prompt} field=${`${id}.prompt`} value=${round.prompt} disabled=${fixed || (started && kind?.secret)}
        onSave=${(prompt, was) => change({ prompt, was: { prompt: was } })} />
      ${again
        ? html`<${Selection} code=${code} view=${view} round=${round} disabled=${fixed || started}
          onSave=${whole("source")} />`
        : kind && kind.takes !== "none"
        && html`<${Source} code=${code} view=${view} round=${round} kind=${kind} disabled=${fixed || started}
          onSave=${whole("source")} />`}
      <${NumberField} label=${t("desk.minutes")} help=${t("desk.minutes_help")} value=${round.plan.minutes} min=${0} max=${600}
        disabled=${fixed || started} onChange=${plan("minutes")} />
      <${NumberField} label=${t("desk.break_minutes")} help=${t("desk.break_minutes_help")} value=${round.plan.pause ?? 0} min=${0}
        max=${600} disabled=${fixed} onChange=${plan("pause")} />
      ${kind && html`<${KindForm} kind=${kind} settings=${round.settings} roles=${view.session.roles}
        locked=${(name) => fixed || Boolean(again) || (started && !kind.live.includes(name))}
          onSave=${(settings, was, typed) => change({ settings, ...(was && { was: { settings: was } }) }, typed)} field=${id} />`}
      <div class="field"><span class="label">${t("desk.result_when")}</span>
        <${Seg} label=${t("desk.result_when")} disabled=${fixed} value=${round.plan.auto_release} onChange=${plan("auto_release")}
          options=${[{ value: true, label: t("desk.result_at_close") }, { value: false, label: t("desk.result_by_hand") }]} /></div>
      ${kind?.secret && html`
        <div class="field"><span class="label">${t("desk.live_when")}</span>
          <${Seg} label=${t("desk.live_when")} disabled=${fixed || started} value=${round.plan.live} onChange=${plan("live")}
            options=${[{ value: false, label: t("desk.live_sealed") }, { value: true, label: t("desk.live_shown") }]} />
          <span class="help">${t("desk.live_help")}</span></div>`}
      <${Note} field=${`${id}.note`} value=${round.plan.note}
        onSave=${(note, was) => change({ plan: { note }, was: { note: was } })} />
      <${More} key=${id} round=${round} secret=${kind?.secret}>
        <${About} code=${code} view=${view} round=${round} disabled=${fixed || started}
          onSave=${whole("about")} />
        <${UntilField} until=${round.until} disabled=${fixed} onSave=${(until) => save("round.until", id, { until })} />
        ${kind?.secret && html`<${Switch} checked=${round.plan.by_role} disabled=${fixed} onChange=${plan("by_role")}
          label=${html`<b>${t("desk.by_role")}</b><br />
            <span class="help">${t("desk.by_role_help", { threshold: view.session.threshold })}</span>`} />`}
        <${Switch} checked=${round.plan.auto_close} disabled=${fixed} onChange=${plan("auto_close")}
          label=${html`<b>${t("desk.auto_close")}</b><br /><span class="help">${t("desk.auto_close_help")}</span>`} />
      <//>
    </fieldset>`;
}

let wanted = false; // who opened it for one round has it open for the next

// What few rounds need. It is open where something in it is not as usual, and where somebody opened it.
function More({ round, secret, children }) {
  const { about, plan, until } = round;
  const unusual = Boolean(about?.round || about?.texts?.length || until || plan.auto_close || (secret && !plan.by_role));
  const [open, setOpen] = useState(wanted || unusual);
  return html`
    <details class="more-settings" open=${open} onToggle=${({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary onClick=${() => (wanted = !open)}>${t("desk.more_settings")}</summary>
      <div class="settings">${children}</div>
    </details>`;
}

function Prompt({ field, value, disabled, onSave }) {
  const [text, setText, commit, beside] = useEdited(value, onSave, field);
  const length = lengthOf(text);
  const help = t(length > READABLE ? "desk.prompt_long" : "desk.prompt_help", { n: length, limit: READABLE });
  return html`<${TextArea} label=${t("desk.prompt")} help=${help} value=${text} rows="2" disabled=${disabled} onInput=${setText}
    onBlur=${commit} data-field=${field} /><${Beside} ...${beside} />`;
}

function Note({ field, value, onSave }) {
  const [text, setText, commit, beside] = useEdited(value, onSave, field);
  return html`<${TextArea} label=${t("desk.note")} help=${t("desk.note_help")} value=${text} rows="3" onInput=${setText}
    onBlur=${commit} data-field=${field} /><${Beside} ...${beside} />`;
}
