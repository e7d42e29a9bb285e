// An open question on the phone: a score and a text, kept while somebody types. More questions stand under each other, one open.
// Once the round is closed everybody reads the answers, each in an order of their own.
import { html } from "../../lib/html.js";
import { fitting } from "../../lib/ballot.js";
import { lengthOf } from "../../lib/characters.js";
import { personalIn } from "../../lib/personal.js";
import { TextArea } from "../../ui/field.js";
import { Icon } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { Questions } from "../../ballot/questions.js";
import { ScaleField } from "../../scales/scale_field.js";
import { scaleSettings } from "./reading.js";

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { PhoneResult } from "./phone_result.js";

const EMPTY = { scores: {}, texts: {} };

/** @param {import("../../types/open_question.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, prompt, settings } = round;
  /** @type {(choice: any) => [string, string, string][]} */
  const typed = ({ texts }) => options.flatMap(({ id, text }) => (texts[id] ? [[id, text, texts[id]]] : []));
  const ballot = useBallot(given, EMPTY, { wire: tidy(settings.characters), texts: typed });
  const { scores, texts } = ballot.choice;
  const score = ({ id }, value) => ballot.change({ scores: with_(scores, id, value), texts });
  const write = ({ id }, text) => ballot.change({ scores, texts: with_(texts, id, text || undefined) });
  const takeBack = ({ id }) => ballot.change({ scores: with_(scores, id), texts: with_(texts, id) });
  const has = ({ id }) => id in scores || Boolean(texts[id]?.trim());
  const field = (question, labelledby, moves) => html`
    <${OneQuestion} key=${question.id} question=${question} labelledby=${labelledby} settings=${settings} score=${scores[question.id]}
      text=${texts[question.id] ?? ""} onScore=${(value) => score(question, value)} onText=${(text) => write(question, text)} t=${t} />
    ${moves}`;
  const answered = (question) => (has(question) ? { words: inWords(scores[question.id], texts[question.id], t), ring: "on" } : null);
  const [only] = options;
  return html`
    <${Main}>
      ${options.length > 1 ? html`
        <${Question} prompt=${prompt || t("open_question.answers")} />
        <${Questions} ballot=${ballot} options=${options} answer=${answered} lasts=${() => true} onTakeBack=${takeBack} draft=${draft}
          t=${t}>
          ${(question, moves) => field(question, `question-${question.id}`, moves)}<//>` : html`
        ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
        <${Question} prompt=${only.text} />
        <${OptionNote} option=${only} t=${t} />
        ${field(only, "ballot-question", has(only) && html`<${TakeBack} onClick=${() => takeBack(only)} t=${t} />`)}`}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${options.map(has)} state=${state} t=${t}
      reason=${Object.values(texts).some((text) => lengthOf(text) > settings.characters) ? t("open_question.too_long") : null} />`;
}

function with_(values, id, value = undefined) {
  const { [id]: before, ...others } = values;
  return value === undefined ? others : { ...others, [id]: value };
}

// What the server keeps: no text of white space alone, and none that is too long.
const tidy = (most) => ({ scores, texts }, before) => ({
  scores,
  texts: Object.fromEntries(
    Object.entries(texts).map(([id, text]) => [id, fitting(text, before.texts?.[id], most)]).filter(([, text]) => text),
  ),
});

function inWords(score, text, t) {
  const scored = score === undefined ? null : t("open_question.score_is", { score });
  return [scored, text?.trim() && (text.length > 60 ? `${text.slice(0, 58)}…` : text)].filter(Boolean).join(": ");
}

function OneQuestion({ question, labelledby, settings, score, text, onScore, onText, t }) {
  const scale = scaleSettings(settings);
  const beside = scale && t(settings.with_score ? "open_question.score_beside" : "open_question.score_apart");
  const label = score === undefined ? t("open_question.why") : t("open_question.why_score", { score });
  return html`
    ${scale && html`
      <${ScaleField} labelledby=${labelledby} what=${question.text} settings=${scale} value=${score} onChange=${onScore} t=${t} />`}
    <div class="open-text"><${TextArea} label=${label} help=${[t("open_question.why_help"), beside].filter(Boolean).join(" ")} rows="7"
      max=${settings.characters} value=${text} onInput=${onText} /></div>
    <${Personal} text=${text} t=${t} />`;
}

// Said while somebody types: this can be read by everybody.
function Personal({ text, t }) {
  const found = [...new Set(personalIn(text).map(({ what }) => what))];
  return html`
    <div role="status">${found.map((what) => html`
      <p class="sealed" key=${what}><${Icon} name="triangle-alert" />
        <span>${t("open_question.personal", { what: t(`open_question.personal.${what}`) })}</span></p>`)}</div>`;
}
