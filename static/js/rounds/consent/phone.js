// Consent on the phone: one proposal at a time. An objection needs a reason, a concern may have one; what is typed stays
// when another answer is tried.
import { html, useMemo } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { elementId } from "../../lib/ids.js";
import { Button } from "../../ui/button.js";
import { TextArea } from "../../ui/field.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Sealed, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { Withheld } from "../../results/withheld.js";
import { ConsentBar, outcome, RING_OF } from "./stances.js";

const EMPTY = { answers: {} };
const ORDER = ["consent", "concern", "objection", "abstain"];

/** @param {import("../../types/consent.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { options, settings } = round;
  const ballot = useBallot(given, EMPTY);
  const [step, setStep] = useDraft(draft, "step", 0);
  const { answers } = ballot.choice;
  const at = Math.min(step, options.length - 1);
  const proposal = options[at];
  const answer = answers[proposal.id];
  const put = (change) => ballot.change({ answers: { ...answers, [proposal.id]: { stance: "consent", text: "", ...answer, ...change } } });
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const many = options.length > 1;
  return html`
    <${Main}>
      <p class="above-question">${many ? t("consent.proposal_of", { number: at + 1, total: options.length }) : t("consent.proposal")}</p>
      ${round.prompt && html`<p class="ballot-prompt">${round.prompt}</p>`}
      <h1 id="ballot-question" tabindex="-1" class="decision-text" data-long=${[...proposal.text].length > 110 ? "" : null}
        key=${proposal.id}>${proposal.text}</h1>
      <${OptionNote} text=${proposal.note} t=${t} />
      <${Stances} key=${proposal.id} stance=${answer?.stance} onChange=${(stance) => put({ stance })} t=${t} />
      <${Reason} key=${`why-${proposal.id}`} answer=${answer} max=${settings.characters} onInput=${(text) => put({ text })} t=${t} />
      <p class="help after-list">${many && t("consent.rest_abstains")} ${t("consent.change")}</p>
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} words=${{ send: "consent.send", kept: "consent.kept" }} state=${state} t=${t}
      reason=${whyNot(Object.values(answers), settings.characters, t)} onSend=${() => ballot.send({ answers: tidy(answers) })}>
      ${many && html`<${Steps} at=${at} total=${options.length} answered=${Object.keys(answers).length} go=${go} t=${t} />`}
    <//>`;
}

const speaks = (stance) => stance === "concern" || stance === "objection";

function whyNot(answers, max, t) {
  if (!answers.length) return t("consent.first_one");
  if (answers.some(({ stance, text }) => speaks(stance) && [...text].length > max)) return t("consent.too_long");
  return answers.some(({ stance, text }) => stance === "objection" && !text.trim()) ? t("consent.reason_first") : null;
}

// What the server keeps: a text only with an answer that has one.
const tidy = (answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([key, { stance, text }]) => [key, { stance, text: speaks(stance) ? text.trim() : "" }]),
  );

function Reason({ answer, max, onInput, t }) {
  if (!speaks(answer?.stance)) return null;
  const words = answer.stance === "objection" ? "consent.why" : "consent.worry";
  return html`<${TextArea} label=${t(words)} help=${t(`${words}_help`)} rows="3" max=${max} value=${answer.text} onInput=${onInput} />`;
}

function Stances({ stance, onChange, t }) {
  const name = useMemo(() => elementId("consent"), []);
  return html`
    <fieldset class="choices bleed stance-choices">
      <legend class="visually-hidden">${t("consent.question")}</legend>
      ${ORDER.map((one) => html`
        <div class="choice" key=${one} data-stance=${{ objection: "against", abstain: "neutral" }[one]}>
          <input type="radio" name=${name} id="${name}-${one}" checked=${stance === one} onChange=${() => onChange(one)} />
          <label for="${name}-${one}"><${Ring} state=${stance === one ? RING_OF[one] : undefined} />
            <span>${t(`consent.${one}`)}<small>${t(`consent.${one}_note`)}</small></span><${Icon} name="check" /></label>
        </div>`)}
    </fieldset>`;
}

const Steps = ({ at, total, answered, go, t }) => html`
  <div class="across between ballot-steps">
    <${Button} kind="line" icon="chevron-left" blocked=${at === 0} onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>
    <span>${t("consent.answered", { n: answered, total })}</span>
    <${Button} kind="line" after="chevron-right" blocked=${at === total - 1} onClick=${() => go(at + 1)}>${t("phone.step_next")}<//>
  </div>`;

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
