// Decisions on the phone: for, neutral or against, and who is against may say why. An answer belongs to one wording: when
// the words change, the vote on them starts again, the screen says so, and nothing that was typed goes away.
import { html, useEffect, useMemo } from "../../lib/html.js";
import { fitting } from "../../lib/ballot.js";
import { lengthOf } from "../../lib/characters.js";
import { elementId } from "../../lib/ids.js";
import { Banner } from "../../ui/banner.js";
import { Empty } from "../../ui/empty.js";
import { TextArea } from "../../ui/field.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { announce } from "../../lib/announce.js";
import { BallotFoot, Question, Sealed, TakeBack, useBallot } from "../../ballot/ballot.js";
import { Questions } from "../../ballot/questions.js";
import { Withheld } from "../../results/withheld.js";
import { ActionRow } from "./actions.js";
import { RING_OF, StanceBar, STANCES } from "./stances.js";

const EMPTY = { answers: {} };
const OLD_WORDS = new Set(["stale_wording", "unknown_option"]); // the ballot went out before the new words came in

/** @param {import("../../types/decide.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { decisions } = round.body;
  /** @type {(choice: any) => [string, string, string][]} */
  const objections = ({ answers }) =>
    decisions.flatMap(({ id, text }) => (answers[id]?.objection ? [[id, text, answers[id].objection]] : []));
  const wire = ({ answers }, before) => ({ answers: tidy(ofNow(answers, decisions), before, round.settings.objection_characters) });
  const ballot = useBallot(given, EMPTY, { wire, texts: objections });
  const { answers } = ballot.choice;
  const current = ofNow(answers, decisions);
  const wordings = decisions.map(({ id, revision }) => `${id}.${revision}`).join();
  useEffect(() => {
    if (ballot.entry?.state === "refused" && OLD_WORDS.has(ballot.entry.code)) ballot.change({ answers });
  }, [wordings, ballot.entry?.state]);
  useRewordedAloud(decisions, answers, t);
  if (!decisions.length) return html`
    <${Main}><h1>${round.prompt}</h1><${Empty} title=${t("decide.none")} /><${Sealed} round=${round} t=${t} /><//>`;

  const put = ({ id, revision }, change) => {
    const { [id]: before, ...others } = answers;
    ballot.change({ answers: change ? { ...others, [id]: { stance: "support", objection: "", ...before, ...change, revision } } : others });
  };
  const type = ({ id }, objection) => ballot.change({ answers: { ...answers, [id]: { ...answers[id], objection } } });
  const stale = ({ id }) => Boolean(answers[id] && !current[id]);
  const field = (decision, labelledby, moves) => html`
    ${stale(decision) && html`<${Banner} kind="warn" icon="pencil" title=${t("decide.reworded")} />`}
    <${Stances} key=${decision.id} labelledby=${labelledby} stance=${current[decision.id]?.stance}
      onChange=${(stance) => put(decision, { stance })} t=${t} />
    ${round.settings.objections && answers[decision.id]?.stance === "against" && html`
      <${TextArea} key=${`why-${decision.id}`} label=${t("decide.objection")} help=${t("decide.objection_help")} rows="3"
        value=${answers[decision.id].objection} max=${round.settings.objection_characters}
        onInput=${(objection) => type(decision, objection)} />`}
    ${moves}`;
  const answered = ({ id }) => (current[id] ? { words: t(`decide.${current[id].stance}`), ring: RING_OF[current[id].stance] } : null);
  const tooLong = Object.values(current).some(({ objection }) => lengthOf(objection) > round.settings.objection_characters);
  const [only] = decisions;
  return html`
    <${Main}>
      ${decisions.length > 1 ? html`
        <${Question} prompt=${round.prompt || t("decide.question")} />
        ${decisions.some(stale) && html`<${Banner} kind="warn" icon="pencil" title=${t("decide.reworded")} />`}
        <${Questions} ballot=${ballot} options=${decisions} answer=${answered} onTakeBack=${put} draft=${draft} t=${t}
          lasts=${({ id }) => round.settings.objections && current[id]?.stance === "against"}>
          ${(decision, moves) => field(decision, `question-${decision.id}`, moves)}<//>` : html`
        <p class="above-question">${t("decide.decision")}</p>
        <h1 id="ballot-question" tabindex="-1" class="decision-text" data-long=${[...only.text].length > 110 ? "" : null}>
          ${only.text}</h1>
        ${field(only, "ballot-question", current[only.id] && html`<${TakeBack} onClick=${() => put(only)} t=${t} />`)}`}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${decisions.map(({ id }) => Boolean(current[id]))} state=${state} t=${t}
      reason=${tooLong ? t("decide.too_long") : decisions.some(stale) ? t("decide.reworded") : null} />`;
}

// The answers that belong to the words as they are now.
const ofNow = (answers, decisions) =>
  Object.fromEntries(decisions.flatMap(({ id, revision }) => (answers[id]?.revision === revision ? [[id, answers[id]]] : [])));

// Said to a screen reader too, once for every new wording of something that was answered.
function useRewordedAloud(decisions, answers, t) {
  const stale = decisions.filter(({ id, revision }) => answers[id] && answers[id].revision !== revision);
  const which = stale.map(({ id, revision }) => `${id}.${revision}`).join();
  useEffect(() => {
    if (which) announce(t("decide.reworded"), { topic: `reworded:${which}`, urgent: true });
  }, [which]);
}

// An objection belongs to "against" alone; the server keeps no other, and none that is too long.
const tidy = (answers, before, most) => {
  const kept = ofTheseWords(before.answers ?? {}, answers);
  return Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [
      key,
      { ...answer, objection: answer.stance === "against" ? fitting(answer.objection, kept[key]?.objection, most) : "" },
    ]),
  );
};

// Of what was sent before, the answers to the words that these answers are about.
const ofTheseWords = (before, answers) =>
  Object.fromEntries(Object.entries(before).filter(([key, { revision }]) => answers[key]?.revision === revision));

function Stances({ labelledby, stance, onChange, t }) {
  const name = useMemo(() => elementId("stance"), []);
  return html`
    <fieldset class="choices bleed stance-choices" aria-labelledby=${labelledby}>
      ${STANCES.map((one) => html`
        <div class="choice" key=${one} data-stance=${one}>
          <input type="radio" name=${name} id="${name}-${one}" checked=${stance === one} onChange=${() => onChange(one)} />
          <label for="${name}-${one}"><${Ring} state=${stance === one ? RING_OF[one] : undefined} />
            <span>${t(`decide.${one}`)}</span><${Icon} name="check" /></label>
        </div>`)}
    </fieldset>`;
}

/** @param {import("../../types/decide.js").PhoneGiven} given */
export function PhoneResult({ round, t, lang }) {
  const { result, body } = round;
  const { actions } = body;
  const decisions = result.withheld ? body.decisions : result.decisions;
  return html`
    <ul class="rules decision-list">
      ${decisions.map((decision) => html`
        <li key=${decision.id}><b>${decision.text}</b>
          ${!result.withheld && html`
            <span>${resultWords(decision, t)}</span>
              ${decision.n > 0 && !decision.withheld && html`<${StanceBar} decision=${decision} t=${t} />`}`}</li>`)}</ul>
    ${result.withheld && html`<${Withheld} result=${result} t=${t} />`}
    ${actions.length > 0 && html`<h2 class="sub-heading">${t("decide.actions")}</h2>
      <ul class="rules agreed-list">
        ${actions.map((action) => html`<${ActionRow} key=${action.id} action=${action} t=${t} lang=${lang} />`)}</ul>`}`;
}

const resultWords = (decision, t) =>
  decision.withheld ? t("decide.withheld") : decision.n ? t("decide.of_support", decision) : t("decide.nobody");

export { ballotFacts as facts } from "../../ballot/ballot.js";
