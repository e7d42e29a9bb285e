// What explains an option on a phone. The ideas of a cluster fold away behind their number, so that the options themselves stay
// in view, and come when somebody unfolds them.
import { html, useContext, useState } from "../lib/html.js";
import { NoteLines } from "../ui/note_lines.js";
import { Names, originWords } from "../ui/origin.js";

// Whether a note is folded: {round, option, lines}, and not a line.
export const isList = (note) => note !== null && typeof note === "object";

// What `Choices` needs of an option to choose: a note of one line beside it, a folded one under it.
export const choiceOf = ({ id, text, note }, t) => ({
  value: id, label: text, note: isList(note) ? undefined : note, more: isList(note) && html`<${OptionNote} option=${{ note }} t=${t} />`,
});

// option: with its note and what it was made of; name: the class of a note of one line.
export function OptionNote({ option: { note, origin }, name = "lede", t }) {
  const names = useContext(Names);
  const made = origin && originWords(origin, names);
  return html`
    ${made && html`<p class="option-origin">${made}</p>`}
    ${isList(note) ? html`<${Folded} key=${`${note.round} ${note.option}`} note=${note} t=${t} />`
      : note && html`<p class=${name}>${note}</p>`}`;
}

function Folded({ note, t }) {
  const ask = useContext(NoteLines);
  const [lines, setLines] = useState([]);
  const [state, setState] = useState("folded"); // "folded" | "coming" | "here" | "failed"
  async function unfold(event) {
    if (!event.currentTarget.open || state === "coming" || state === "here") return;
    setState("coming");
    try {
      for (let from = 0; from !== null;) {
        const part = await ask(note, from);
        setLines((held) => [...(from ? held : []), ...part.lines]);
        from = part.next;
      }
      setState("here");
    } catch {
      setState("failed");
    }
  }
  return html`
    <details class="option-note" onToggle=${unfold}><summary>${t("common.ideas", { n: note.lines })}</summary>
      <ul class="rules">${lines.map((line, index) => html`<li key=${index}>${line}</li>`)}</ul>
      ${state === "coming" && html`<p role="status">${t("common.loading")}…</p>`}
      ${state === "failed" && html`<p role="status">${t("common.note_failed")}</p>`}</details>`;
}
