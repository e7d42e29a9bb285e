// Arguments on the phone, under the vote on one statement: a field, what became of my own, and those of others when they may
// be seen. What is typed survives a reload. Where a ballot on paper is entered there is none of this.
import { html, useContext, useEffect, useLayoutEffect, useRef, useState } from "../../lib/html.js";
import { lengthOf } from "../../lib/characters.js";
import { useDraft, useEdit } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { Changed, isMet } from "../../ui/changed.js";
import { checkedWords } from "../../ui/checked.js";
import { ErrorText, TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { saveWords, useSaveState } from "../../ui/save_state.js";
import { Elsewhere } from "../../ui/screen.js";
import { Seg } from "../../ui/seg.js";
import { SIDES } from "./arguments.js";
import { Arguments } from "./arguments_list.js";
import { argumentsUsed, mayChange, ownArguments } from "./own_arguments.js";

const ICONS = { saved: "check", sending: "hourglass", late: "cloud-upload", offline: "cloud-off", refused: "triangle-alert" };
const SIDE_OF = { agree: "for", disagree: "against" };

export function ArgumentsPart({ round, option, answer, mine, send, draft, state, t }) {
  const { argument_characters: most, arguments_per_person: limit } = round.settings;
  const [text, setText, clear] = useDraft(draft, `argument-${option.id}`, "");
  const [chosen, setSide] = useDraft(draft, `ballot-side-${option.id}`, null);
  const [error, setError] = useState(null);
  const settled = useRef(new Set());
  const field = useRef(null);
  const elsewhere = useContext(Elsewhere);
  if (elsewhere || round.settings.arguments === "none") return null;
  const known = mine?.owned?.[round.id]?.arguments ?? {};
  Object.keys(known).forEach((id) => settled.current.add(id));
  const rows = ownArguments(option.id, known, state.entries, settled.current);
  const side = chosen ?? SIDE_OF[answer] ?? null;
  const left = limit ? limit - argumentsUsed(rows) : Infinity;

  function submit(event) {
    event.preventDefault();
    const problem = !text.trim() ? "statements.empty" : side ? null : "statements.side_first";
    setError(problem);
    if (problem || lengthOf(text) > most || left <= 0) return field.current?.focus();
    send("statements.add_argument", { statement: option.id, side, text });
    clear();
    field.current?.focus();
  }
  const type = (next) => {
    setError(null);
    setText(next);
  };
  const reuse = (words) => type(text.trim() ? `${text}\n${words}` : words);
  const own = new Set(rows.map((row) => row.argument));
  return html`
    <section class="contributions argument-part">
      <h2 class="label">${t("statements.argument")}</h2>
      ${left > 0 && html`
        <form class="stack" onSubmit=${submit} novalidate>
          <${Seg} label=${t("statements.side")} value=${side} onChange=${(next) => (setError(null), setSide(next))}
            options=${SIDES.map((value) => ({ value, label: t(`statements.${value}`) }))} />
          <${TextArea} label=${t("statements.argument")} hidden value=${text} max=${most} onInput=${type} onSend=${submit}
            fieldRef=${field} rows="3" help=${t("statements.argument_help")} />
          <div role="alert">${error && html`<${ErrorText}>${t(error)}<//>`}</div>
          <${Button} type="submit" kind="line" icon="send">${t("statements.send_argument")}<//>
        </form>`}
      ${limit > 0 && html`<p class="help">${left > 0 ? t("statements.left", { n: left }) : t("statements.none_left")}</p>`}
      ${rows.length > 0 && html`
        <h3 class="label">${t("statements.your_arguments")}</h3>
        <ul class="rules mine">${rows.map((row) => html`
          <${OwnArgument} key=${row.key} row=${row} round=${round} most=${most} state=${state} draft=${draft} send=${send} onReuse=${reuse}
            t=${t} />`)}</ul>`}
      ${round.body.visible ? html`<${Arguments} body=${round.body} statement=${option.id} own=${own} t=${t} />`
        : html`<p class="help">${t("statements.later")}</p>`}
    </section>`;
}

function OwnArgument({ row, round, most, state, draft, send, onReuse, t }) {
  const { entry, argument, task } = row;
  const [editing, setEditing] = useState(false);
  const pencil = useRef(null);
  const back = useRef(false);
  const shown = useSaveState(entry, state.online) ?? "saved";
  useEffect(() => {
    if (!editing && back.current) pencil.current?.querySelector("button")?.focus();
    back.current = editing;
  }, [editing]);
  // Never sent: leave the old one out and send the new text instead.
  function change(text, was) {
    setEditing(false);
    if (argument) send(...(text === null ? ["statements.withdraw_argument", { argument }]
      : ["statements.edit_argument", { argument, text, was }]));
    else {
      state.dismiss(entry.id);
      if (text) send("statements.add_argument", { ...entry.data, text });
    }
  }
  if (editing) return html`
    <li class="mine-edit"><${Editor} row=${row} most=${most} draft=${draft} onDone=${change} onCancel=${() => setEditing(false)}
      t=${t} /></li>`;
  const status =
    shown === "saved"
      ? row.hidden ? t("statements.argument_hidden") : checkedWords(row, round, t)
      : `${task === "withdraw" ? `${t("statements.withdrawing")} ` : ""}${saveWords(shown, entry, state.persistent)}`;
  const reuse = () => (onReuse(entry.data.text), state.dismiss(entry.id));
  const putMine = () => (state.dismiss(entry.id), change(entry.data.text, row.text));
  return html`
    <li data-q=${["sending", "late", "offline"].includes(shown) ? "" : null} data-state=${shown}>
      <${Icon} name=${ICONS[shown]} label=${shown === "saved" ? t("phone.save_saved") : null} />
      <span class="as-typed"><span class="status-line">${t(`statements.${row.side}`)}</span>
        ${row.text}${status && html`<span class="status-line">${status}</span>`}</span>
      ${isMet(entry) ? html`<${Changed} yours=${entry.data.text} onKeep=${() => state.dismiss(entry.id)} onPut=${putMine} t=${t} />`
        : shown === "refused" && html`
        <span class="across mine-refused" data-wrap>
          ${entry.data?.text && html`<${Button} kind="line" size="sm" onClick=${reuse}>${t("statements.reuse")}<//>`}
          <${Button} kind="quiet" size="sm" onClick=${() => state.dismiss(entry.id)}>${t("common.close")}<//></span>`}
      ${mayChange(row) && html`
        <span ref=${pencil}><${Button} kind="quiet" icon="pencil" label=${`${t("statements.edit")}: ${row.text.slice(0, 60)}`}
          onClick=${() => setEditing(true)} /></span>`}
    </li>`;
}

function Editor({ row, most, draft, onDone, onCancel, t }) {
  const { text, was, setText, clear } = useEdit(draft, `edit-${row.key}`, row.text);
  const field = useRef(null);
  useLayoutEffect(() => field.current.focus(), []);
  const end = (action) => () => (clear(), action());
  const fits = text.trim() && lengthOf(text) <= most;
  const save = end(() => (text === row.text ? onCancel() : onDone(text, was)));
  return html`
    <${TextArea} label=${t("statements.edit")} value=${text} max=${most} onInput=${setText} onSend=${() => fits && save()}
      fieldRef=${field} />
    <span class="across" data-wrap>
      <${Button} blocked=${!fits} onClick=${save}>${t("common.save")}<//>
      <${Button} kind="line" onClick=${end(() => onDone(null))}>${t("statements.withdraw")}<//>
      <${Button} kind="quiet" onClick=${end(onCancel)}>${t("common.cancel")}<//>
    </span>`;
}

// Not in the record, but still here.
export function TooLate({ state, t }) {
  const late = state.entries.filter((entry) => entry.state !== "saved" && entry.name.startsWith("statements.") && entry.data?.text);
  return late.length > 0 && html`
    <section class="contributions"><h2 class="label">${t("statements.unsent")}</h2><p class="muted">${t("statements.unsent_why")}</p>
      <ul class="rules mine">${late.map((entry) => html`
        <li key=${entry.id} data-q class="mine-plain"><span class="as-typed">${entry.data.text}</span></li>`)}</ul></section>`;
}
