// Answers that were given elsewhere, pasted as one text. Before anybody sees them, what looks like a telephone number or an address
// is listed, to be blacked out unless somebody says to leave it. Several thousand lines go in by portions; the rest stays.
import { html, useMemo, useState } from "../../lib/html.js";
import { blotted } from "../../lib/personal.js";
import { Button } from "../../ui/button.js";
import { ErrorText, TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { Switch } from "../../ui/seg.js";
import { AT_ONCE, LARGEST, portionsOf, readThread, shownOf, textOfFile } from "./thread.js";

const TOLD = 5;
const LISTED = 50;

export function Paste({ round, send, tell, t }) {
  const most = round.settings.characters;
  const [text, setText] = useState("");
  const [lines, setLines] = useState(false);
  const [question, setQuestion] = useState(round.options[0]?.id);
  const [left, setLeft] = useState(() => new Set()); // what is not blacked out
  const [busy, setBusy] = useState(false);
  const [large, setLarge] = useState(false);
  const thread = useMemo(() => readThread(text, { lines, most }), [text, lines, most]);
  const { answers, found, long, all, senders } = thread;
  const blots = found.map((one) => one.text).filter((one) => !left.has(one));
  const turn = (one) => setLeft((old) => { const next = new Set(old); return next.delete(one) ? next : next.add(one); });

  // What is in the file comes in the field, so that it is looked at like what is pasted.
  async function open({ target }) {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    setLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    setText(textOfFile(await file.arrayBuffer(), file.name));
    setLines(false);
  }

  async function add(event) {
    event.preventDefault();
    if (busy || !answers.length) return;
    setBusy(true);
    let added = 0;
    for (const portion of portionsOf(answers.map((answer) => blotted(answer.text, blots)))) {
      const ack = await send("open_question.paste", { question, texts: portion });
      if (!ack.ok) break;
      added += portion.length;
    }
    setBusy(false);
    setText(thread.without(added));
    if (added) tell(t("open_question.paste_done", { n: added }));
  }

  return html`
    <details class="preview paste-answers"><summary>${t("open_question.paste")}</summary>
      <form onSubmit=${add} novalidate>
        ${round.options.length > 1 && html`
          <label class="field"><span class="label">${t("open_question.paste_question")}</span>
            <select class="input" value=${question} onChange=${(event) => setQuestion(event.target.value)}>
              ${round.options.map((option) => html`<option key=${option.id} value=${option.id}>${option.text}</option>`)}</select></label>`}
        <${TextArea} label=${t("open_question.paste_label")} help=${t("open_question.paste_help")} rows="8" value=${text}
          onInput=${setText} />
        <label class="button paste-file" data-kind="line"><${Icon} name="upload" /> ${t("open_question.paste_file")}
          <input class="visually-hidden" type="file" accept=".txt,.csv,text/plain,text/csv" onChange=${open} /></label>
        <div role="alert">${large && html`<${ErrorText}>${t("open_question.paste_file_large")}<//>`}</div>
        <${Switch} label=${t("open_question.paste_lines")} checked=${lines} onChange=${setLines} />
        <div role="status">
          ${senders > 0 && html`<p class="help">${t("paste.senders", { n: senders })}</p>`}
          ${all > AT_ONCE && html`<${Note}>${t("open_question.paste_many", { n: all, most: AT_ONCE })}<//>`}
          ${long.slice(0, TOLD).map((one) => html`
            <${Note} key=${one.number}>${t("open_question.paste_long", { ...one, limit: most })}<//>`)}
          ${long.length > TOLD && html`<p class="muted">${t("common.and_more", { n: long.length - TOLD })}</p>`}
          ${answers.length > 0 && (found.length
            ? html`<${Note}>${t("open_question.paste_found", { n: thread.flagged })}<//>`
            : html`<p class="help">${t("open_question.paste_clean")}</p>`)}
        </div>
        ${found.length > 0 && html`
          <ul class="paste-found">${found.slice(0, LISTED).map(({ text: one, what }) => html`
            <li key=${one}><label><input type="checkbox" checked=${!left.has(one)} onChange=${() => turn(one)} />
              <span>${t("open_question.paste_blot", { text: one })} <small>${t(`open_question.personal.${what}`)}</small></span>
            </label></li>`)}</ul>
          ${found.length > LISTED && html`<p class="muted">${t("common.and_more", { n: found.length - LISTED })}</p>`}`}
        ${answers.length > 0 && html`
          <ol class="rules paste-shown">${shownOf(answers, blots).map((words, at) => html`
            <li key=${at} class="as-typed" dir="auto">${words}</li>`)}</ol>
          <${Button} type="submit" icon="plus" busy=${busy}>${t("open_question.paste_add", { n: answers.length })}<//>`}
      </form>
    </details>`;
}

const Note = ({ children }) => html`<p class="answer-flag"><${Icon} name="triangle-alert" /> <span>${children}</span></p>`;
