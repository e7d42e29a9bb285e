// Two criteria as a plane: better is up and to the right. Each option stands at its means, with arms from its first to its
// third quartile; the list beside it says the same in figures.
import { html } from "../../lib/html.js";
import { Apart, anyApart, isStandard } from "./criteria.js";
import { figure } from "./results.js";
import { SolidLine, lineUnder, namesOf } from "./solid.js";
import { Glyph } from "../../parts/icon.js";

const SHOWN = 12;
const SHAPES = 6; // beyond these an option is a letter in ink
const EDGE = 5; // percent of the plane that stays free at its edges
const LETTERS = "ABCDEFGHIJKL";

// pair: [the criterion that goes up, the one that goes to the right]; prompt: set above the list when it is given.
export function Plane({ round, result, pair, roles, prompt, t, lang }) {
  const [y, x] = pair;
  const marked = result.options.slice(0, SHOWN).map((option, at) => ({ option, cat: at < SHAPES ? at + 1 : null, letter: LETTERS[at] }));
  const more = result.options.length - marked.length;
  const { lowest, highest, ballots } = result;
  const under = lineUnder(result);
  return html`
    <div class="mx c-mx">
      <div class="plot" role="img" aria-label=${t("criteria.plot", { y: y.name, x: x.name })}>
        <span class="win"></span><span class="mid-x"></span><span class="mid-y"></span>
        ${isStandard(round.settings) && html`<${Quarters} t=${t} />`}
        ${marked.map((mark) => html`<${Arms} key=${mark.option.id} ...${mark} x=${x} y=${y} result=${result} />`)}
        ${marked.map((mark) => html`<${Point} key=${mark.option.id} ...${mark} x=${x} y=${y} result=${result} />`)}
        <${Axis} criterion=${x} way="x" result=${result} /><${Axis} criterion=${y} way="y" result=${result} />
      </div>
      <div class="c-side">
        ${prompt && html`<h1 class="p-q" data-size=${[...prompt].length > 75 ? 2 : 1}>${prompt}</h1>`}
        <ol class="rank c-rank" data-tall=${marked.length <= SHAPES ? "" : null} style=${{ "--rows": Math.max(marked.length, 3) }}>
          <li class="hd"><span></span><span>${t("criteria.people_scale", { n: ballots, lowest, highest })}</span>
            <span class="v">${y.name}</span><span class="v">${x.name}</span><span class="v">${t("criteria.total")}</span></li>
          ${marked.map(({ option, cat, letter }) => html`
            <li key=${option.id} data-line=${under(option)}>
              <${Letter} cat=${cat} letter=${letter} />
              <span class="n"><span>${option.text}</span>${option.tied && html`<small>${t("criteria.tied")}</small>`}</span>
              ${[y, x].map(({ id }) => html`<span class="v" key=${id}>${option.cells[id].divided && html`<${Apart} t=${t} />`}${figure(lang, option.cells[id].mean)}</span>`)}
              <span class="v">${figure(lang, option.total)}</span>
            </li>`)}
        </ol>
        <div class="c-under">
          ${more > 0 && html`<p class="b-more">${t("common.and_more", { n: more })}</p>`}
          <p class="muted">${t("criteria.cross")} ${anyApart(result) && html`<${Apart} t=${t} label="" /> ${t("criteria.divided")}`}</p>
          <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
        </div>
      </div>
    </div>`;
}

// Where a score stands, in percent; where low is better the axis is turned round.
function place(value, criterion, { lowest, highest }) {
  const share = (value - lowest) / (highest - lowest);
  return EDGE + (100 - 2 * EDGE) * (criterion.lower ? 1 - share : share);
}

function Arms({ option, cat, x, y, result }) {
  const [across, up] = [option.cells[x.id], option.cells[y.id]];
  if (across.mean === null || up.mean === null) return null;
  const ends = (cell, criterion) => [place(cell.q1, criterion, result), place(cell.q3, criterion, result)].sort((a, b) => a - b);
  const [[left, right], [low, high]] = [ends(across, x), ends(up, y)];
  const at = { "--x": place(across.mean, x, result), "--y": place(up.mean, y, result) };
  return html`
    <i class="c-arm-x" data-cat=${cat} style=${{ ...at, "--a": left, "--b": right }}></i>
    <i class="c-arm-y" data-cat=${cat} style=${{ ...at, "--a": low, "--b": high }}></i>`;
}

function Point({ option, cat, letter, x, y, result }) {
  const [across, up] = [option.cells[x.id].mean, option.cells[y.id].mean];
  if (across === null || up === null) return null;
  return html`
    <span class="pt" data-cat=${cat} style=${{ "--x": place(across, x, result), "--y": place(up, y, result) }}>
      ${cat ? html`<${Glyph} cat=${cat} />` : html`<i class="c-ink"></i>`}<b>${letter}</b></span>`;
}

const Letter = ({ cat, letter }) => html`
  <span class="lg" data-cat=${cat}>${cat ? html`<${Glyph} cat=${cat} />` : html`<i class="c-ink"></i>`}<b>${letter}</b></span>`;

// The name of a criterion along its axis, with the words of its two ends; the better one last.
function Axis({ criterion, way, result }) {
  const low = criterion.low || String(result.lowest);
  const high = criterion.high || String(result.highest);
  const [first, last] = criterion.lower ? [high, low] : [low, high];
  return html`<span class="ax ax-${way}"><span>${first}</span><b>${criterion.name}</b><span>${last}</span></span>`;
}

const Quarters = ({ t }) => html`
  <span class="q c-q" data-at="now">${t("criteria.now")}</span><span class="q c-q" data-at="explore">${t("criteria.explore")}</span>
  <span class="q c-q" data-at="small">${t("criteria.small")}</span><span class="q c-q" data-at="rest">${t("criteria.rest")}</span>`;
