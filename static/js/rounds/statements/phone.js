// Statements on the phone: one at a time, agree, disagree or no opinion, and under it the arguments. All answers are one
// ballot; an argument is sent by itself.
import { html, useMemo } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { elementId } from "../../lib/ids.js";
import { Button } from "../../ui/button.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Sealed, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { ArgumentsPart } from "./arguments_part.js";
import { ANSWERS, RING_OF } from "./sides.js";

const EMPTY = { answers: {} };

/** @param {import("../../types/statements.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options } = round;
  const ballot = useBallot(given, EMPTY);
  const [step, setStep] = useDraft(draft, "step", 0);
  const { answers } = ballot.choice;
  const at = Math.min(step, options.length - 1);
  const option = options[at];
  const answered = options.filter(({ id }) => answers[id]).length;
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const many = options.length > 1;
  return html`
    <${Main}>
      <p class="above-question">
        ${many ? t("statements.statement_of", { number: at + 1, total: options.length }) : t("statements.statement")}</p>
      ${round.prompt && html`<p class="ballot-prompt">${round.prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class="ballot-statement" key=${option.id}>${option.text}</h1>
      <${OptionNote} text=${option.note} t=${t} />
      <${Answers} key=${option.id} value=${answers[option.id]}
        onChange=${(answer) => ballot.change({ answers: { ...answers, [option.id]: answer } })} t=${t} />
      <${Sealed} round=${round} t=${t} />
      <p class="help after-list">${t("statements.change")}</p>
      <${ArgumentsPart} key=${`why-${option.id}`} ...${given} option=${option} answer=${answers[option.id]} />
    <//>
    <${BallotFoot} ballot=${ballot} words=${{ send: "statements.send", kept: "statements.kept" }} state=${state} t=${t}
      reason=${answered ? null : t("statements.first_one")} onSend=${() => ballot.send({ answers })}>
      ${many && html`
        <div class="across between ballot-steps">
          <${Button} kind="line" icon="chevron-left" blocked=${at === 0} onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>
          <span>${t("statements.answered", { n: answered, total: options.length })}</span>
          <${Button} kind="line" after="chevron-right" blocked=${at === options.length - 1} onClick=${() => go(at + 1)}>
            ${t("phone.step_next")}<//>
        </div>`}
    <//>`;
}

function Answers({ value, onChange, t }) {
  const name = useMemo(() => elementId("answer"), []);
  return html`
    <fieldset class="choices bleed stance-choices" aria-labelledby="ballot-question">
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
