// Objections on the phone: no objection, or a tick at each one that is a concern of this person too, and under it the own ones.
// The ticks are one ballot, which counts from the first on; an objection is sent by itself.
import { html, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { Questions } from "../../ballot/questions.js";
import { ObjectionPart } from "./objection_part.js";
import { conditionSaid, objectionsTo } from "./objections.js";

const EMPTY = { answers: {} };

/** @param {import("../../types/minority.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft, mine } = given;
  const { options, prompt, body } = round;
  const ballot = useBallot(given, EMPTY);
  const { answers } = ballot.choice;
  const own = mine?.owned?.[round.id]?.objections ?? {};
  const ofOthers = (option) => objectionsTo(body.objections, option.id).filter(({ id }) => !own[id]);
  const put = (option, answer) => {
    const { [option.id]: before, ...others } = answers;
    ballot.change({ answers: answer ? { ...others, [option.id]: answer } : others });
  };
  const field = (option, labelledby, moves) => html`
    <${Joining} key=${option.id} labelledby=${labelledby} objections=${ofOthers(option)}
      answer=${answers[option.id]} onChange=${(answer) => put(option, answer)} t=${t} />
    ${moves}
    <${ObjectionPart} key=${`write-${option.id}`} ...${given} option=${option} />`;
  const answered = ({ id }) => (answers[id] ? { words: answerWords(answers[id], t), ring: answers[id].length ? "against" : "on" } : null);
  const [only] = options;
  return html`
    <${Main}>
      ${options.length > 1 ? html`
        <${Question} prompt=${prompt || t("minority.question")} />
        <${Questions} ballot=${ballot} options=${options} answer=${answered} lasts=${() => true} onTakeBack=${put} draft=${draft} t=${t}>
          ${(option, moves) => field(option, `question-${option.id}`, moves)}<//>` : html`
        <p class="above-question">${t("minority.decision")}</p>
        ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
        <h1 id="ballot-question" tabindex="-1" class="decision-text" data-long=${[...only.text].length > 110 ? "" : null}>
          ${only.text}</h1>
        <${OptionNote} option=${only} t=${t} />
        ${field(only, "ballot-question", answers[only.id] && html`<${TakeBack} onClick=${() => put(only)} t=${t} />`)}`}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${options.map(({ id }) => Boolean(answers[id]))} state=${state} t=${t} />`;
}

const answerWords = (joined, t) => (joined.length ? t("minority.joined_some", { n: joined.length }) : t("minority.none"));

// Who takes the last tick away said nothing, and not that there is no objection.
function Joining({ labelledby, objections, answer, onChange, t }) {
  const name = useMemo(() => elementId("join"), []);
  const none = answer?.length === 0;
  const toggle = (id) => {
    const joined = answer?.includes(id) ? answer.filter((other) => other !== id) : [...(answer ?? []), id].sort();
    onChange(joined.length ? joined : null);
  };
  return html`
    <fieldset class="choices bleed stance-choices" aria-labelledby=${labelledby}>
      <div class="choice">
        <input type="checkbox" id="${name}-none" checked=${none} onChange=${() => onChange(none ? null : [])} />
        <label for="${name}-none"><${Ring} state=${none ? "on" : undefined} />
          <span>${t("minority.none")}</span><${Icon} name="check" /></label>
      </div>
      ${objections.map((objection, at) => {
        const joined = Boolean(answer?.includes(objection.id));
        return html`
          <div class="choice" key=${objection.id} data-stance="against">
            <input type="checkbox" id="${name}-${at}" checked=${joined} onChange=${() => toggle(objection.id)} />
            <label for="${name}-${at}"><${Ring} state=${joined ? "against" : undefined} />
              <span>‘${objection.text}’${conditionSaid(objection, t)}<small><b>${t("minority.join")}</b></small></span>
              <${Icon} name="check" /></label>
          </div>`;
      })}
    </fieldset>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { Afterwards, PhoneResult } from "./phone_result.js";
