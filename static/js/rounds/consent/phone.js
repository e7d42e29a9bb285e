// Consent on the phone: can we live with this. An objection needs a reason and counts once it has one; a concern may have one.
// What is typed stays when another answer is tried.
import { html, useMemo } from "../../lib/html.js";
import { fitting } from "../../lib/ballot.js";
import { lengthOf } from "../../lib/characters.js";
import { elementId } from "../../lib/ids.js";
import { TextArea } from "../../ui/field.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { Questions } from "../../ballot/questions.js";
import { Withheld } from "../../results/withheld.js";
import { ConsentBar, outcome, RING_OF } from "./stances.js";

const EMPTY = { answers: {} };
const ORDER = ["consent", "concern", "objection", "abstain"];

/** @param {import("../../types/consent.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, prompt, settings } = round;
  /** @type {(choice: any) => [string, string, string][]} */
  const texts = ({ answers }) => options.flatMap(({ id, text }) => (answers[id]?.text ? [[id, text, answers[id].text]] : []));
  const wire = ({ answers }, before) => ({ answers: tidy(answers, before, settings.characters) });
  const ballot = useBallot(given, EMPTY, { wire, texts });
  const { answers } = ballot.choice;
  const put = ({ id }, change) => {
    const { [id]: before, ...others } = answers;
    ballot.change({ answers: change ? { ...others, [id]: { stance: "consent", text: "", ...before, ...change } } : others });
  };
  const field = (proposal, labelledby, moves) => {
    const answer = answers[proposal.id];
    return html`
      <${Stances} key=${proposal.id} labelledby=${labelledby} stance=${answer?.stance} onChange=${(stance) => put(proposal, { stance })}
        t=${t} />
      <${Reason} key=${`why-${proposal.id}`} answer=${answer} max=${settings.characters} onInput=${(text) => put(proposal, { text })}
        t=${t} />
      ${moves}`;
  };
  const answered = ({ id }) => (answers[id] ? { words: t(`consent.${answers[id].stance}`), ring: RING_OF[answers[id].stance] } : null);
  const [only] = options;
  return html`
    <${Main}>
      ${options.length > 1 ? html`
        <${Question} prompt=${prompt || t("consent.question")} />
        <p class="lede">${t("consent.rest_abstains")}</p>
        <${Questions} ballot=${ballot} options=${options} answer=${answered} lasts=${({ id }) => speaks(answers[id]?.stance)}
          onTakeBack=${put} draft=${draft} t=${t}>
          ${(proposal, moves) => field(proposal, `question-${proposal.id}`, moves)}<//>` : html`
        <p class="above-question">${t("consent.proposal")}</p>
        ${prompt && html`<p class="ballot-prompt">${prompt}</p>`}
        <h1 id="ballot-question" tabindex="-1" class="decision-text" data-long=${[...only.text].length > 110 ? "" : null}>${only.text}</h1>
        <${OptionNote} option=${only} t=${t} />
        ${field(only, "ballot-question", answers[only.id] && html`<${TakeBack} onClick=${() => put(only)} t=${t} />`)}`}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${options.map(({ id }) => Boolean(answers[id]))} state=${state} t=${t}
      reason=${whyNot(Object.values(answers), settings.characters, t)} />`;
}

const speaks = (stance) => stance === "concern" || stance === "objection";

function whyNot(answers, max, t) {
  if (answers.some(({ stance, text }) => speaks(stance) && lengthOf(text) > max)) return t("consent.too_long");
  return answers.some(({ stance, text }) => stance === "objection" && !text.trim()) ? t("consent.reason_first") : null;
}

// What the server keeps: a text only with an answer that has one, and none that is too long.
const tidy = (answers, before, most) =>
  Object.fromEntries(
    Object.entries(answers).map(([key, { stance, text }]) => [
      key,
      { stance, text: speaks(stance) ? fitting(text, before.answers?.[key]?.text, most) : "" },
    ]),
  );

function Reason({ answer, max, onInput, t }) {
  if (!speaks(answer?.stance)) return null;
  const words = answer.stance === "objection" ? "consent.why" : "consent.worry";
  return html`<${TextArea} label=${t(words)} help=${t(`${words}_help`)} rows="3" max=${max} value=${answer.text} onInput=${onInput} />`;
}

function Stances({ labelledby, stance, onChange, t }) {
  const name = useMemo(() => elementId("consent"), []);
  return html`
    <fieldset class="choices bleed stance-choices" aria-labelledby=${labelledby}>
      ${ORDER.map((one) => html`
        <div class="choice" key=${one} data-stance=${{ objection: "against", abstain: "neutral" }[one]}>
          <input type="radio" name=${name} id="${name}-${one}" checked=${stance === one} onChange=${() => onChange(one)} />
          <label for="${name}-${one}"><${Ring} state=${stance === one ? RING_OF[one] : undefined} />
            <span>${t(`consent.${one}`)}<small>${t(`consent.${one}_note`)}</small></span><${Icon} name="check" /></label>
        </div>`)}
    </fieldset>`;
}

/** @param {import("../../types/consent.js").PhoneGiven} given */
export function PhoneResult({ round, t }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`
    <ul class="rules decision-list">${result.proposals.map((proposal) => html`
      <li key=${proposal.id}><b>${proposal.text}</b><span>${outcome(proposal, t)}</span>
        <${ConsentBar} proposal=${proposal} t=${t} /></li>`)}</ul>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
