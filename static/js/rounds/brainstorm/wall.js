// The brainstorm on the wall: ideas in places that do not move while they come in, per topic when there are topics; afterwards, or
// when somebody turns a page, every idea on pages. Or only their number while they stay closed.
import { html, useEffect, useState } from "../../lib/html.js";
import { Ring } from "../../ui/icon.js";
import { ColumnPages } from "../../wall/column_pages.js";
import { useTurned } from "../../wall/pages.js";
import { Calm } from "./calm.js";
import { remarksOn } from "./comments.js";
import { byNumber, ideasWith, newestLast } from "./idea_order.js";
import { Prompts } from "./prompts.js";
import { hasSides, inPart, ofWords, partsOf, wordsOf } from "./parts.js";

const RINGS = 300;
const FEW = 60; // ideas that may all fit beside each other
const SIDE_BY_SIDE = 4; // topics that have a column each; more are on pages

export { said } from "./said.js";

/** @param {Pick<import("../../types/brainstorm.js").WallGiven, "round" | "t">} given */
export const todo = ({ round, t }) => t(wordsOf(round, "todo"));

/** @param {import("../../types/brainstorm.js").WallGiven} given */
export const Wall = (given) => (given.round.phase === "open" && given.round.body.prompts ? html`
  <div class="with-prompts"><${Prompts} ...${given} /><${Ideas} ...${given} /></div>` : html`<${Ideas} ...${given} />`);

/** @param {Pick<import("../../types/brainstorm.js").WallGiven, "round" | "t">} given */
function Ideas({ round, t }) {
  const turned = useTurned();
  const [full, setFull] = useState(false);
  const { body, phase } = round;
  if (!body.visible) return html`<${Closed} round=${round} t=${t} />`;
  const ideas = newestLast(body.ideas);
  const parts = partsOf(round, t);
  if (!ideas.length && !hasSides(round)) return html`
    <div class="idea-wall-empty"><${Ring} /><p class="display">${t(wordsOf(round, phase === "open" ? "none" : "none_came"))}</p>
      ${phase === "open" && html`<p>${t("phone.ideas_empty_invite")}</p>`}</div>`;
  if (ofWords(round) && !parts.length) return html`<${Words} round=${round} t=${t} />`;
  // Arguments stay side by side after the close, when all of them fit.
  const beside = phase === "open" || (hasSides(round) && ideas.length <= FEW && !full);
  if (turned || !beside || parts.length > SIDE_BY_SIDE) return html`<${All} round=${round} ideas=${ideas} parts=${parts} t=${t} />`;
  return parts.length ? html`
    <${Parts} round=${round} ideas=${ideas} parts=${parts} onFull=${phase !== "open" && (() => setFull(true))} t=${t} />`
    : html`<${Calm} ideas=${ideas} draw=${(idea) => html`<${Idea} idea=${idea} t=${t} />`}>
      ${({ shown, waiting }) => html`<${Older} count=${body.count} body=${body} shown=${shown} waiting=${waiting} t=${t} />`}<//>`;
}

// Every word once, those that came most often first, with how often that was.
function Words({ round, t }) {
  const words = byNumber(round.body.ideas);
  const older = round.body.count - ideasWith(words.map(([, idea]) => idea));
  return html`
    <${ColumnPages} items=${words.map(([id, idea]) => ({ ...idea, id }))} t=${t} draw=${(item) => html`
      <span class="word-row"><span dir="auto">${item.text}</span> <b class="digits"><span aria-hidden="true">${item.merged + 1}</span>
        <span class="visually-hidden">${t("brainstorm.times", { n: item.merged + 1 })}</span></b></span>`}>
      ${older > 0 && html`<p class="idea-older">${t("brainstorm.word.older", { n: older })}</p>`}<//>`;
}

// times: how often it was said in this part, when what was merged with it is of more than one. said: what others said about it, on
// pages; else there is only how many did.
function Idea({ idea, times, said = [], t }) {
  const [shown, words] = times ? [times > 1 && `${times}×`, t("brainstorm.times", { n: times })]
    : [idea.merged > 0 && `+${idea.merged}`, t("brainstorm.merged", { n: idea.merged })];
  return html`
    <span dir="auto">${idea.text}${shown && html`
      <b class="idea-more"> <span aria-hidden="true">${shown}</span> <span class="visually-hidden">${words}</span></b>`}${idea.comments
      && html`<span class="idea-said"> ${t("brainstorm.comments", { n: idea.comments })}${said.map((text) => html`
        <span class="idea-remark" dir="auto">${text}</span>`)}</span>`}</span>`;
}

// How many are not on the wall now, and how many wait for a place.
function Older({ count, body, shown, waiting, t }) {
  const older = count - ideasWith(shown.filter((id) => id in body.ideas).map((id) => body.ideas[id])) - waiting;
  return html`<${Elsewhere} older=${older} waiting=${waiting} t=${t} />`;
}

function Elsewhere({ older, side, waiting, t }) {
  const words = [...(older > 0 ? [t(side ? "brainstorm.argument.older" : "brainstorm.older", { n: older })] : []), ...(waiting
    ? [t("brainstorm.wall_waiting", { n: waiting })] : [])];
  return html`<p class="idea-older">${words.join(", ")}</p>`;
}

// Every idea that this screen has, on pages; by topic and side when there are any.
function All({ round, ideas, parts, t }) {
  const itemsOf = (some, part) => some.map(([id, idea]) => ({ ...idea, id: part ? `${part.key} ${id}` : id,
    times: part && idea.by && inPart(idea, part), said: remarksOn(id, round.body.comments).map(({ text }) => text) }));
  const items = parts.length ? parts.flatMap((part) => [
    { id: `part ${part.key}`, head: true, text: part.text, count: countOf(round, part) },
    ...itemsOf(ideas.filter(([, idea]) => inPart(idea, part)), part),
  ]) : itemsOf(ideas);
  const older = round.body.count - ideasWith(ideas.map(([, idea]) => idea));
  return html`
    <${ColumnPages} items=${items} t=${t} draw=${(item) => (item.head
      ? html`<span class="topic-head"><span dir="auto">${item.text}</span> <b class="digits">${item.count}</b></span>`
      : html`<${Idea} idea=${item} times=${item.times} said=${item.said} t=${t} />`)}>
      ${older > 0 && html`<p class="idea-older">${t(wordsOf(round, "older"), { n: older })}</p>`}<//>`;
}

// Topics and sides beside each other, each with its own places.
const Parts = ({ round, ideas, parts, onFull, t }) => html`
  <div class="topic-wall" data-sides=${hasSides(round) ? "" : null} style=${{ "--columns": parts.length }}>
    ${parts.map((part) => html`<${Part} key=${part.key} part=${part} open=${round.phase === "open"} count=${countOf(round, part)}
      ideas=${ideas.filter(([, idea]) => inPart(idea, part))} onFull=${onFull} t=${t} />`)}
  </div>`;

function Part({ part, open, count, ideas, onFull, t }) {
  const known = new Map(ideas);
  const inPlace = (ids) => ids.reduce((sum, id) => sum + (known.has(id) ? inPart(known.get(id), part) : 0), 0);
  return html`
    <section data-side=${part.side}>
      <h2><span dir="auto">${part.text}</span><b class="digits">${count}</b></h2>
      ${part.side && !count && html`<p class="idea-older">${open
        ? `${t("brainstorm.argument.none")}. ${t("phone.ideas_empty_invite")}` : t("brainstorm.argument.none_came")}</p>`}
      <${Calm} most=${1} ideas=${ideas} draw=${(idea) => html`<${Idea} idea=${idea} times=${idea.by && inPart(idea, part)} t=${t} />`}>
        ${({ shown, waiting }) => html`<${Elsewhere} older=${count - inPlace(shown) - waiting} side=${part.side} waiting=${waiting}
          t=${t} /><${Full} when=${onFull && shown.length > 0 && shown.length < ideas.length} onFull=${onFull} />`}<//>
    </section>`;
}

function Full({ when, onFull }) {
  useEffect(() => {
    if (when) onFull();
  }, [when]);
  return null;
}

const countOf = ({ body }, part) => (body.perPart ?? body.perTopic)[part.key];

// A ring for every idea: the wall fills, and nobody can read along.
function Closed({ round, t }) {
  const { body } = round;
  return html`
    <div class="ideas-closed-wall">
      <p class="ideas-counted"><b class="digits">${body.count}</b><span>${t(wordsOf(round, "figure"), { n: body.count })}</span></p>
      <p class="ideas-closed-why">${t(wordsOf(round, "kept_closed"))}</p>
      ${body.count > 0 && body.count <= RINGS && html`
        <div class="idea-rings" aria-hidden="true" data-many=${body.count > 100 ? "" : null}>
          ${Array.from({ length: body.count }, (_, index) => html`<${Ring} key=${index} state="on" />`)}</div>`}
    </div>`;
}

// The large count beside the question. Ideas that are not shown yet have a count of their own.
/** @param {import("../../types/brainstorm.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.body.visible ? [round.body.count, t(wordsOf(round, "figure"), { n: round.body.count })] : null;
