// Two criteria as a plane: better is up and to the right. Each option stands at its means, with arms from its first to its
// third quartile; the list beside it says the same in figures, on as many pages as its words need.
import { html } from "../../lib/html.js";
import { Glyph } from "../../ui/icon.js";
import { figure } from "../../results/figure.js";
import { capital } from "../../results/said.js";
import { lineUnder, namesOf } from "../../results/robustness_line.js";
import { Firm } from "../../wall/cut.js";
import { useRoom, useSamples } from "../../wall/fit.js";
import { MANY, Pager, usePages } from "../../wall/pages.js";
import { pagesOf } from "../../wall/plan.js";
import { anyApart, Apart, isStandard } from "./criteria.js";
import { apart, LEFT } from "./marks.js";

const SHOWN = 12;
const SHAPES = 6; // beyond these an option is a letter in ink
const EDGE = 5; // percent of the plane that stays free at its edges
const LETTERS = "ABCDEFGHIJKL";
const MARK = { few: 4.7, many: 3.3 }; // rem
const NARROW = 96; // rem: a narrower wall has the figures under the words

// pair: [the criterion that goes up, the one that goes to the right]; alone: the plane has the wall, so it may have pages and
// tells how firm the order is. Else the pages before it have the words: where these leave room for few options, their number is
// enough.
export function Plane({ alone, ...given }) {
  const { round, result, pair, lang } = given;
  const [side, room] = useRoom();
  const [plot, plane] = useRoom();
  const [samples, probe] = useSamples({
    rows: ".plane-row",
    content: JSON.stringify([lang, pair, result, round.settings, room.width < NARROW / 2]),
    draw: () => [false, true].map((numbered) => html`
      <${Side} ...${given} marks=${lettered(result.options)} alone=${alone} numbered=${numbered} more=${alone ? 0 : 1}
        paging=${alone ? MANY : null} measured />`),
  });
  const ways = samples.length && room.height
    ? samples.map(({ rows, around }) => pagesOf(rows, room.height - around, { most: SHOWN })) : [[]];
  const numbered = !alone && ways[0].length > 1 && 2 * ways[0][0].to <= Math.min(SHOWN, result.options.length);
  const pages = ways[numbered ? 1 : 0];
  const paging = usePages(alone ? pages.length : 1, 1);
  const { from, to } = pages[paging.page] ?? { from: 0, to: 0 };
  const marks = marksOf(result.options.slice(from, to), { x: pair[1], y: pair[0], result, plane });
  return html`
    <div class="plane">
      <${Plot} plot=${plot} marks=${marks} ...${given} />
      <div class="plane-place" ref=${side}>
        ${pages.length > 0 && html`<${Side} ...${given} marks=${marks} alone=${alone} numbered=${numbered} paging=${paging}
          more=${alone ? 0 : result.options.length - to} />`}
        ${probe}
      </div>
    </div>`;
}

function Plot({ plot, marks, round, result, pair: [y, x], t }) {
  return html`
    <div class="plot" ref=${plot} data-many=${marks.length > SHAPES ? "" : null} role="img"
      aria-label=${t("criteria.plot", { y: y.name, x: x.name })}>
      <span class="best-quarter"></span><span class="mid-x"></span><span class="mid-y"></span>
      ${isStandard(round.settings) && html`<${Quarters} t=${t} />`}
      ${marks.map((mark) => html`<${Arms} key=${mark.option.id} ...${mark} x=${x} y=${y} result=${result} />`)}
      ${marks.map((mark) => mark.moved && html`<${Home} key=${mark.option.id} ...${mark} />`)}
      ${marks.map((mark) => html`<${Point} key=${mark.option.id} ...${mark} />`)}
      <${Axis} criterion=${x} way="x" result=${result} /><${Axis} criterion=${y} way="y" result=${result} />
    </div>`;
}

// The list beside the plane, with the same letters. more: options that are only in the table.
function Side({ marks, result, round, pair, roles, alone, numbered, paging, more = 0, measured, t, lang }) {
  const [y, x] = pair;
  const { lowest, highest, ballots } = result;
  const under = lineUnder(result);
  return html`
    <div class="plane-side">
      <ol class="plane-list">
        <li class="list-head"><span></span><span>${t("criteria.people_scale", { n: ballots, lowest, highest })}</span>
          <span class="value">${y.name}</span><span class="value">${x.name}</span><span class="value">${t("criteria.total")}</span></li>
        ${marks.map(({ option, cat, letter }) => html`
          <li key=${option.id} class="plane-row" data-line=${under(option)}>
            <${Letter} cat=${cat} letter=${letter} />
            <span class="option-name"><span dir="auto">${numbered && option.place
              ? capital(t("common.said.numbers", { n: 1, numbers: option.place })) : option.text}</span>${option.tied
              && html` <small>${t("criteria.tied")}</small>`}</span>
            <span class="values">${[y, x].map(({ id, name }) => html`
              <span class="value" key=${id}><i>${name}</i>
                ${option.cells[id].divided && html`<${Apart} t=${t} />`}${figure(lang, option.cells[id].mean)}</span>`)}
            <span class="value"><i>${t("criteria.total")}</i>${figure(lang, option.total)}</span></span>
          </li>`)}
      </ol>
      <div class="under-list">
        ${more > 0 && html`<p class="and-more">${t("common.and_more", { n: more })}</p>`}
        <p>${t("criteria.cross")} ${(measured || marks.some((mark) => mark.moved)) && t("criteria.moved")} ${anyApart(result)
          && html`<${Apart} t=${t} beside /> ${t("criteria.divided")}`}</p>
        ${alone && html`<${Firm} result=${result} names=${namesOf(round)} roles=${roles} cut=${null} t=${t} />`}
        ${paging && html`<${Pager} paging=${paging} t=${t} />`}
      </div>
    </div>`;
}

const lettered = (options) =>
  options.map((option, at) => ({ option, cat: at < SHAPES ? at + 1 : null, letter: LETTERS[at % SHOWN], moved: false }));

// -> [{option, cat, letter, home: {x, y} | null, at, moved}], both places in percent; home is null without both means.
function marksOf(options, { x, y, result, plane }) {
  const homeOf = ({ cells }) =>
    cells[x.id].mean === null || cells[y.id].mean === null
      ? null
      : { x: place(cells[x.id].mean, x, result), y: place(cells[y.id].mean, y, result) };
  const marks = lettered(options).map((mark) => ({ ...mark, home: homeOf(mark.option) }));
  const standing = marks.filter((mark) => mark.home);
  const [wide, high] = [plane.width / 100, plane.height / 100];
  const size = options.length > SHAPES ? MARK.many : MARK.few;
  const places = wide && high ? apart(standing.map(({ home }) => ({ x: home.x * wide, y: home.y * high })), size, plane) : [];
  return marks.map((mark) => {
    const spot = places[standing.indexOf(mark)];
    if (!spot) return { ...mark, at: mark.home, moved: false };
    const moved = Math.hypot(spot.x - mark.home.x * wide, spot.y - mark.home.y * high) > LEFT * size;
    return { ...mark, at: { x: spot.x / wide, y: spot.y / high }, moved };
  });
}

// Where a score stands, in percent; where low is better the axis is turned round.
function place(value, criterion, { lowest, highest }) {
  const share = (value - lowest) / (highest - lowest);
  return EDGE + (100 - 2 * EDGE) * (criterion.lower ? 1 - share : share);
}

function Arms({ option, cat, home, x, y, result }) {
  if (!home) return null;
  const ends = (cell, criterion) => [place(cell.q1, criterion, result), place(cell.q3, criterion, result)].sort((a, b) => a - b);
  const [[left, right], [low, high]] = [ends(option.cells[x.id], x), ends(option.cells[y.id], y)];
  const at = { "--x": home.x, "--y": home.y };
  return html`
    <i class="arm-x" data-cat=${cat} style=${{ ...at, "--a": left, "--b": right }}></i>
    <i class="arm-y" data-cat=${cat} style=${{ ...at, "--a": low, "--b": high }}></i>`;
}

// Where a mark that moved belongs, and the way there.
const Home = ({ cat, home, at }) => html`
  <svg class="home-mark" data-cat=${cat}>
    <line x1="${home.x}%" y1="${100 - home.y}%" x2="${at.x}%" y2="${100 - at.y}%" /><circle cx="${home.x}%" cy="${100 - home.y}%" r="1" />
  </svg>`;

const Point = ({ cat, letter, at }) =>
  at && html`
    <span class="point" data-cat=${cat} style=${{ "--x": at.x, "--y": at.y }}>
      ${cat ? html`<${Glyph} cat=${cat} />` : html`<i class="ink-mark"></i>`}<b>${letter}</b></span>`;

const Letter = ({ cat, letter }) => html`
  <span class="letter-mark" data-cat=${cat}>${cat ? html`<${Glyph} cat=${cat} />` : html`<i class="ink-mark"></i>`}<b>${letter}</b></span>`;

// The name of a criterion along its axis, with the words of its two ends; the better one last.
function Axis({ criterion, way, result }) {
  const low = criterion.low || String(result.lowest);
  const high = criterion.high || String(result.highest);
  const [first, last] = criterion.lower ? [high, low] : [low, high];
  return html`<span class="axis axis-${way}"><span>${first}</span><b>${criterion.name}</b><span>${last}</span></span>`;
}

const Quarters = ({ t }) => html`
  <span class="quarter" data-at="now">${t("criteria.now")}</span><span class="quarter" data-at="explore">${t("criteria.explore")}</span>
  <span class="quarter" data-at="small">${t("criteria.small")}</span><span class="quarter" data-at="rest">${t("criteria.rest")}</span>`;
