// Marking on the phone: a slice of the texts, taken by lot, one text at a time with its sentences to tap. Which slice a phone has is
// on its ballot and nowhere else. A text counts as read once somebody marked in it or turned on from it.
import { html, useContext } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Bar } from "../../ui/bars.js";
import { Button } from "../../ui/button.js";
import { Ring } from "../../ui/icon.js";
import { Elsewhere, Main } from "../../ui/screen.js";
import { BallotFoot, focusHeading, Question, Sealed, useBallot } from "../../ballot/ballot.js";
import { useSlice } from "../../ballot/slice.js";
import { Withheld } from "../../results/withheld.js";
import { readNow, sentencesIn, standing, turned } from "./slice.js";

export { ballotFacts as facts } from "../../ballot/ballot.js";

const EMPTY = { seen: {} };
const RINGS_AT_MOST = 7;

/** @param {import("../../types/mark.js").PhoneGiven} given */
export function Phone(given) {
  const { round, t, state, draft } = given;
  const { body, settings } = round;
  const ballot = useBallot(given, EMPTY);
  const seen = standing(body, ballot.choice.seen);
  const elsewhere = useContext(Elsewhere);
  const [slice, hold] = useSlice(draft, body.slices, seen);
  const texts = elsewhere ? body.slices.flat() : body.slices[slice] ?? [];
  const paged = settings.unit === "sentences" && !elsewhere;
  const [step, setStep] = useDraft(draft, "step", 0);
  const at = paged ? Math.min(Number(step) || 0, Math.max(0, texts.length - 1)) : 0;
  const shown = paged ? texts.slice(at, at + 1) : texts;
  const marks = Object.values(seen).flat();
  const left = settings.marks - marks.length;
  const change = (next) => {
    hold();
    ballot.change({ seen: next });
  };
  const go = (to) => {
    change(readNow(seen, [...shown, texts[to]]));
    setStep(to);
    focusHeading();
  };
  const number = t("mark.text_of", { number: at + 1, total: texts.length });
  return html`
    <${Main} key=${at}>
      ${paged && texts.length > 1 && html`<p class="above-question">${number}</p>`}
      <${Question} prompt=${round.prompt || t(`mark.question_${settings.unit}`)} step=${at} />
      <p class="lede">${t("mark.tap")} ${body.slices.length > 1 && !elsewhere && t("mark.slice_told")}</p>
      ${shown.map((text) => html`
        <ul key=${text} class="sentences bleed" aria-labelledby="ballot-question">${sentencesIn(body, text).map((sentence) => html`
          <${Sentence} key=${sentence.id} sentence=${sentence} place=${marks.indexOf(sentence.id)} full=${left <= 0}
            onTurn=${() => change(turned(readNow(seen, shown), sentence))} t=${t} />`)}</ul>`)}
      <${Sealed} round=${round} t=${t} />
    <//>
    <${BallotFoot} ballot=${ballot} state=${state} t=${t}>
      <div class="across between marks-left">
        ${settings.marks <= RINGS_AT_MOST && html`
          <span class="answered-rings" aria-hidden="true">${Array.from({ length: settings.marks }, (_, one) => html`
            <${Ring} key=${one} state=${one < marks.length ? "on" : undefined} />`)}</span>`}
        <b role="status">${t(left > 0 ? "mark.left" : "mark.none_left", { n: left, limit: settings.marks })}</b>
      </div>
      ${paged && texts.length > 1 && html`
        <div class="across between ballot-steps">
          <${Button} kind="line" icon="chevron-left" blocked=${at === 0} label=${t("mark.previous")} onClick=${() => go(at - 1)} />
          <${Button} kind="line" after="chevron-right" blocked=${at === texts.length - 1} onClick=${() => go(at + 1)}>${t("mark.next")}<//>
        </div>`}
    <//>`;
}

function Sentence({ sentence: { id, text }, place, full, onTurn }) {
  const marked = place >= 0;
  return html`
    <li class="sentence" data-marked=${marked ? "" : null}>
      <label><input type="checkbox" checked=${marked} disabled=${full && !marked} onChange=${onTurn} id="mark-${id}" />
        ${marked && html`<b class="mark-number" aria-hidden="true">${place + 1}</b>`}<span dir="auto">${text}</span></label>
    </li>`;
}

/** @param {import("../../types/mark.js").PhoneGiven} given */
export function PhoneResult({ round, t }) {
  const { result } = round;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  if (!result.sentences.length) return html`<p>${t("mark.nothing")}</p>`;
  return html`
    <ol class="rules review-list">${result.sentences.map(({ id, text, n, marks }) => html`
      <li key=${id}><span dir="auto">${text}<b>${t("mark.of", { marks, n })}</b>
        <${Bar} value=${marks} max=${n} /></span></li>`)}</ol>`;
}
