// The brainstorm on the wall: the newest ideas in columns, or per topic; or only their number while they stay closed.
// Nothing is smaller than 28 px: long ideas get as much height as they need, older ones roll off into a count.
import { html } from "../../lib/html.js";
import { Ring } from "../../ui/icon.js";
import { isWhole, useFirstThatFits } from "../../wall/fit.js";
import { ideasWith, newestLast } from "./idea_order.js";
import { hasSides, inPart, partsOf, wordsOf } from "./parts.js";

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
  if (!body.visible) return html`<${Closed} round=${round} t=${t} />`;
  const ideas = newestLast(body.ideas);
  const parts = partsOf(round, t);
  if (!ideas.length && !hasSides(round)) return html`
    <div class="idea-wall-empty"><${Ring} /><p class="display">${t("brainstorm.none")}</p><p>${t("phone.ideas_empty_invite")}</p></div>`;
  const newest = phase === "open" ? ideas.at(-1)?.[0] : null;
  return parts.length
    ? html`<${Parts} round=${round} parts=${parts} ideas=${ideas} newest=${newest} t=${t} />`
    : html`<${Columns} body=${body} ideas=${ideas} newest=${newest} t=${t} />`;
}

const contentOf = (ideas) => ideas.map(([id, { text, merged, by }]) => `${id} ${merged} ${JSON.stringify(by)} ${text}`).join();

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

// times: how often it was said in this part, when what was merged with it is of more than one.
function Idea({ idea, times, isNew, t }) {
  return html`
    <li class=${isNew ? "idea is-new" : "idea"} data-new=${isNew ? "" : null}><span>${idea.text}${times
      ? times > 1 && html`<b class="idea-more"> <span aria-hidden="true">${times}×</span>
        <span class="visually-hidden">${t("brainstorm.times", { n: times })}</span></b>`
      : idea.merged > 0 && html`<b class="idea-more"> <span aria-hidden="true">+${idea.merged}</span>
        <span class="visually-hidden">${t("brainstorm.merged", { n: idea.merged })}</span></b>`}</span></li>`;
}

// Up to four topics side by side, more in two or three rows; two sides beside each other, of every topic. The newest ideas of each.
function Parts({ round, parts, ideas, newest, t }) {
  const { perTopic, perPart } = round.body;
  const sided = hasSides(round);
  const columns = sided ? (parts.length > 8 ? 4 : 2) : parts.length <= 4 ? parts.length : parts.length <= 6 ? 3 : 4;
  const bands = Math.ceil(parts.length / columns);
  return html`
    <div class="topic-wall" data-sides=${sided ? bands : null} style=${{ "--columns": columns, "--bands": bands }}>
      ${parts.map((part) => html`
        <${Part} key=${part.key} part=${part} count=${(perPart ?? perTopic)[part.key]}
          ideas=${ideas.filter(([, idea]) => inPart(idea, part))} newest=${newest} dense=${bands > 2} lines=${sided ? 9 : 2} t=${t} />`)}
    </div>`;
}

// dense: there is no room to say how many are older; the count beside the topic has them.
function Part({ part, count, ideas, newest, dense, lines, t }) {
  const [list, shown] = useFirstThatFits(endsOf(ideas), contentOf(ideas));
  const older = count - shown.reduce((sum, [, idea]) => sum + inPart(idea, part), 0);
  return html`
    <section data-side=${part.side}>
      <h2><span class="two-lines">${part.text}</span><b class="digits">${count}</b></h2>
      <p class=${dense ? "visually-hidden" : "idea-older"}>${older > 0
        && t(part.side ? "brainstorm.argument.older" : "brainstorm.older", { n: older })}</p>
      ${part.side && !count && html`<p class="idea-older">${t("brainstorm.argument.none")}. ${t("phone.ideas_empty_invite")}</p>`}
      <ul ref=${list} style=${{ "--lines": lines }}>
        ${shown.map(([id, idea]) => html`
          <${Idea} key=${id} idea=${idea} times=${idea.by && inPart(idea, part)} isNew=${id === newest} t=${t} />`)}</ul>
    </section>`;
}

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
