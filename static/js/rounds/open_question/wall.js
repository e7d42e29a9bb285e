// Open questions on the wall: while people write the questions alone; afterwards how the scores lie, and the answers in whole, on as
// many pages as they need. A very long answer goes on in a next part.
import { html } from "../../lib/html.js";
import { Columns } from "../../scales/answers_drawn.js";
import { scaleOf } from "../../scales/scale.js";
import { Split } from "../../results/divided.js";
import { figure } from "../../results/figure.js";
import { Withheld } from "../../results/withheld.js";
import { ColumnPages } from "../../wall/column_pages.js";
import { OnWall } from "../../wall/open_options.js";
import { OpenWords } from "../../wall/open_words.js";
import { answersOf, inOwnOrder, scaleSettings, sentencesOf } from "./reading.js";

const PART = 420; // characters that stand together on the wall

export { said } from "./said.js";

/** @param {Pick<import("../../types/open_question.js").WallGiven, "round" | "t">} given */
export const todo = ({ round, t }) => t(round.settings.scale === "none" ? "open_question.todo_words" : "open_question.todo");

/** @param {import("../../types/open_question.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("open_question.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/open_question.js").WallGiven} given */
export function Wall({ round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenWords} round=${round} texts=${round.options.map(({ text }) => text)}
    kicker=${() => t("open_question.question")} t=${t}><${OnWall} round=${round} t=${t} /><//>`;
  if (result.withheld && !Object.keys(round.body.answers).length) return html`<${Withheld} result=${result} t=${t} />`;
  const questions = result.withheld ? round.options.map(({ id, text }) => ({ id, text, mean: null, n: 0 })) : result.questions;
  const read = inOwnOrder(answersOf(round), 0); // every wall of the room is on the same page
  const items = questions.flatMap((question) => [
    ...(questions.length > 1 ? [{ id: question.id, head: true, question }] : []),
    ...read.filter((answer) => answer.question === question.id).flatMap(partsOf),
  ]);
  const scale = scaleSettings(round.settings);
  const [only] = questions;
  const aside = scale && questions.length === 1 && only.mean !== null;
  return html`
    <div class="open-wall" data-aside=${aside ? "" : null}>
      ${aside && html`<div class="open-spread"><${Spread} question=${only} settings=${scale} t=${t} lang=${lang} /></div>`}
      ${items.length > 0 ? html`
        <${ColumnPages} items=${items} t=${t} draw=${(item) => html`<${Item} item=${item} settings=${scale} t=${t} lang=${lang} />`}>
          ${result.more > 0 && html`<p>${t("open_question.more", { n: result.more })}</p>`}<//>`
        : html`<p>${t("open_question.none")}</p>`}
    </div>`;
}

// -> [{id, text, score, at, of}]: an answer, or the parts of a long one, which end where a sentence does.
/** @param {import("./reading.js").Reading} answer */
function partsOf({ id, text, score }) {
  const parts = text.length <= PART ? [text] : sentencesOf(text).flatMap(pieces).reduce((found, sentence) => {
    const last = found.at(-1);
    const fits = last !== undefined && last.length + sentence.length < PART;
    return fits ? [...found.slice(0, -1), `${last} ${sentence}`] : [...found, sentence];
  }, /** @type {string[]} */ ([]));
  return parts.map((words, at) => ({ id: `${id} ${at}`, text: words, score, at: at + 1, of: parts.length }));
}

// A sentence without an end, in pieces that end where a word does.
function pieces(sentence) {
  const found = [];
  for (let rest = sentence; rest; rest = rest.slice(found.at(-1).length).trimStart()) {
    const space = rest.lastIndexOf(" ", PART);
    found.push(rest.length <= PART ? rest : rest.slice(0, space > 0 ? space : PART));
  }
  return found;
}

function Item({ item, settings, t, lang }) {
  if (item.head) return html`
    <div class="open-head"><b dir="auto">${item.question.text}</b>
      ${settings && item.question.mean !== null && html`
        <${Spread} question=${item.question} settings=${settings} t=${t} lang=${lang} />`}</div>`;
  const beside = [
    item.score && t("open_question.score_is", { score: item.score }), item.of > 1 && t("open_question.part_of", item),
  ].filter(Boolean);
  return html`<span dir="auto">${item.text}${beside.length > 0 && html` <small class="answer-score">${beside.join(", ")}</small>`}</span>`;
}

const Spread = ({ question, settings, t, lang }) => html`
  <p class="headline"><b>${figure(lang, question.mean)}</b> ${t("open_question.mean_of", { n: question.n })}
    ${question.divided && html` <${Split} t=${t} />`}</p>
  <${Columns} counts=${question.counts} scale=${scaleOf(settings, t)} />
  ${(settings.low || settings.high) && html`<p class="open-ends"><span>${settings.low}</span><span>${settings.high}</span></p>`}`;
