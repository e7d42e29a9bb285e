// Statements on the phone: agree, disagree or no opinion, and under it the arguments. All answers are one ballot, which counts
// from the first answer on; an argument is sent by itself.
import { html, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { Questions } from "../../ballot/questions.js";
import { ArgumentsPart } from "./arguments_part.js";
import { ANSWERS, RING_OF } from "./sides.js";

const EMPTY = { answers: {} };

/** @param {import("../../types/statements.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, prompt, settings } = round;
  const ballot = useBallot(given, EMPTY);
  const { answers } = ballot.choice;
  const put = (option, answer) => {
    const { [option.id]: before, ...others } = answers;
    ballot.change({ answers: answer ? { ...others, [option.id]: answer } : others });
  };
  const field = (option, labelledby, moves) => html`
    <${Answers} key=${option.id} labelledby=${labelledby} value=${answers[option.id]} onChange=${(answer) => put(option, answer)} t=${t} />
    ${moves}
    <${ArgumentsPart} key=${`why-${option.id}`} ...${given} option=${option} answer=${answers[option.id]} />`;
  const answered = ({ id }) => (answers[id] ? { words: t(`statements.${answers[id]}`), ring: RING_OF[answers[id]] } : null);
  const [only] = options;
  return html`
    <${Main}>
      ${options.length > 1 ? html`
        <${Question} prompt=${prompt || t("statements.name")} />
        <${Questions} ballot=${ballot} options=${options} answer=${answered} lasts=${() => settings.arguments !== "none"}
          onTakeBack=${put} draft=${draft} t=${t}>
          ${(option, moves) => field(option, `question-${option.id}`, moves)}<//>` : html`
        <p class="above-question">${t("statements.statement")}</p>
        ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
        <h1 id="ballot-question" tabindex="-1" class="ballot-statement">${only.text}</h1>
        <${OptionNote} option=${only} t=${t} />
        ${field(only, "ballot-question", answers[only.id] && html`<${TakeBack} onClick=${() => put(only)} t=${t} />`)}`}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${options.map(({ id }) => Boolean(answers[id]))} state=${state} t=${t} />`;
}

function Answers({ labelledby, value, onChange, t }) {
  const name = useMemo(() => elementId("answer"), []);
  return html`
    <fieldset class="choices bleed stance-choices" aria-labelledby=${labelledby}>
      ${ANSWERS.map((answer) => html`
        <div class="choice" key=${answer} data-stance=${{ disagree: "against", pass: "neutral" }[answer]}>
          <input type="radio" name=${name} id="${name}-${answer}" checked=${value === answer} onChange=${() => onChange(answer)} />
          <label for="${name}-${answer}"><${Ring} state=${value === answer ? RING_OF[answer] : undefined} />
            <span>${t(`statements.${answer}`)}</span><${Icon} name="check" /></label>
        </div>`)}
    </fieldset>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { Afterwards, PhoneResult } from "./phone_result.js";
