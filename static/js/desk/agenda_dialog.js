// An agenda from a file or from pasted lines: first it is looked at, then it is used. What is wrong is told with its line.
import { html, useRef, useState } from "../lib/html.js";
import { useKeptText } from "../lib/kept_text.js";
import { lang, t } from "../lib/words.js";
import { Button } from "../ui/button.js";
import { Dialog } from "../ui/dialog.js";
import { ErrorText, TextArea, TextField } from "../ui/field.js";
import { textGiven, lookAtAgenda } from "./api.js";
import { refusedWords } from "./refusal.js";
import { SmallTape } from "./tape.js";

// code: of the session it is for, or null; named: whether it gets a title; verb: on the button that uses it;
// use({given, title, look}): may be async, throws a Refusal.
export function AgendaDialog({ title, code, named, verb, icons, use, onClose }) {
  const [text, setText] = useKeptText("agenda");
  const [look, setLook] = useState(null); // what is in it, after looking
  const [name, setName] = useState("");
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const found = useRef(null);

  function write(next) {
    setText(next);
    setLook(null);
    setError(null);
  }

  async function attempt(work) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (refused) {
      setError(refusedWords(refused));
    }
    setBusy(false);
  }

  const see = (written) => attempt(async () => {
    const given = await textGiven(written, code);
    const seen = await lookAtAgenda(given, lang(), code);
    setLook({ ...seen, given });
    setName(seen.agenda.title);
    requestAnimationFrame(() => found.current?.focus());
  });

  async function open(event) {
    const file = event.target.files[0];
    event.target.value = ""; // the same file can be chosen again after it was mended
    if (!file) return;
    const given = await file.text();
    write(given);
    see(given);
  }

  function go() {
    if (named && !name.trim()) return setError(t("desk.title_missing"));
    return attempt(() => use({ given: look.given, title: name.trim(), look }).then(() => setText("")));
  }

  return html`
    <${Dialog} title=${title} onClose=${onClose} actions=${html`
      ${look ? html`<${Button} busy=${busy} onClick=${go}>${verb}<//>`
        : html`<${Button} busy=${busy} disabled=${!text.trim()} onClick=${() => see(text)}>${t("desk.agenda_look")}<//>`}
      <${Button} kind="quiet" onClick=${onClose}>${t("common.cancel")}<//>`}>
      <div class="stack agenda-dialog">
        <p class="across" data-wrap>
          <label class="button" data-kind="line">${t("desk.agenda_choose_file")}
            <input class="visually-hidden" type="file" accept=".toml,.txt,text/plain,application/toml" onChange=${open} /></label>
          <span class="muted">${t("desk.agenda_or_paste")}</span>
        </p>
        <${TextArea} label=${t("desk.agenda_text")} help=${t("desk.agenda_text_help")} rows="8" spellcheck="false" value=${text}
          onInput=${write} />
        <div aria-live="polite">${error && html`<${ErrorText}>${error}<//>`}</div>
        ${look && html`
          <section class="stack" aria-labelledby="agenda-found">
            <h3 id="agenda-found" tabindex="-1" ref=${found}>${t("desk.agenda_found", {
              rounds: t("desk.rounds", { n: look.agenda.rounds.length }), minutes: t("common.minutes", { n: look.agenda.minutes }) })}</h3>
            ${named && html`<${TextField} label=${t("desk.session_title")} value=${name} onInput=${setName} most="160"
              autocomplete="off" />`}
            <${Seen} look=${look} icons=${icons} />
          </section>`}
      </div>
    <//>`;
}

// What is in it: the rounds, the roles, and the lines that are no part of it.
const Seen = ({ look: { agenda, unread, more }, icons }) => html`
  <${SmallTape} rounds=${agenda.rounds} icons=${icons} />
  <ol class="rules agenda-seen">
    ${agenda.rounds.map((round, at) => html`
      <li key=${at}><span><b>${t(`${round.kind}.name`)}</b>
          ${round.again && html` <span class="badge">${t("desk.agenda_again", { number: round.again })}</span>`}
          ${round.compared && html` <span class="badge">${t("desk.agenda_compared")}</span>`}</span>
        <span class="nowrap minutes">${round.minutes > 0 && t("desk.min", { n: round.minutes })}</span>
        ${round.prompt && html`<span class="muted prompt">${round.prompt}</span>`}</li>`)}
  </ol>
  ${agenda.roles.length > 0 && html`<p><b>${t("desk.roles")}.</b> ${agenda.roles.join(", ")}</p>`}
  ${unread.length > 0 && html`
    <h3>${t("desk.agenda_unread")}</h3>
    <ul class="rules">${unread.map(({ line, text }) => html`<li key=${line}>${t("desk.agenda_line", { line })} ${text}</li>`)}</ul>
    ${more > 0 && html`<p class="muted">${t("common.and_more", { n: more })}</p>`}`}`;
