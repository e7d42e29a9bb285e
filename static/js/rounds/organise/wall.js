// The clusters on the wall: each with its shape, its count and the ideas that fit; what is not sorted yet below.
import { html } from "../../lib/html.js";
import { Glyph, Ring } from "../../ui/icon.js";
import { nothingSticksOut, useFirstThatFits } from "../../wall/fit.js";
import { boardOf } from "./board.js";

const TRAY_IDEAS = 5;
const TRIED = 40; // ideas of one cluster
const LARGE_COLUMNS = 3; // more columns than this are too narrow for large letters

/** @param {import("../../types/organise.js").WallGiven} given */
export function Wall({ round, t }) {
  const { clusters, unsorted, loose } = boardOf(round);
  if (!clusters.length) return html`<${Unsorted} ideas=${unsorted} count=${loose} t=${t} />`;
  return html`<${Board} clusters=${clusters} unsorted=${unsorted} loose=${loose} open=${round.phase === "open"} t=${t} />`;
}

function Board({ clusters, unsorted, loose, open, t }) {
  const columns = columnsOf(clusters.length);
  const bands = Math.ceil(clusters.length / columns);
  const layout = `${columns} ${bands} ${unsorted.length > 0}`;
  const ways = columns <= LARGE_COLUMNS ? [true, false] : [false];
  const [board, large] = useFirstThatFits(ways, `${layout} ${clusters.map(contentOf)}`, showsAll);
  return html`
    <div class="clusters" ref=${board} style=${{ "--columns": columns, "--bands": bands }} data-many=${columns > 4 ? "" : null}
      data-large=${large ? "" : null}>
      ${clusters.map((cluster) => html`
        <${Cluster} key=${cluster.id} ...${cluster} dense=${bands > 2} layout=${`${layout} ${large}`} t=${t} />`)}
      ${unsorted.length > 0 && html`<${Tray} ideas=${unsorted} count=${loose} open=${open} t=${t} />`}
    </div>`;
}

const columnsOf = (clusters) => (clusters <= 3 ? clusters : clusters <= 6 ? 3 : clusters <= 12 ? 4 : 6);

const contentOf = ({ name, count, ideas }) => `${name} ${count} ${ideas.map(({ id, text }) => `${id} ${text}`)}`;

const showsAll = (board) => [...board.querySelectorAll(".cluster > ul")].every(nothingSticksOut);

// All ideas that are tried, then one less each time.
function startsOf(ideas) {
  const tried = Math.min(ideas.length, TRIED);
  return Array.from({ length: tried + 1 }, (_, less) => ideas.slice(0, tried - less));
}

// dense: there is no room to say how many more there are; the count beside the name has them.
function Cluster({ name, cat, count, ideas, layout, dense, t }) {
  const [list, shown] = useFirstThatFits(startsOf(ideas), `${layout} ${contentOf({ name, count, ideas })}`);
  const more = count - shown.length;
  const rest = t(shown.length ? "organise.more" : "organise.cluster_count", { n: more });
  return html`
    <section class="cluster" data-cat=${cat <= 6 ? cat : null}>
      <h2><${Glyph} cat=${cat} /><span class="two-lines">${name}</span><span class="cluster-count">${count}</span></h2>
      <ul ref=${list}>
        ${shown.map((idea) => html`<li key=${idea.id}><span class="two-lines">${idea.text}</span></li>`)}
        ${more > 0 && !dense && html`<li class="cluster-more">${rest}</li>`}
      </ul>
      ${more > 0 && dense && html`<p class="visually-hidden">${rest}</p>`}
    </section>`;
}

function Tray({ ideas, count, open, t }) {
  const shown = count > TRAY_IDEAS ? ideas.slice(0, TRAY_IDEAS - 1) : ideas;
  const more = count - shown.length;
  return html`
    <aside class="tray">
      <h2><span>${t("organise.unsorted_count", { n: count })}</span>${open && html`<span>${t("organise.listen")}</span>`}</h2>
      <ul>
        ${shown.map((idea) => html`<li key=${idea.id}><span class="two-lines">${idea.text}</span></li>`)}
        ${more > 0 && html`<li class="cluster-more">${t("organise.more", { n: more })}</li>`}
      </ul>
    </aside>`;
}

// Before the first cluster: the ideas themselves, in as many columns as fit.
function Unsorted({ ideas, count, t }) {
  if (!ideas.length) return html`<div class="idea-wall-empty"><${Ring} /><p class="display">${t("organise.none")}</p></div>`;
  const columns = count > 24 ? 4 : 3;
  const room = columns * 9;
  const shown = count > room ? ideas.slice(0, room - 1) : ideas;
  const more = count - shown.length;
  return html`
    <ul class="idea-wall" data-size="small" style=${{ "--rows": 9, "--columns": columns, "--lines": 2 }}>
      ${shown.map((idea) => html`<li class="idea" key=${idea.id}><span>${idea.text}</span></li>`)}
      ${more > 0 && html`<li class="idea idea-older"><span>${t("organise.more", { n: more })}</span></li>`}
    </ul>`;
}
