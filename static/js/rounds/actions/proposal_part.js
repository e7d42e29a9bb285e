// Proposing actions on the phone, and what became of the own ones. What is typed survives a reload. Where a ballot on paper is
// entered there is none of this.
import { html, useContext, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { ErrorText } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { saveWords, useSaveState } from "../../ui/save_state.js";
import { Elsewhere } from "../../ui/screen.js";
import { BLANK, ProposalFields, wireOf } from "./proposal_form.js";
import { ActionWords } from "./rows.js";

const ICONS = { saved: "check", sending: "hourglass", late: "cloud-upload", offline: "cloud-off", refused: "triangle-alert" };

// What the server has, newest first, and above it what is still on its way or was refused.
function ownProposals(known, entries) {
  const kept = Object.entries(known).map(([action, own]) => ({
    key: action, action, ...own,
    entry: entries.filter((one) => one.data?.action === action && one.state !== "saved").at(-1) ?? null,
  }));
  const going = entries.filter((entry) => entry.name === "actions.propose" && entry.state !== "saved");
  return [...kept, ...going.map((entry) => ({ key: entry.id, action: null, ...entry.data, entry }))].reverse();
}

export function ProposalPart({ round, mine, send, draft, state, t, lang, roles = [] }) {
  const { action_characters: most, actions_per_person: limit } = round.settings;
  const [fields, setFields, clear] = useDraft(draft, "text-action", { ...BLANK, about: "" });
  const [error, setError] = useState(null);
  const field = useRef(null);
  const elsewhere = useContext(Elsewhere);
  if (elsewhere) return null;
  const rows = ownProposals(mine?.owned?.[round.id]?.actions ?? {}, state.entries);
  const left = limit ? limit - rows.filter(({ entry, action }) => action || entry?.state !== "refused").length : Infinity;

  function submit(event) {
    event.preventDefault();
    const problem = fields.text.trim() ? null : "actions.empty";
    setError(problem);
    if (problem || lengthOf(fields.text) > most || left <= 0) return field.current?.focus();
    send("actions.propose", wireOf(fields));
    clear();
    field.current?.focus();
  }
  const change = (next) => {
    setError(null);
    setFields({ ...next, about: "" });
  };
  return html`
    <section class="contributions proposal-part">
      <h2 class="label">${t("actions.propose")}</h2>
      ${left > 0 && html`
        <form class="stack" onSubmit=${submit} novalidate>
          <${ProposalFields} fields=${fields} onChange=${change} most=${most} roles=${roles} fieldRef=${field}
            onSend=${submit} t=${t} />
          <div role="alert">${error && html`<${ErrorText}>${t(error)}<//>`}</div>
          <${Button} type="submit" kind="line" icon="send">${t("actions.send")}<//>
        </form>`}
      ${limit > 0 && html`<p class="help">${left > 0 ? t("actions.left", { n: left }) : t("actions.none_left")}</p>`}
      ${rows.length > 0 && html`
        <h3 class="label">${t("actions.yours")}</h3>
        <ul class="rules mine">${rows.map((row) => html`
          <${OwnProposal} key=${row.key} row=${row} state=${state} send=${send} onReuse=${change} t=${t} lang=${lang} />`)}</ul>`}
    </section>`;
}

function OwnProposal({ row, state, send, onReuse, t, lang }) {
  const { entry, action } = row;
  const shown = useSaveState(entry, state.online) ?? "saved";
  const status = shown === "saved" ? action && t(`actions.state.${row.state}`) : saveWords(shown, entry, state.persistent);
  const reuse = () => {
    onReuse({ ...BLANK, text: entry.data.text });
    state.dismiss(entry.id);
  };
  return html`
    <li data-q=${["sending", "late", "offline"].includes(shown) ? "" : null} data-state=${shown}>
      <${Icon} name=${ICONS[shown]} label=${shown === "saved" ? t("phone.save_saved") : null} />
      <span><${ActionWords} action=${row} t=${t} lang=${lang} />${status && html`<span class="status-line">${status}</span>`}</span>
      ${shown === "refused" && html`
        <span class="across mine-refused" data-wrap>
          ${!action && html`<${Button} kind="line" size="sm" onClick=${reuse}>${t("actions.reuse")}<//>`}
          <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//></span>`}
      ${!entry && row.state === "proposed" && html`
        <${Button} kind="quiet" icon="trash-2" label=${`${t("actions.withdraw")}: ${row.text.slice(0, 60)}`}
          onClick=${() => send("actions.withdraw", { action })} />`}
    </li>`;
}

// Not in the record, but still here.
export function TooLate({ state, t }) {
  const late = state.entries.filter((entry) => entry.state !== "saved" && entry.name === "actions.propose" && entry.data?.text);
  return late.length > 0 && html`
    <section class="contributions"><h2 class="label">${t("actions.unsent")}</h2><p class="muted">${t("actions.unsent_why")}</p>
      <ul class="rules mine">${late.map((entry) => html`
        <li key=${entry.id} data-q class="mine-plain"><span class="as-typed">${entry.data.text}</span></li>`)}</ul>
    </section>`;
}
