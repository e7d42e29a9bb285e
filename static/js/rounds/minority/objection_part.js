// Writing objections on the phone, under the ticks of one decision: two fields, and what became of the own ones. What is typed
// survives a reload. Where a ballot on paper is entered there is none of this.
import { html, useContext, useEffect, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { checkedWords } from "../../ui/checked.js";
import { ErrorText, TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { saveWords, useSaveState } from "../../ui/save_state.js";
import { Elsewhere } from "../../ui/screen.js";
import { mayWithdraw, objectionsUsed, ownObjections } from "./own_objections.js";
import { conditionSaid } from "./objections.js";

const ICONS = { saved: "check", sending: "hourglass", late: "cloud-upload", offline: "cloud-off", refused: "triangle-alert" };

export function ObjectionPart({ round, option, mine, send, draft, state, t }) {
  const { objection_characters: most, objections_per_person: limit, conditions } = round.settings;
  const [text, setText, clearText] = useDraft(draft, `text-objection-${option.id}`, "");
  const [condition, setCondition, clearCondition] = useDraft(draft, `text-condition-${option.id}`, "");
  const [error, setError] = useState(null);
  const settled = useRef(new Set());
  const field = useRef(null);
  const elsewhere = useContext(Elsewhere);
  const known = mine?.owned?.[round.id]?.objections ?? {};
  useEffect(() => Object.keys(known).forEach((id) => settled.current.add(id)));
  if (elsewhere) return null;
  const rows = ownObjections(option.id, known, state.entries, settled.current);
  const left = limit ? limit - objectionsUsed(known, state.entries, settled.current) : Infinity;

  function submit(event) {
    event.preventDefault();
    const problem = text.trim() ? null : "minority.empty";
    setError(problem);
    if (problem || lengthOf(text) > most || lengthOf(condition) > most || left <= 0) return field.current?.focus();
    send("minority.add_objection", { decision: option.id, text, condition: conditions ? condition : "" });
    clearText();
    clearCondition();
    field.current?.focus();
  }
  const reuse = ({ text: words, condition: under }) => {
    setText(text.trim() ? `${text}\n${words}` : words);
    if (under && !condition.trim()) setCondition(under);
  };
  return html`
    <section class="contributions objection-part">
      <h2 class="label">${t("minority.write")}</h2>
      ${left > 0 && html`
        <form class="stack" onSubmit=${submit} novalidate>
          <${TextArea} label=${t("minority.write_what")} value=${text} max=${most} fieldRef=${field} rows="3" onSend=${submit}
            onInput=${(next) => (setError(null), setText(next))} help=${t("minority.write_help")} />
          ${conditions && html`
            <${TextArea} label=${t("minority.write_condition")} value=${condition} max=${most} rows="2" onSend=${submit}
              onInput=${setCondition} help=${t("minority.condition_help")} />`}
          <div role="alert">${error && html`<${ErrorText}>${t(error)}<//>`}</div>
          <${Button} type="submit" kind="line" icon="send">${t("minority.send")}<//>
        </form>`}
      ${limit > 0 && html`<p class="help">${left > 0 ? t("minority.left", { n: left }) : t("minority.none_left")}</p>`}
      ${rows.length > 0 && html`
        <h3 class="label">${t("minority.yours")}</h3>
        <ul class="rules mine">${rows.map((row) => html`
          <${OwnObjection} key=${row.key} row=${row} round=${round} state=${state} send=${send} onReuse=${reuse} t=${t} />`)}</ul>
        <p class="help">${t("minority.words_stay")}</p>`}
    </section>`;
}

function OwnObjection({ row, round, state, send, onReuse, t }) {
  const { entry, objection, task } = row;
  const shown = useSaveState(entry, state.online) ?? "saved";
  const status =
    shown === "saved"
      ? row.hidden ? t("minority.hidden_yours") : checkedWords(row, round, t)
      : `${task === "withdraw" ? `${t("minority.withdrawing")} ` : ""}${saveWords(shown, entry, state.persistent)}`;
  const reuse = () => (onReuse(row), state.dismiss(entry.id));
  return html`
    <li data-q=${["sending", "late", "offline"].includes(shown) ? "" : null} data-state=${shown}>
      <${Icon} name=${ICONS[shown]} label=${shown === "saved" ? t("phone.save_saved") : null} />
      <span class="as-typed">${row.text}${conditionSaid(row, t)}${status && html`<span class="status-line">${status}</span>`}</span>
      ${shown === "refused" && html`
        <span class="across mine-refused" data-wrap>
          ${task === "add" && html`<${Button} kind="line" size="sm" onClick=${reuse}>${t("minority.reuse")}<//>`}
          <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//></span>`}
      ${mayWithdraw(row) && html`
        <${Button} kind="quiet" icon="trash-2" label=${`${t("minority.withdraw")}: ${row.text.slice(0, 60)}`}
          onClick=${() => send("minority.withdraw_objection", { objection })} />`}
    </li>`;
}

// Not in the record, but still here.
export function TooLate({ state, t }) {
  const late = state.entries.filter((entry) => entry.state !== "saved" && entry.name === "minority.add_objection" && entry.data?.text);
  return late.length > 0 && html`
    <section class="contributions"><h2 class="label">${t("minority.unsent")}</h2><p class="muted">${t("minority.unsent_why")}</p>
      <ul class="rules mine">${late.map((entry) => html`
        <li key=${entry.id} data-q class="mine-plain">
          <span class="as-typed">${entry.data.text}${conditionSaid(entry.data, t)}</span></li>`)}</ul>
    </section>`;
}
