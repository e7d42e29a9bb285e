// Two criteria as a plane: better is up and to the right. Each option stands at its means, with arms from its first to its
// third quartile; the list beside it says the same in figures. Who takes part in the plane follows from the rows that fit.
import { html } from "../../lib/html.js";
import { Glyph } from "../../ui/icon.js";
import { figure } from "../../results/figure.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Clamped, Sized, useRoom } from "../../wall/fit.js";
import { rowsThatFit } from "../../wall/plan.js";
import { anyApart, Apart, isStandard } from "./criteria.js";
import { apart, LEFT } from "./marks.js";

const SHOWN = 12;
const SHAPES = 6; // beyond these an option is a letter in ink
const EDGE = 5; // percent of the plane that stays free at its edges
const LETTERS = "ABCDEFGHIJKL";
const MARK = { few: 4.7, many: 3.3 }; // rem
const LEAST = 2.3; // rem, of a row of the list
const TALL = 4.1; // rem, with room for two lines
const HIGH = { few: 10, many: 4.9 }; // rem, of a row at most
const FEW = 3;
const PROMPT = [2.1]; // lines of the question in the larger of its two sizes

// pair: [the criterion that goes up, the one that goes to the right]; prompt: set above the list when it is given; solid:
// whether the list tells how firm the order is.
export function Plane({ round, result, pair, roles, prompt, solid, t, lang }) {
  const [y, x] = pair;
  const [list, room] = useRoom();
  const [plot, plane] = useRoom();
  const fitting = rowsThatFit(room.height, LEAST, Math.min(SHOWN, result.options.length));
  const marks = marksOf(result.options.slice(0, fitting), { x, y, result, plane });
  const more = result.options.length - fitting;
  const { lowest, highest, ballots } = result;
  const under = lineUnder(result);
  const rows = Math.max(fitting, FEW);
  const most = fitting <= FEW ? HIGH.few : HIGH.many;
  const isTall = Math.min(most, room.height / rows) >= TALL;
  return html`
    <div class="plane">
      <div class="plot" ref=${plot} data-many=${fitting > SHAPES ? "" : null} role="img"
        aria-label=${t("criteria.plot", { y: y.name, x: x.name })}>
        <span class="best-quarter"></span><span class="mid-x"></span><span class="mid-y"></span>
        ${isStandard(round.settings) && html`<${Quarters} t=${t} />`}
        ${marks.map((mark) => html`<${Arms} key=${mark.option.id} ...${mark} x=${x} y=${y} result=${result} />`)}
        ${marks.map((mark) => mark.moved && html`<${Home} key=${mark.option.id} ...${mark} />`)}
        ${marks.map((mark) => html`<${Point} key=${mark.option.id} ...${mark} />`)}
        <${Axis} criterion=${x} way="x" result=${result} /><${Axis} criterion=${y} way="y" result=${result} />
      </div>
      <div class="plane-side">
        ${prompt && html`<${Sized} class="question" text=${prompt} lines=${PROMPT} />`}
        <ol class="plane-list" ref=${list} data-tall=${isTall ? "" : null} style=${{ "--rows": rows, "--most": `${most}rem` }}>
          <li class="list-head" data-head><span></span><span>${t("criteria.people_scale", { n: ballots, lowest, highest })}</span>
            <span class="value">${y.name}</span><span class="value">${x.name}</span><span class="value">${t("criteria.total")}</span></li>
          ${marks.map(({ option, cat, letter }) => html`
            <li key=${option.id} data-line=${under(option)}>
              <${Letter} cat=${cat} letter=${letter} />
              <span class="option-name"><${Clamped} text=${option.text} />
                  ${option.tied && html`<small>${t("criteria.tied")}</small>`}</span>
              ${[y, x].map(({ id }) => html`
                <span class="value" key=${id}>
                  ${option.cells[id].divided && html`<${Apart} t=${t} />`}${figure(lang, option.cells[id].mean)}</span>`)}
              <span class="value">${figure(lang, option.total)}</span>
            </li>`)}
        </ol>
        <div class="under-list">
          ${more > 0 && html`<p class="and-more">${t("common.and_more", { n: more })}</p>`}
          <p>${t("criteria.cross")} ${marks.some((mark) => mark.moved) && t("criteria.moved")} ${anyApart(result)
            && html`<${Apart} t=${t} beside /> ${t("criteria.divided")}`}</p>
          ${solid && html`<${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />`}
        </div>
      </div>
    </div>`;
}

// -> [{option, cat, letter, home: {x, y} | null, at, moved}], both places in percent; home is null without both means.
function marksOf(options, { x, y, result, plane }) {
  const homeOf = ({ cells }) =>
    cells[x.id].mean === null || cells[y.id].mean === null
      ? null
      : { x: place(cells[x.id].mean, x, result), y: place(cells[y.id].mean, y, result) };
  const marks = options.map((option, at) => ({ option, cat: at < SHAPES ? at + 1 : null, letter: LETTERS[at], home: homeOf(option) }));
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
