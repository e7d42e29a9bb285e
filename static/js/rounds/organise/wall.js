// The clusters on the wall: each with its shape, its count and the ideas that fit; what is not sorted yet below.
import { html } from "../../lib/html.js";
import { originOf } from "../../lib/origin.js";
import { Glyph, Ring } from "../../ui/icon.js";
import { OriginTags, originWords } from "../../ui/origin.js";
import { nothingSticksOut, useFirstThatFits } from "../../wall/fit.js";
import { ColumnPages } from "../../wall/column_pages.js";
import { useTurned } from "../../wall/pages.js";
import { boardOf } from "./board.js";

const TRAY_IDEAS = 5;
const TRIED = 40; // ideas of one cluster
const MOST_WITH_IDEAS = 24; // clusters: of more there is room for the names, until somebody turns a page
const LARGE_COLUMNS = 3; // more columns than this are too narrow for large letters

export { said } from "./said.js";

/** @param {import("../../types/organise.js").WallGiven} given */
export function Wall({ round, t }) {
  const { clusters, unsorted, loose } = boardOf(round);
  const { names } = round;
  const turned = useTurned();
  const alone = clusters.find(({ id }) => id === round.body.shown);
  if (alone) return html`<${All} clusters=${[alone]} unsorted=${[]} loose=${0} names=${names} t=${t} />`;
  if (!clusters.length) return html`<${Unsorted} ideas=${unsorted} count=${loose} names=${names} t=${t} />`;
  if (turned) return html`<${All} clusters=${clusters} unsorted=${unsorted} loose=${loose} names=${names} t=${t} />`;
  if (clusters.length > MOST_WITH_IDEAS) {
    return html`<${All} clusters=${namesOf(clusters)} unsorted=${[]} loose=${loose} names=${names} t=${t} />`;
  }
  return html`<${Board} clusters=${clusters} unsorted=${unsorted} loose=${loose} names=${names} open=${round.phase === "open"} t=${t} />`;
}

// The clusters without their ideas.
const namesOf = (clusters) => clusters.map((cluster) => ({ ...cluster, ideas: [] }));

function Board({ clusters, unsorted, loose, names, open, t }) {
  const columns = columnsOf(clusters.length);
  const bands = Math.ceil(clusters.length / columns);
  const layout = `${columns} ${bands} ${unsorted.length > 0}`;
  const ways = columns <= LARGE_COLUMNS ? [true, false] : [false];
  const [board, large] = useFirstThatFits(ways, `${layout} ${clusters.map(contentOf)}`, showsAll);
  return html`
    <div class="clusters" ref=${board} style=${{ "--columns": columns, "--bands": bands }} data-many=${columns > 4 ? "" : null}
      data-large=${large ? "" : null}>
      ${clusters.map((cluster) => html`
        <${Cluster} key=${cluster.id} ...${cluster} names=${names} dense=${bands > 2} layout=${`${layout} ${large}`} t=${t} />`)}
      ${unsorted.length > 0 && html`<${Tray} ideas=${unsorted} count=${loose} names=${names} open=${open} t=${t} />`}
    </div>`;
}

const columnsOf = (clusters) => (clusters <= 3 ? clusters : clusters <= 6 ? 3 : clusters <= 12 ? 4 : 6);

const contentOf = ({ name, outer, whole, ideas }) =>
  `${outer} ${name} ${whole} ${ideas.map(({ id, text, origin }) => `${id} ${text} ${JSON.stringify(origin)}`)}`;

const showsAll = (board) => [...board.querySelectorAll(".cluster > ul")].every(nothingSticksOut);

// All ideas that are tried, then one less each time.
function startsOf(ideas) {
  const tried = Math.min(ideas.length, TRIED);
  return Array.from({ length: tried + 1 }, (_, less) => ideas.slice(0, tried - less));
}

// dense: there is no room to say how many more there are; the count beside the name has them.
function Cluster({ name, outer, cat, count, whole, ideas, origin, names, layout, dense, t }) {
  const [list, shown] = useFirstThatFits(startsOf(ideas), `${layout} ${contentOf({ name, outer, whole, ideas })}`);
  const more = count - contributionsIn(shown);
  const parts = origin && originWords(origin, names);
  const rest = t(shown.length ? "organise.more" : "organise.cluster_count", { n: more });
  return html`
    <section class="cluster" data-cat=${cat <= 6 ? cat : null}>
      <h2><${Glyph} cat=${cat} /><span dir="auto">${outer && html`<span class="outer-name">${outer} › </span>`}${name}</span>
        <span class="cluster-count">${whole}</span></h2>
      ${parts && !dense && html`<p class="cluster-parts">${parts}</p>`}
      <ul ref=${list}>
        ${shown.map((idea) => html`<li key=${idea.id}><${Listed} idea=${idea} names=${names} /></li>`)}
        ${more > 0 && !dense && html`<li class="cluster-more">${rest}</li>`}
      </ul>
      ${more > 0 && dense && html`<p class="visually-hidden">${rest}</p>`}
    </section>`;
}

const contributionsIn = (ideas) => originOf(ideas).n;

const Listed = ({ idea, names }) => html`
  <span dir="auto"><${OriginTags} origin=${idea.origin} names=${names} />${idea.text}</span>`;

// Every idea on pages, under its cluster: when somebody turns a page.
function All({ clusters, unsorted, loose, names, t }) {
  const groups = [...clusters, ...(loose ? [{ id: "", name: t("organise.unsorted_count", { n: loose }),
    ideas: unsorted }] : [])];
  const items = groups.flatMap(({ id, name, outer, cat, whole, ideas }) => [
    { id: `head ${id}`, head: true, text: outer ? `${outer} › ${name}` : name, cat, count: cat && whole },
    ...ideas]);
  return html`
    <${ColumnPages} items=${items} t=${t} draw=${(item) => (item.head
      ? html`<span class="group-head">${item.cat && html`<${Glyph} cat=${item.cat} /> `}<span dir="auto">${item.text}</span>
        ${item.count > 0 && html`<b>${item.count}</b>`}</span>`
      : html`<${Listed} idea=${item} names=${names} />`)} />`;
}

function Tray({ ideas, count, names, open, t }) {
  const shown = ideas.length > TRAY_IDEAS ? ideas.slice(0, TRAY_IDEAS - 1) : ideas;
  const more = count - contributionsIn(shown);
  return html`
    <aside class="tray">
      <h2><span>${t("organise.unsorted_count", { n: count })}</span>${open && html`<span>${t("organise.listen")}</span>`}</h2>
      <ul>
        ${shown.map((idea) => html`<li key=${idea.id}><${Listed} idea=${idea} names=${names} /></li>`)}
        ${more > 0 && html`<li class="cluster-more">${t("organise.more", { n: more })}</li>`}
      </ul>
    </aside>`;
}

// Before the first cluster: the ideas themselves.
function Unsorted({ ideas, count, names, t }) {
  if (!ideas.length) return html`<div class="idea-wall-empty"><${Ring} /><p class="display">${t("organise.none")}</p></div>`;
  const more = count - contributionsIn(ideas);
  return html`<${ColumnPages} items=${ideas} draw=${(idea) => html`<${Listed} idea=${idea} names=${names} />`} t=${t}>
    ${more > 0 && html`<p>${t("organise.more", { n: more })}</p>`}<//>`;
}
