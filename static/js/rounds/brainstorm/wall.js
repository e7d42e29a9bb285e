// The brainstorm on the wall: the newest ideas in columns, or per topic; or only their number while they stay closed.
// Nothing is smaller than 28 px: long ideas get as much height as they need, older ones roll off into a count.
import { html } from "../../lib/html.js";
import { Ring } from "../../ui/icon.js";
import { isWhole, useFirstThatFits } from "../../wall/fit.js";
import { ideasWith, newestLast } from "./idea_order.js";

const AT_MOST = 40;
const RINGS = 300;

// Cells of one size, larger while there are few; null: columns of cells that are as high as their idea.
const GRIDS = [
  { most: 4, size: "large", columns: 1, rows: 4, lines: 3 },
  { most: 8, size: "large", columns: 2, rows: 4, lines: 4 },
  { most: 18, size: "medium", columns: 3, rows: 6, lines: 3 },
  { most: Infinity, size: "small", columns: 4, rows: 10, lines: 2 },
  null,
];

/** @param {import("../../types/brainstorm.js").WallGiven} given */
export function Wall({ round, t }) {
  const { body, phase } = round;
  if (!body.visible) return html`<${Closed} body=${body} t=${t} />`;
  const ideas = newestLast(body.ideas);
  if (!ideas.length) return html`
    <div class="idea-wall-empty"><${Ring} /><p class="display">${t("brainstorm.none")}</p><p>${t("phone.ideas_empty_invite")}</p></div>`;
  const newest = phase === "open" ? ideas.at(-1)[0] : null;
  return body.topics.length > 1
    ? html`<${Topics} body=${body} ideas=${ideas} newest=${newest} t=${t} />`
    : html`<${Columns} body=${body} ideas=${ideas} newest=${newest} t=${t} />`;
}

const contentOf = (ideas) => ideas.map(([id, { text, merged }]) => `${id} ${merged} ${text}`).join();

function Columns({ body, ideas, newest, t }) {
  const last = ideas.slice(-AT_MOST);
  const grids = GRIDS.filter((grid) => !grid || last.length <= grid.most);
  const [list, grid] = useFirstThatFits(grids, contentOf(last), showsAll);
  return grid ? html`<${Grid} ...${grid} list=${list} body=${body} ideas=${ideas} newest=${newest} t=${t} />`
    : html`<${Flow} body=${body} ideas=${last} newest=${newest} t=${t} />`;
}

const showsAll = (list) => [...list.querySelectorAll(".idea > span")].every(isWhole);

function Grid({ list, body, ideas, newest, size, columns, rows, lines, t }) {
  const cells = Math.min(AT_MOST, columns * rows);
  const shown = ideas.length > cells || hasOlder(body) ? ideas.slice(-(cells - 1)) : ideas;
  const older = body.count - ideasWith(shown.map(([, idea]) => idea));
  return html`
    <ul class="idea-wall" ref=${list} data-size=${size} style=${{ "--rows": rows, "--columns": columns, "--lines": lines }}>
      ${older > 0 && html`<li class="idea idea-older" key="older"><span>${t("brainstorm.older", { n: older })}</span></li>`}
      ${shown.map(([id, idea]) => html`<${Idea} key=${id} idea=${idea} isNew=${id === newest} t=${t} />`)}
    </ul>`;
}

const hasOlder = (body) => ideasWith(Object.values(body.ideas)) < body.count;

// Long and short ideas through each other: columns that are filled from top to bottom.
function Flow({ body, ideas, newest, t }) {
  const [list, shown] = useFirstThatFits(endsOf(ideas), contentOf(ideas));
  const older = body.count - ideasWith(shown.map(([, idea]) => idea));
  return html`
    <div class="idea-flow">
      <p class="idea-older">${older > 0 && t("brainstorm.older", { n: older })}</p>
      <ul ref=${list} style=${{ "--lines": 4 }}>
        ${shown.map(([id, idea]) => html`<${Idea} key=${id} idea=${idea} isNew=${id === newest} t=${t} />`)}</ul>
    </div>`;
}

// All ideas, then one of the oldest less each time.
const endsOf = (ideas) => Array.from({ length: ideas.length + 1 }, (_, less) => ideas.slice(less));

function Idea({ idea, isNew, t }) {
  return html`
    <li class=${isNew ? "idea is-new" : "idea"} data-new=${isNew ? "" : null}><span>${idea.text}${idea.merged > 0 && html`
      <b class="idea-more"> <span aria-hidden="true">+${idea.merged}</span>
        <span class="visually-hidden">${t("brainstorm.merged", { n: idea.merged })}</span></b>`}</span></li>`;
}

// Up to four topics side by side, more in two or three rows; the newest ideas of each.
function Topics({ body, ideas, newest, t }) {
  const { topics, perTopic } = body;
  const columns = topics.length <= 4 ? topics.length : topics.length <= 6 ? 3 : 4;
  const bands = Math.ceil(topics.length / columns);
  return html`
    <div class="topic-wall" style=${{ "--columns": columns, "--bands": bands }}>
      ${topics.map((topic) => html`
        <${Topic} key=${topic.id} text=${topic.text} count=${perTopic[topic.id]}
          ideas=${ideas.filter(([, idea]) => idea.topic === topic.id)} newest=${newest} dense=${bands > 2} t=${t} />`)}
    </div>`;
}

// dense: there is no room to say how many are older; the count beside the topic has them.
function Topic({ text, count, ideas, newest, dense, t }) {
  const [list, shown] = useFirstThatFits(endsOf(ideas), contentOf(ideas));
  const older = count - ideasWith(shown.map(([, idea]) => idea));
  return html`
    <section>
      <h2><span class="two-lines">${text}</span><b class="digits">${count}</b></h2>
      <p class=${dense ? "visually-hidden" : "idea-older"}>${older > 0 && t("brainstorm.older", { n: older })}</p>
      <ul ref=${list} style=${{ "--lines": 2 }}>
        ${shown.map(([id, idea]) => html`<${Idea} key=${id} idea=${idea} isNew=${id === newest} t=${t} />`)}</ul>
    </section>`;
}

// A ring for every idea: the wall fills, and nobody can read along.
function Closed({ body, t }) {
  return html`
    <div class="ideas-closed-wall">
      <p class="ideas-counted"><b class="digits">${body.count}</b><span>${t("brainstorm.figure", { n: body.count })}</span></p>
      <p class="ideas-closed-why">${t("brainstorm.kept_closed")}</p>
      ${body.count > 0 && body.count <= RINGS && html`
        <div class="idea-rings" aria-hidden="true" data-many=${body.count > 100 ? "" : null}>
          ${Array.from({ length: body.count }, (_, index) => html`<${Ring} key=${index} state="on" />`)}</div>`}
    </div>`;
}

// The large count beside the question. Ideas that are not shown yet have a count of their own.
/** @param {import("../../types/brainstorm.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.body.visible ? [round.body.count, t("brainstorm.figure", { n: round.body.count })] : null;
