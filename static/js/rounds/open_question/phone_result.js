// What became of open questions, on the phone: how the room scored, and the answers to read, in an order of one's own.
import { html, useState } from "../../lib/html.js";
import { useDraft } from "../../lib/drafts.js";
import { Button } from "../../ui/button.js";
import { Columns } from "../../scales/answers_drawn.js";
import { scaleOf } from "../../scales/scale.js";
import { Split } from "../../results/divided.js";
import { figure } from "../../results/figure.js";
import { Withheld } from "../../results/withheld.js";
import { answersOf, drawLot, inOwnOrder, scaleSettings } from "./reading.js";

const AT_ONCE = 10;

/** @param {import("../../types/open_question.js").PhoneGiven} given */
export function PhoneResult({ round, draft, t, lang }) {
  const { result } = round;
  const [first] = useState(drawLot);
  const [lot, keep] = useDraft(draft, "lot", first);
  const [room, setRoom] = useState(AT_ONCE);
  if (lot === first && draft.get("lot") !== first) keep(first);
  const read = inOwnOrder(answersOf(round), lot);
  const texts = Object.fromEntries((result.questions ?? []).map(({ id, text }) => [id, text]));
  return html`
    ${result.withheld ? html`<${Withheld} result=${result} t=${t} />` : html`<${Scores} round=${round} t=${t} lang=${lang} />`}
    ${read.length > 0 && html`
      <h2 class="minor-heading">${t("open_question.answers_n", { n: read.length })}</h2>
      <p class="help">${t("open_question.own_order")}</p>
      <ul class="rules answer-list">${read.slice(0, room).map(({ id, question, text, score }) => html`
        <li key=${id}>${round.options.length > 1 && html`<p class="muted">${texts[question]}</p>`}
          <p class="as-typed" dir="auto">${text}</p>
          ${score && html`<p class="answer-score">${t("open_question.score_is", { score })}</p>`}</li>`)}</ul>
      ${read.length > room && html`<${Button} kind="line" wide onClick=${() => setRoom(room + AT_ONCE)}>
        ${t("open_question.show_more")} (${read.length - room})<//>`}
      ${result.more > 0 && html`<p class="muted">${t("open_question.more", { n: result.more })}</p>`}`}`;
}

function Scores({ round, t, lang }) {
  const settings = scaleSettings(round.settings);
  if (!settings) return null;
  const scale = scaleOf(settings, t);
  return html`
    <ul class="rules answer-scores">${round.result.questions.map((question) => html`
      <li key=${question.id}><span>${question.text}</span>
        ${question.mean === null ? html`<b>${t("open_question.few")}</b>` : html`
          <b>${figure(lang, question.mean)} <small>${t("open_question.mean_of", { n: question.n })}</small>${question.divided
            && html` <${Split} t=${t} />`}</b>
          <${Columns} counts=${question.counts} scale=${scale} />`}</li>`)}</ul>`;
}
