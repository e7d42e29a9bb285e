// Actions on the phone: propose one, and say of each that was accepted how sure it is that it happens. An answer belongs to one
// wording: when the words change the screen says so.
import { html, useEffect, useMemo } from "../../lib/html.js";
import { elementId } from "../../lib/ids.js";
import { Banner } from "../../ui/banner.js";
import { Empty } from "../../ui/empty.js";
import { Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { Questions } from "../../ballot/questions.js";
import { ProposalPart } from "./proposal_part.js";
import { whoAndWhen } from "./rows.js";

const EMPTY = { answers: {} };
const STEPS = [1, 2, 3, 4, 5];
const OLD_WORDS = new Set(["stale_wording", "unknown_action"]); // the ballot went out before the news came in

/** @param {import("../../types/actions.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, lang, state, draft } = given;
  const { actions } = round.body;
  const ballot = useBallot(given, EMPTY, { wire: ({ answers }) => ({ answers: ofNow(answers, actions) }) });
  const { answers } = ballot.choice;
  const current = ofNow(answers, actions);
  const wordings = actions.map(({ id, revision }) => `${id}.${revision}`).join();
  useEffect(() => {
    if (ballot.entry?.state === "refused" && OLD_WORDS.has(ballot.entry.code)) ballot.change({ answers });
  }, [wordings, ballot.entry?.state]);
  const put = ({ id, revision }, sure) => {
    const { [id]: before, ...others } = answers;
    ballot.change({ answers: sure ? { ...others, [id]: { revision, sure } } : others });
  };
  const stale = ({ id }) => Boolean(answers[id] && !current[id]);
  const answered = ({ id }) => (current[id] ? { words: t("actions.sure_is", current[id]), ring: "on" } : null);
  const options = actions.map((action) => ({ ...action, note: "" }));
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("actions.question")} />
      ${actions.some(stale) && html`<${Banner} kind="warn" icon="pencil" title=${t("actions.reworded")} />`}
      ${options.length ? html`
        <${Questions} ballot=${ballot} options=${options} answer=${answered} onTakeBack=${put} draft=${draft} t=${t}>
          ${(action, moves) => html`
            <p class="who-when">${whoAndWhen(action, t, lang)}</p>
            <${Sure} key=${action.id} labelledby="question-${action.id}" value=${current[action.id]?.sure}
              onChange=${(sure) => put(action, sure)} t=${t} />${moves}`}<//>` : html`<${Empty} title=${t("actions.none")} />`}
      <${ProposalPart} ...${given} />
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${actions.map(({ id }) => Boolean(current[id]))} state=${state} t=${t} />`;
}

// The answers that belong to the words as they are now.
const ofNow = (answers, actions) =>
  Object.fromEntries(actions.flatMap(({ id, revision }) => (answers[id]?.revision === revision ? [[id, answers[id]]] : [])));

function Sure({ labelledby, value, onChange, t }) {
  const name = useMemo(() => elementId("sure"), []);
  return html`
    <fieldset class="scale-field" aria-labelledby=${labelledby}>
      <p class="help">${t("actions.sure")}</p>
      <div class="scale-steps" style=${{ "--steps": STEPS.length }}>
        ${STEPS.map((step, at) => html`
          <div key=${step} data-first=${at ? null : ""}>
            <input type="radio" name=${name} id="${name}-${step}" checked=${value === step} onChange=${() => onChange(step)} />
            <label for="${name}-${step}"><${Ring} state=${value === step ? "on" : undefined} />${step}</label>
          </div>`)}
      </div>
      <p class="ends" aria-hidden="true"><span>${t("actions.sure_low")}</span><span>${t("actions.sure_high")}</span></p>
    </fieldset>`;
}

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { Afterwards, PhoneResult } from "./phone_result.js";
