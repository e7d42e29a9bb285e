// The questions of one ballot under each other on one page, one of them open. Who chooses with a finger or a mouse goes on to
// the next by itself, after a moment in which the choice can be seen; what is answered folds to a line, with a way back. With
// a keyboard nothing moves on its own: there a choice is on the way to another one.
import { html, useContext, useEffect, useLayoutEffect, useRef, useState } from "../lib/html.js";
import { useDraft } from "../lib/drafts.js";
import { Button } from "../ui/button.js";
import { Icon, Ring } from "../ui/icon.js";
import { Elsewhere } from "../ui/screen.js";
import { TakeBack } from "./ballot.js";
import { OptionNote } from "./option_note.js";

const SEEN_MS = 420; // so long a choice is looked at before the next question opens
const NONE = "";
/** @type {(option: any) => boolean} */
const never = () => false;

/**
 * ballot: of useBallot; options: [{id, text, note}]; answer(option): {words, ring} of what was answered, or null; lasts(option):
 * whether there is more to do after the choice, so that the page waits; onTakeBack(option); draft: where the open question is
 * kept; children(option, moves): the field of the open one, with the buttons that leave it. The list is named by `ballot-question`.
 */
export function Questions({ ballot, options, answer, lasts = never, onTakeBack, draft, t, children }) {
  const elsewhere = useContext(Elsewhere);
  const first = options.find((option) => !answer(option))?.id ?? NONE;
  const [open, setOpen] = useDraft(draft, "step", first);
  const at = open === NONE || options.some(({ id }) => id === open) ? open : first;
  const pointed = useRef(0);
  const timer = useRef(/** @type {any} */ (0));
  const moved = useRef(false);
  const [just, setJust] = useState(NONE); // what was answered last
  useEffect(() => () => clearTimeout(timer.current), []);
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const target = at === NONE ? document.getElementById("ballot-question") : document.getElementById(`question-${at}`);
    target?.focus({ preventScroll: true });
    (target?.closest(".questions>li") ?? target)?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const go = (to) => {
    clearTimeout(timer.current);
    moved.current = true;
    setJust(to === just ? NONE : at);
    setOpen(to);
  };
  const following = (id) => {
    const from = options.findIndex((option) => option.id === id);
    const round = [...options.slice(from + 1), ...options.slice(0, from)];
    return round.find((option) => !answer(option))?.id ?? NONE;
  };
  // Looked at after the change is drawn, so that `answer` and `lasts` know of it.
  const chosen = useRef(null);
  useEffect(() => {
    const id = chosen.current;
    chosen.current = null;
    const option = options.find((one) => one.id === id);
    if (!option || !answer(option) || lasts(option)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(go, SEEN_MS, following(id));
  });
  const onChange = (id) => ({ target }) => {
    if (target.type === "radio" && !elsewhere && Date.now() - pointed.current < 1_000) chosen.current = id;
  };

  return html`
    <ol class="questions bleed" aria-labelledby="ballot-question">
      ${options.map((option, index) => {
        const given = answer(option);
        if (option.id !== at) return html`<${Folded} key=${option.id} option=${option} number=${index + 1} given=${given}
          kept=${option.id === just && given && ballot.entry?.state === "saved"} onOpen=${() => go(option.id)} t=${t} />`;
        const next = following(option.id);
        const moves = html`
          <div class="across between question-moves">
            <${Button} kind=${given ? "line" : "quiet"} after=${given ? "chevron-down" : undefined} onClick=${() => go(next)}>
              ${t(onward(given, next))}<//>
            ${given && html`<${TakeBack} what=${option.text} onClick=${() => onTakeBack(option)} t=${t} />`}
          </div>`;
        return html`
          <li key=${option.id} class="open-question" onPointerUp=${() => (pointed.current = Date.now())} onChange=${onChange(option.id)}
            onInput=${() => clearTimeout(timer.current)}>
            <h2 class="question-text" id="question-${option.id}" tabindex="-1"><b>${index + 1}</b><span>${option.text}</span></h2>
            <${OptionNote} option=${option} t=${t} />
            ${children(option, moves)}
          </li>`;
      })}
    </ol>`;
}

const onward = (given, next) => (given ? (next === NONE ? "phone.question_fold" : "phone.question_next") : "phone.question_skip");

const Folded = ({ option, number, given, kept, onOpen, t }) => html`
  <li data-just=${kept ? "" : null}>
    <p class="question-text"><b>${number}</b><span>${option.text}</span></p>
    <p class="question-answer">
      <${Ring} state=${given?.ring} /><span class=${given ? undefined : "muted"}>${given ? given.words : t("phone.question_open")}</span>
      <${OpenButton} words=${t(given ? "phone.question_change" : "phone.question_answer")} what=${option.text} onOpen=${onOpen} /></p>
    ${kept && html`<p class="question-kept"><${Icon} name="check" /> <span>${t("phone.ballot_kept")}</span></p>`}
  </li>`;

const OpenButton = ({ words, what, onOpen }) =>
  html`<button type="button" class="link-button" aria-label=${`${words}: ${what}`} onClick=${onOpen}>${words}</button>`;
