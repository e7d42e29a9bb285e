// Estimating on the phone: a number, or a lowest and a highest one, for every question on one page. What is typed is kept as
// it was typed, also when it is not a number yet; what is one, counts.
import { html, useState } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { numberAsked } from "../../lib/number_asked.js";
import { Field } from "../../ui/field.js";
import { Ring } from "../../ui/icon.js";
import { Main } from "../../ui/screen.js";
import { WhichNumber, problemWords, written } from "../../ui/which_number.js";
import { BallotFoot, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { OptionNote } from "../../ballot/option_note.js";
import { amount, questionsOf } from "./questions.js";

const EMPTY = { values: {} };
const NOTHING = { low: "", high: "", unsure: false };

/** @param {import("../../types/estimate.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, lang, state } = given;
  const questions = questionsOf(round);
  const typedIn = (choice) => choice.typed ?? typedOf(choice.values, lang);
  const readAll = (typed) => Object.fromEntries(questions.map(({ id }) => [id, readAnswer(typed[id] ?? NOTHING, round.settings, lang)]));
  const wire = (choice) => {
    const answers = Object.entries(readAll(typedIn(choice))).filter(([, { value }]) => value !== undefined);
    return { values: Object.fromEntries(answers.map(([id, { value }]) => [id, value])) };
  };
  const ballot = useBallot(given, EMPTY, { wire });
  const typed = typedIn(ballot.choice);
  const read = readAll(typed);
  const wrong = questions.some(({ id }) => read[id].problem);
  const put = (id) => (change) => ballot.change({ typed: { ...typed, [id]: { ...NOTHING, ...typed[id], ...change } } });
  const single = round.options.length === 0;
  const { lowest, highest } = round.settings;
  return html`
    <${Main}>
      <${Question} prompt=${round.prompt || t("estimate.name")} />
      <p class="lede">${t("estimate.between", { lowest: number(lang, lowest), highest: amount(lang, round, highest) })}</p>
      ${questions.map((question) => html`
        <${Answer} key=${question.id} legend=${single ? null : question.text} note=${question.note}
          typed=${typed[question.id] ?? NOTHING} read=${read[question.id]}
          round=${round} onChange=${put(question.id)} t=${t} lang=${lang} />`)}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} answered=${questions.map(({ id }) => read[id].value !== undefined)} state=${state} t=${t}
      reason=${wrong ? t("estimate.mend") : null} />`;
}

// What was sent, as it would be typed.
const typedOf = (values, lang) =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      value === null
        ? { ...NOTHING, unsure: true }
        : { ...NOTHING, low: written(value.low, lang), high: value.high === null ? "" : written(value.high, lang) },
    ]),
  );

// -> {value} to send (undefined: no answer yet, null: does not know), or what is wrong, as numberAsked says it, and `at`:
// "low" | "high". `ends`: the numbers that were read.
function readAnswer({ low, high, unsure }, settings, language) {
  if (unsure) return { value: null, ends: {} };
  const ranged = settings.answer === "range";
  const typed = [["low", low], ...(ranged ? [["high", high]] : [])];
  if (typed.every(([, text]) => !text.trim())) return { ends: {} };
  const ends = {};
  for (const [at, text] of typed) {
    const one = numberAsked(text, { ...settings, language });
    if (one.problem) return { ...one, at, ends };
    if (one.value === undefined) return { problem: "estimate.both_ends", at, ends };
    ends[at] = one.value;
  }
  if (ranged && ends.low > ends.high) return { problem: "estimate.upside_down", at: "high", ends };
  return { value: { low: ends.low, high: ranged ? ends.high : null }, ends };
}

function Answer({ legend, note, typed, read, round, onChange, t, lang }) {
  const [left, setLeft] = useState(false); // an error is told when the person leaves the field, not while typing
  const { unit } = round.settings;
  const ranged = round.settings.answer === "range";
  const wrong = (at) => left && read.problem !== undefined && read.at === at;
  // What was understood, once there is something to understand: "12.000" and "12k" look alike to nobody.
  const readAs = (at) => (read.ends[at] === undefined || written(read.ends[at], lang) === typed[at].trim() ? null
    : t("common.number.read_as", { number: amount(lang, round, read.ends[at]) }));
  const end = (at, label) => html`
    <${Field} label=${unit && ranged ? `${label} (${unit})` : label} help=${readAs(at)}
      error=${wrong(at) ? problemWords(read) : null}>
      ${({ id, describedby, invalid }) => html`
        <span class="amount"><input class="input digits" id=${id} inputmode="decimal" autocomplete="off" maxlength="40"
          value=${typed[at]} disabled=${typed.unsure}
          aria-describedby=${describedby} aria-invalid=${invalid ? "true" : null}
            onInput=${(event) => onChange({ [at]: event.target.value })} onBlur=${() => setLeft(true)} />
          ${unit && !ranged && html`<span>${unit}</span>`}</span>`}
    <//>
    ${wrong(at) && html`<${WhichNumber} choices=${read.choices} unit=${unit} onPick=${(text) => onChange({ [at]: text })} />`}`;
  return html`
    <fieldset class="estimate-field" aria-labelledby=${legend ? undefined : "ballot-question"}>
      ${legend && html`<legend><h2>${legend}</h2></legend>`}
      <${OptionNote} option=${{ note }} name="help" t=${t} />
      <div class="range-ends" data-two=${ranged ? "" : null}>
        ${ranged ? html`${end("low", t("estimate.low"))}${end("high", t("estimate.high"))}` : end("low", t("estimate.number"))}</div>
      ${round.settings.dont_know && html`<${Unsure} checked=${typed.unsure} onChange=${(unsure) => onChange({ unsure })} t=${t} />`}
    </fieldset>`;
}

const Unsure = ({ checked, onChange, t }) => html`
  <label class="unsure"><input type="checkbox" class="visually-hidden" checked=${checked}
    onChange=${(event) => onChange(event.target.checked)} />
    <${Ring} state=${checked ? "on" : undefined} /><span>${t("estimate.dont_know")}</span></label>`;

export { ballotFacts as facts } from "../../ballot/ballot.js";
export { PhoneResult } from "./phone_result.js";
