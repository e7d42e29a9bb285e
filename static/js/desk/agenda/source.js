// What a round works on: items of an earlier round (all, the top, or chosen ones) and typed ones; with a preview of what
// would come along now. The server freezes it when the round opens.
import { html, useState } from "../../lib/html.js";
import { t } from "../../lib/words.js";
import { Button } from "../../ui/button.js";
import { Field } from "../../ui/field.js";
import { Seg } from "../../ui/seg.js";
import { useKind } from "../../rounds/load.js";
import { useKinds } from "../kinds_store.js";
import { NumberField } from "../../ui/number_field.js";
import { ChooseItems } from "./choose_items.js";
import { Lines } from "./lines.js";

const SHOWN = 8;
const TYPED = { most: 500, characters: 500 }; // as the server takes them

// onSave(source, was, typed) -> whether it was saved; the source goes whole, with the one that was seen, of which the server keeps
// what others changed meanwhile. typed: whether it is the typed part.
export function Source({ code, view, round, kind, disabled, onSave }) {
  const [typing, setTyping] = useState(false); // the person asked for the field to type in
  const { priced = false } = useKind(round.kind, "desk") ?? {};
  const { source } = round;
  const change = takenIn(source, onSave);
  const giver = view.rounds[source.round];
  return html`
    <${Given} code=${code} view=${view} round=${round} source=${source} label=${t("desk.works_on")} disabled=${disabled}
      nothing=${t(kind.takes === "topics" ? "desk.from_nothing" : "desk.from_typed")} change=${change} />
    ${typing || source.texts.length || (!giver && kind.takes === "options")
      ? html`<${Lines} label=${t("desk.typed")} help=${t("desk.typed_help")} value=${source.texts} disabled=${disabled}
        ...${TYPED} priced=${priced} unit=${round.settings.unit} field=${`${round.id}.texts`}
        onSave=${typedIn(source, onSave)} />`
      : !disabled && html`<span class="type-too">
        <${Button} kind="quiet" icon="plus" onClick=${() => setTyping(true)}>${t("desk.type_too")}<//></span>`}
    <${Preview} round=${round} giver=${giver} view=${view} />`;
}

const NOTHING = { round: null, flavour: "", pick: "all", top: 5, ids: [], texts: [] }; // as the server has it

// What is typed may be long: it need not travel to stay as it is.
const takenIn = (source, onSave) => (part) => onSave({ ...source, ...part, texts: [] }, { ...source, texts: [] }, false);
const typedIn = (source, onSave) => (texts, was) => onSave({ ...source, texts }, { ...source, texts: was ?? source.texts }, true);

// What a round is about: something of an earlier round, or what is typed for it. An empty one is about nothing.
export function About({ code, view, round, disabled, onSave }) {
  const [typing, setTyping] = useState(false);
  const about = round.about ?? NOTHING;
  const subjects = round.subjects ?? [];
  const change = takenIn(about, onSave);
  const giver = view.rounds[about.round];
  return html`
    <${Given} code=${code} view=${view} round=${round} source=${about} label=${t("desk.about_what")} disabled=${disabled}
      nothing=${t("desk.about_nothing")} help=${t("desk.about_help")} change=${change} />
    ${typing || about.texts.length > 0
      ? html`<${Lines} label=${t("desk.about_typed")} value=${about.texts} disabled=${disabled} ...${TYPED}
        field=${`${round.id}.about`} onSave=${typedIn(about, onSave)} />`
      : !disabled && html`<span class="type-too">
        <${Button} kind="quiet" icon="plus" onClick=${() => setTyping(true)}>${t("desk.about_type")}<//></span>`}
    ${round.phase === "draft" && giver?.phase === "draft"
      ? html`<p class="help">${t("desk.options_later",
        { number: view.agenda.findIndex((entry) => entry.id === giver.id) + 1, kind: t(`${giver.kind}.name`) })}</p>`
      : html`<${Items} title=${t("desk.about_preview", { n: subjects.length })}
        round=${{ options: subjects, count: subjects.length }} />`}`;
}

// Which options of a first vote are voted on again: all, or a selection.
export function Selection({ code, view, round, disabled, onSave }) {
  const first = view.rounds[round.again];
  const source = round.source.round === first?.id ? round.source : { ...NOTHING, round: first?.id };
  if (!first) return null;
  return html`
    <${Given} code=${code} view=${view} round=${round} source=${source} only=${first.id} label=${t("desk.again_on")}
      disabled=${disabled} change=${(part) => onSave({ ...source, round: first.id, ...part }, round.source, false)} />
    <${Preview} round=${{ ...round, source }} giver=${first} view=${view} />`;
}

// From which round, and which of its items. only: the one round it can be from.
function Given({ code, view, round, source, only, label, nothing, help, disabled, change }) {
  const [choosing, setChoosing] = useState(false);
  const giver = view.rounds[source.round];
  const pick = (value) => (value === "chosen" ? setChoosing(true) : change({ pick: value }));
  const picks = ["all", "top", "chosen"].map((value) => ({ value, label: t(`desk.pick_${value}`) }));
  return html`
    <${From} view=${view} round=${round} source=${source} only=${only} label=${label} nothing=${nothing} help=${help}
      disabled=${disabled}
      onSave=${(from) => change({ ...from, ids: [], pick: source.pick === "chosen" ? "all" : source.pick })} />
    ${giver && html`
      <div class="field"><span class="label">${t("desk.pick")}</span>
        <${Seg} label=${t("desk.pick")} options=${picks} value=${source.pick} onChange=${pick} disabled=${disabled} />
        ${source.pick === "chosen"
          && html`<span><${Button} kind="quiet" icon="pencil" disabled=${disabled} onClick=${() => setChoosing(true)}>
            ${t("desk.choose_again")}<//></span>`}
      </div>
      ${source.pick === "top" && html`
        <${NumberField} label=${t("desk.top")} value=${source.top} min=${1} max=${500} disabled=${disabled}
          onChange=${(top) => change({ top })} />`}`}
    ${choosing && giver && html`
      <${ChooseItems} code=${code} view=${view} giver=${giver} source=${source} onClose=${() => setChoosing(false)}
      onChoose=${(ids) => change({ pick: "chosen", ids })} />`}`;
}

// The earlier rounds and what each of them hands on.
function From({ view, round, source, only, label, nothing, help, disabled, onSave }) {
  const kinds = useKinds();
  const at = view.agenda.findIndex((entry) => entry.id === round.id);
  const earlier = only ? view.agenda.filter((entry) => entry.id === only)
    : view.agenda.slice(0, at).concat(view.agenda.slice(at + 1).filter((entry) => entry.id === source.round));
  const options = earlier.flatMap((entry) =>
    (kinds[entry.kind]?.flavours ?? []).map((flavour) => ({ round: entry.id, flavour, label: labelOf(view, entry, flavour) })),
  );
  const first = kinds[view.rounds[source.round]?.kind]?.flavours[0];
  const now = source.round ? `${source.round}/${source.flavour || first}` : "";
  const save = (event) => {
    const [from, flavour = ""] = event.target.value.split("/");
    onSave({ round: from || null, flavour });
  };
  return html`
    <${Field} label=${label} help=${help}>
      ${({ id, describedby }) => html`
        <select class="input" id=${id} value=${now} disabled=${disabled} aria-describedby=${describedby} onChange=${save}>
          ${nothing && html`<option value="">${nothing}</option>`}
          ${options.map((option) => html`
            <option key=${`${option.round}/${option.flavour}`} value=${`${option.round}/${option.flavour}`}>${option.label}</option>`)}
        </select>`}
    <//>`;
}

const labelOf = (view, entry, flavour) =>
  t("desk.from_round", {
    number: view.agenda.indexOf(entry) + 1,
    kind: t(`${entry.kind}.name`),
    items: t(`${entry.kind}.items.${flavour}`),
  });

function Preview({ round, giver, view }) {
  if (round.phase !== "draft") return html`<${Items} title=${t("desk.options_now")} round=${round} />`;
  if (giver?.phase === "draft") {
    const number = view.agenda.findIndex((entry) => entry.id === giver.id) + 1;
    return html`<p class="help">${t("desk.options_later", { number, kind: t(`${giver.kind}.name`) })}</p>`;
  }
  if (!round.count) return null;
  return html`
    <${Items} title=${t("desk.options_preview", { n: round.count })} round=${round} />
    ${round.tied && html`<p class="help">${t("desk.tied", { top: round.source.top, n: round.count })}</p>`}`;
}

const Items = ({ title, round: { options, count } }) => count > 0 && html`
  <details class="preview">
    <summary>${title}</summary>
    <ol>${options.slice(0, SHOWN).map((option) => html`<li key=${option.id}>${option.text}</li>`)}</ol>
    ${count > SHOWN && html`<p class="muted">${t("desk.and_more", { n: count - SHOWN })}</p>`}
  </details>`;
