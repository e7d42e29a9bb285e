// Decisions on the phone: for, neutral or against, and who is against may say why. An answer belongs to one wording: when
// the words change while someone answers, the screen says so and nothing that was typed goes away.
import { html, useMemo } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { elementId } from "../../lib/ids.js";
import { Banner } from "../../ui/banner.js";
import { Button } from "../../ui/button.js";
import { Empty } from "../../ui/empty.js";
import { TextArea } from "../../ui/field.js";
import { Icon, Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Sealed, useBallot } from "../../ballot/ballot.js";
import { Withheld } from "../../results/withheld.js";
import { ActionRow } from "./actions.js";
import { RING_OF, StanceBar, STANCES } from "./stances.js";

const EMPTY = { answers: {} };

/** @param {import("../../types/decide.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const ballot = useBallot(given, EMPTY);
  const [step, setStep] = useDraft(draft, "step", 0);
  const decisions = Object.entries(round.body.decisions);
  if (!decisions.length) return html`
    <${Main}><h1>${round.prompt}</h1><${Empty} title=${t("decide.none")} /><${Sealed} round=${round} t=${t} /><//>`;

  const { answers } = ballot.choice;
  const current = Object.fromEntries(
    decisions.flatMap(([key, { revision }]) => (answers[key]?.revision === revision ? [[key, answers[key]]] : [])),
  );
  const open = decisions.filter(([key]) => !current[key]);
  const at = Math.min(step, decisions.length - 1);
  const [id, decision] = decisions[at];
  const answer = (change) =>
    ballot.change({
      answers: { ...answers, [id]: { revision: decision.revision, stance: "support", objection: "", ...answers[id], ...change } },
    });
  const go = (to) => {
    setStep(to);
    focusHeading();
  };
  const tooLong = Object.values(current).some(({ objection }) => [...objection].length > round.settings.objection_characters);
  const stale = open.some(([key]) => answers[key]);
  const reason = tooLong
    ? t("decide.too_long")
    : stale && !ballot.unsent
      ? t("decide.reworded")
      : open.length === decisions.length
        ? t("decide.first_one")
        : null;
  return html`
    <${Main}>
      <p class="above-question between across">
        <span>${decisions.length > 1 ? t("decide.decision_of", { number: at + 1, total: decisions.length })
          : t("decide.decision")}</span></p>
      <h1 id="ballot-question" tabindex="-1" class="decision-text" data-long=${[...decision.text].length > 110 ? "" : null}>
        ${decision.text}</h1>
      ${answers[id] && !current[id] && html`<div role="status"><${Banner} kind="warn" icon="pencil" title=${t("decide.reworded")} /></div>`}
      <${Stances} key=${id} stance=${current[id]?.stance} onChange=${(stance) => answer({ stance, revision: decision.revision })} t=${t} />
      ${round.settings.objections && answers[id]?.stance === "against" && html`
        <${TextArea} key=${`why-${id}`} label=${t("decide.objection")} help=${t("decide.objection_help")} rows="3"
          value=${answers[id].objection}
          max=${round.settings.objection_characters} onInput=${(objection) => answer({ objection })} />`}
      <p class="help after-list">${t("decide.change")}</p>
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${{ ...ballot, unsent: ballot.unsent || stale }} words=${{ send: "decide.send", kept: "decide.kept" }}
      state=${state} t=${t} reason=${reason}
      onSend=${() => ballot.send({ answers: tidy(current) })}>
      ${decisions.length > 1 && html`<${Steps} at=${at} total=${decisions.length} open=${open.length} go=${go} t=${t} />`}
    <//>`;
}

// An objection belongs to "against" alone; the server keeps no other.
const tidy = (answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([key, answer]) => [
      key,
      { ...answer, objection: answer.stance === "against" ? answer.objection.trim() : "" },
    ]),
  );

const Steps = ({ at, total, open, go, t }) => html`
  <div class="across between ballot-steps">
    <${Button} kind="line" icon="chevron-left" blocked=${at === 0} onClick=${() => go(at - 1)}>${t("phone.step_back")}<//>
    <span>${t("decide.answered", { n: total - open, total })}</span>
    <${Button} kind="line" after="chevron-right" blocked=${at === total - 1} onClick=${() => go(at + 1)}>${t("phone.step_next")}<//>
  </div>`;

function Stances({ stance, onChange, t }) {
  const name = useMemo(() => elementId("stance"), []);
  return html`
    <fieldset class="choices bleed stance-choices">
      <legend class="visually-hidden">${t("decide.question")}</legend>
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
  const actions = Object.entries(body.actions);
  const decisions = result.withheld ? Object.values(body.decisions) : result.decisions;
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
        ${actions.map(([id, action]) => html`<${ActionRow} key=${id} action=${action} t=${t} lang=${lang} />`)}</ul>`}`;
}

const resultWords = (decision, t) =>
  decision.withheld ? t("decide.withheld") : decision.n ? t("decide.of_support", decision) : t("decide.nobody");

export { ballotFacts as facts } from "../../ballot/ballot.js";
