// The clusters on the wall: each with its shape, its count and the ideas that fit; what is not sorted yet below.
import { html } from "../../lib/html.js";
import { Glyph, Ring } from "../../ui/icon.js";
import { useRoom } from "../../wall/room.js";
import { boardOf, fitting } from "./board.js";

const SHEET = 54; // rem: what the board has in height
const TRAY = 10.7;
const TRAY_IDEAS = 5;
const TRIED = 40; // ideas of one cluster
const LARGE = { line: 2.7, gap: 1.1, narrower: 0.72 }; // while all ideas have room in large letters

// By the number of clusters: columns, characters on a line, height of the head of a cluster.
const LAYOUTS = [[1, 1, 110, 4.7], [2, 2, 62, 4.7], [3, 3, 43, 4.7], [6, 3, 43, 4.7], [8, 4, 31, 4.1], [12, 4, 31, 4.1], [24, 6, 20, 3.9]];

/** @param {import("../../types/organise.js").WallGiven} given */
export function Wall({ round, t }) {
  const { clusters, unsorted } = boardOf(round);
  if (!clusters.length) return html`<${Unsorted} ideas=${unsorted} t=${t} />`;
  const [, columns, chars, head] = LAYOUTS.find(([most]) => clusters.length <= most) ?? LAYOUTS.at(-1);
  const bands = Math.ceil(clusters.length / columns);
  const height = (SHEET - (unsorted.length ? TRAY : 0)) / bands - head - 1.2;
  const large =
    columns <= 3 &&
    clusters.every(
      ({ ideas }) =>
        fitting(
          ideas.map((idea) => idea.text),
          { ...LARGE, height, chars: chars * LARGE.narrower },
        ) === ideas.length,
    );
  return html`
    <div class="clusters" style=${{ "--columns": columns, "--bands": bands }} data-many=${columns > 4 ? "" : null}
      data-large=${large ? "" : null}>
      ${clusters.map((cluster) => html`
        <${Cluster} key=${cluster.id} ...${cluster} dense=${bands > 2}
          layout=${`${columns} ${bands} ${large} ${unsorted.length > 0}`} t=${t} />`)}
      ${unsorted.length > 0 && html`<${Tray} ideas=${unsorted} open=${round.phase === "open"} t=${t} />`}
    </div>`;
}

// dense: there is no room to say how many more there are; the count beside the name has them.
function Cluster({ name, cat, ideas, layout, dense, t }) {
  const [list, fits] = useRoom(Math.min(ideas.length, TRIED), `${layout} ${name} ${ideas.map(({ id, text }) => `${id} ${text}`)}`);
  const shown = ideas.slice(0, fits);
  const more = ideas.length - shown.length;
  const rest = t(shown.length ? "organise.more" : "organise.cluster_count", { n: more });
  return html`
    <section class="cluster" data-cat=${cat <= 6 ? cat : null}>
      <h2><${Glyph} cat=${cat} /><span class="two-lines">${name}</span><span class="cluster-count">${ideas.length}</span></h2>
      <ul ref=${list}>
        ${shown.map((idea) => html`<li key=${idea.id}><span class="two-lines">${idea.text}</span></li>`)}
        ${more > 0 && !dense && html`<li class="cluster-more">${rest}</li>`}
      </ul>
      ${more > 0 && dense && html`<p class="visually-hidden">${rest}</p>`}
    </section>`;
}

function Tray({ ideas, open, t }) {
  const shown = ideas.length > TRAY_IDEAS ? ideas.slice(0, TRAY_IDEAS - 1) : ideas;
  const more = ideas.length - shown.length;
  return html`
    <aside class="tray">
      <h2><span>${t("organise.unsorted_count", { n: ideas.length })}</span>${open && html`<span>${t("organise.listen")}</span>`}</h2>
      <ul>
        ${shown.map((idea) => html`<li key=${idea.id}><span class="two-lines">${idea.text}</span></li>`)}
        ${more > 0 && html`<li class="cluster-more">${t("organise.more", { n: more })}</li>`}
      </ul>
    </aside>`;
}

// Before the first cluster: the ideas themselves, in as many columns as fit.
function Unsorted({ ideas, t }) {
  if (!ideas.length) return html`<div class="idea-wall-empty"><${Ring} /><p class="display">${t("organise.none")}</p></div>`;
  const columns = ideas.length > 24 ? 4 : 3;
  const room = columns * 9;
  const shown = ideas.length > room ? ideas.slice(0, room - 1) : ideas;
  const more = ideas.length - shown.length;
  return html`
    <ul class="idea-wall" data-size="small" style=${{ "--rows": 9, "--columns": columns, "--lines": 2 }}>
      ${shown.map((idea) => html`<li class="idea" key=${idea.id}><span>${idea.text}</span></li>`)}
      ${more > 0 && html`<li class="idea idea-older"><span>${t("organise.more", { n: more })}</span></li>`}
    </ul>`;
}
