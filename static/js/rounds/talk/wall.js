// A talk on the wall: what is on the table in the middle, the arguments of both sides beside it, the lights and the queue below,
// and at the foot what is being written down. Before that: what will be talked about; afterwards: the conclusions.
import { html } from "../../lib/html.js";
import { Ring } from "../../ui/icon.js";
import { Timer, useTimeLeft } from "../../ui/timer.js";
import { ColumnPages } from "../../wall/column_pages.js";
import { useFirstThatFits } from "../../wall/fit.js";
import { QuestionHeading } from "../../wall/headings.js";
import { OpenOptions } from "../../wall/open_options.js";
import { Pager, usePages } from "../../wall/pages.js";
import { Lamp, LIGHTS, pressed, Totals } from "./lamps.js";
import { beginningOf, endOf, said, saidByLights } from "./said.js";

export { said };

const SIDES = ["for", "against"];

// From the best to the last resort: arguments of a side at once, and the size of their words and of the thing in rem. tight:
// everything around them is small too.
const WAYS = [
  { each: 3, words: 2.5, thing: 2.75 }, { each: 2, words: 2.5, thing: 2.75 }, { each: 2, words: 2.25, thing: 2.5 },
  { each: 2, words: 2, thing: 2.25 }, { each: 1, words: 2, thing: 2.25 }, { each: 1, words: 2, thing: 2, tight: true },
  { each: 1, words: 1.75, thing: 1.75, tight: true },
];

const ALONE = [4.5, 3.75, 3.1, 2.6, 2.25, 2, 1.75]; // of the thing when nothing stands beside it

/** @param {Pick<import("../../types/talk.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("talk.todo");

/** @param {Pick<import("../../types/talk.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.body.table && !round.result);

/** The conclusions stand under what was talked about. @param {Pick<import("../../types/talk.js").WallGiven, "round">} given */
export const ownSubject = ({ round: { subjects = [], result } }) =>
  Boolean(result) && subjects.every(({ id }) => result.talked.some((thing) => thing.id === id));

/** @param {import("../../types/talk.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result ? [round.result.talked.length, t("talk.took_place", { n: round.result.talked.length })] : null;

/** @param {import("../../types/talk.js").WallGiven} given */
export function Wall({ round, t }) {
  if (round.result) return html`<${Conclusions} result=${round.result} t=${t} />`;
  if (!round.body.table) return html`<${OpenOptions} round=${{ ...round, phase: "words" }} t=${t} />`;
  return html`<${Table} key=${round.body.table.id} round=${round} t=${t} />`;
}

function Conclusions({ result, t }) {
  const items = result.talked.flatMap(({ id, text, conclusion, lights }) => [
    { id: `thing ${id}`, head: true, text },
    { id: `conclusion ${id}`, text: conclusion || t("talk.no_conclusion") },
    ...(lights ? [{ id: `lights ${id}`, text: saidByLights(lights, t) }] : []),
  ]);
  return html`
    <${ColumnPages} items=${items} t=${t} draw=${({ head, text }) => (head
      ? html`<span class="thing-head" dir="auto">${text}</span>` : html`<span dir="auto">${text}</span>`)} />`;
}

function Table({ round, t }) {
  const { table, lights, queue } = round.body;
  const sides = round.arguments?.[table.id] ?? null;
  const thing = beginningOf(table.text);
  const content = JSON.stringify([thing, sides, round.prompt, Boolean(lights), Boolean(lights?.told), Boolean(queue),
    endOf(table.conclusion).length > 100, Boolean(table.conclusion)]);
  const [box, way] = useFirstThatFits(WAYS, content, (element) => element.scrollHeight <= element.clientHeight + 1);
  const most = Math.max(0, ...SIDES.map((side) => sides?.[side].texts.length ?? 0));
  const paging = usePages(most, way.each);
  const size = sides ? way.thing : ALONE[WAYS.indexOf(way)];
  return html`
    <div class="talk-wall" ref=${box} data-tight=${way.tight ? "" : null}
      style=${{ "--words": `${way.words}rem`, "--thing": `${size}rem` }}>
      <${Top} round=${round} t=${t} />
      <div class="on-table" data-alone=${sides ? null : ""}>
        ${sides && html`<${Side} side="for" found=${sides.for} paging=${paging} each=${way.each} t=${t} />`}
        <section class="the-thing"><h2>${aboutWords(round.body, t)}</h2>
          <div class="thing-words"><blockquote dir="auto">${thing.words}</blockquote>
            ${thing.isCut && html`<p>${t("talk.read_on")}</p>`}</div></section>
        ${sides && html`<${Side} side="against" found=${sides.against} paging=${paging} each=${way.each} t=${t} />`}
      </div>
      ${paging.pages > 1 && html`<${Pager} paging=${paging} label=${t("talk.arguments")} t=${t} />`}
      ${(lights || queue) && html`<div class="talk-state">
        ${lights && html`<${Lights} lights=${lights} t=${t} />`}${queue && html`<${Queue} queue=${queue} t=${t} />`}</div>`}
      ${table.conclusion && html`<div class="talk-conclusion"><h2>${t("talk.we_write")}</h2>
        <p dir="auto">${endOf(table.conclusion)}</p></div>`}
    </div>`;
}

const aboutWords = ({ table, things }, t) =>
  things > 1 ? `${t("talk.on_table")}: ${t("talk.place", { place: table.place, things })}` : t("talk.on_table");

// What the lights say, else what is asked; beside it the clock of the thing, or of the round.
function Top({ round, t }) {
  const { lights, clock, table } = round.body;
  const asked = round.prompt === table.text ? "" : round.prompt;
  const words = lights?.told ? saidByLights(lights.told, t) : asked || t("talk.name");
  const timer = clock ?? round.timer;
  return html`
    <div class="talk-top"><${QuestionHeading} text=${words} />
      ${timer && round.phase === "open" && html`<p class="figure"><b><${Timer} timer=${timer} /></b>
        <${ClockWords} timer=${timer} own=${Boolean(clock)} t=${t} /></p>`}</div>`;
}

function ClockWords({ timer, own, t }) {
  const left = useTimeLeft(timer);
  const key = left === 0 ? "talk.time_up" : timer.ends == null ? "talk.time_paused" : own ? "talk.time_left" : null;
  return html`<span>${key ? t(key) : t("projector.of_minutes", { n: Math.round(timer.total / 60) })}</span>`;
}

// All pages of one side lie on each other, so that turning them moves nothing.
function Side({ side, found, paging, each, t }) {
  const { texts, count, name } = found;
  const pages = Array.from({ length: Math.max(1, Math.ceil(texts.length / each)) }, (_, at) => texts.slice(at * each, (at + 1) * each));
  const page = paging.page % pages.length;
  return html`
    <section><h2><${Ring} state=${side === "for" ? "on" : "against"} />${name ?? t(`talk.${side}`)}
      <b class="digits">${count}</b></h2>
      <div class="side-pages">${pages.map((shown, at) => html`
        <ul key=${at} data-on=${at === page ? "" : null} aria-hidden=${at === page ? null : "true"}>
          ${shown.map((text) => html`<li key=${text} dir="auto">${text}</li>`)}</ul>`)}</div>
    </section>`;
}

const Lights = ({ lights, t }) => html`
  <div><h2>${lights.told ? t("talk.lights_n", { n: pressed(lights.told) }) : t("talk.lights_wait")}</h2>
    ${lights.told ? html`<${Totals} told=${lights.told} t=${t} />` : html`
      <ul class="lamps">${LIGHTS.map((light) => html`
        <li key=${light}><${Lamp} light=${light} /><span>${t(`talk.${light}`)}</span></li>`)}</ul>`}
  </div>`;

const Queue = ({ queue, t }) => html`
  <div class="talk-queue"><h2>${queue.n ? t("talk.queue_n", { n: queue.n }) : t("talk.todo")}</h2>
    ${(queue.n > 0 || queue.up != null) && html`<p class="numbers">
      ${queue.up != null && html`<span>${t("talk.queue_now")}</span> <b class="digits" data-on>${queue.up}</b>`}
      ${queue.next.length > 0 && html`<span>${t("talk.queue_next")}</span> ${queue.next.map((number) => html`
        <b class="digits" key=${number}>${number}</b>`)}`}
      <small>${t("talk.queue_phone")}</small></p>`}
  </div>`;
