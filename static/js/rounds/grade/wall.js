// Grades on the wall: the merit profile of every option, each role apart when it may be, the middle grade and its gauge.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { rowsThatFit, useSpace } from "../../wall/fit.js";
import { OpenOptions } from "../../wall/open_options.js";
import { evenly, Pager, usePages } from "../../wall/pages.js";
import { gradesOf, Key, middleWords, Profile } from "./grades.js";

// Heights in rem; the rest of a row is air.
const BAR = { least: 1.75, most: 3.4, gap: 0.2 };

const LINE = 2.1;
const LARGE_LINE = 2.6;
const NOTE = 2.15;
const AIR = 0.9;
const MIDDLE = 4.4; // the middle grade and its gauge
const ON_A_PAGE = 8;
const ON_A_LINE = 31; // characters of an option
const MOST = 18; // a row is never higher
const READ = 2; // lines that every option has room for
const LARGE = { high: 13, chars: 100 }; // rows from this height have larger words, when no option is longer

/** @param {import("../../types/grade.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<${Profiles} view=${view} round=${round} t=${t} lang=${lang} />`;
}

function Profiles({ view, round, t, lang }) {
  const { result } = round;
  const grades = gradesOf(round.settings, t);
  const roles = rolesOf({ view, result, t });
  const { options } = result;
  const bars = Math.max(1, ...options.map((option) => rowsOf(option, roles).length));
  const [box, room] = useSpace();
  const least = AIR + Math.max(MIDDLE, bars * (BAR.least + BAR.gap), ...options.map((option) => wanted(option, t)));
  const size = evenly(options.length, rowsThatFit(room.height, least, ON_A_PAGE));
  const high = Math.min(room.height / size, MOST);
  const large = high >= LARGE.high && options.every((option) => [...option.text].length <= LARGE.chars);
  const paging = usePages(options.length, size);
  const under = lineUnder(result);
  const from = paging.page * size;
  const shown = options.slice(from, from + size);
  const bar = Math.max(BAR.least, Math.min(BAR.most, (high - AIR) / bars - BAR.gap));
  return html`
    <div class="grade-wall">
      <div class="above-list"><${Key} grades=${grades} t=${t} /><${Legend} roles=${roles} /></div>
      <ol class="grade-rows" ref=${box} data-large=${large ? "" : null}
        style=${{ "--rows": size, "--most": `${MOST}rem`, "--bar-h": `${bar}rem`, "--bar-gap": `${BAR.gap}rem` }}>
        ${shown.map((option) => html`
          <${Line} key=${option.id} option=${option} line=${under(option)} high=${high} step=${large ? LARGE_LINE : LINE}
            grades=${grades} roles=${roles} t=${t} lang=${lang} />`)}
      </ol>
      <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
      <${Pager} paging=${paging}
        label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: options.length })} t=${t} />
    </div>`;
}

// A row for each role that may be told apart, else one for everybody.
function rowsOf(option, roles) {
  const rows = roles.filter((role) => option.byRole[role.key]).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

// The height of the words of an option, when it is long in the lines that can be read at least.
const wanted = (option, t) => LINE * Math.min(READ, Math.ceil([...option.text].length / ON_A_LINE)) + (notes(option, t) ? NOTE : 0);

function Line({ option, line, high, step, grades, roles, t, lang }) {
  const remarks = notes(option, t);
  const lines = Math.max(1, Math.floor((high - AIR - (remarks ? NOTE : 0)) / step));
  return html`
    <li data-line=${line}>
      <span class="place">${option.place}</span>
      <span class="option-name"><span style=${{ WebkitLineClamp: lines }}>${option.text}</span>
        ${remarks && html`<small>${remarks}</small>`}</span>
      <span class="profile-lines">
        ${option.n > 0 && rowsOf(option, roles).map(({ role, counts }) => html`
          <span class="profile-line" key=${role?.key}>
            ${role && html`<${RoleMark} role=${role} label=${role.label} />`}<${Profile} counts=${counts} grades=${grades}
              lang=${lang} /></span>`)}
      </span>
      <span class="middle-grade">${option.n > 0
        ? html`<b>${middleWords(option, grades)}</b>
          <span>${t("grade.gauge", { above: number(lang, option.above), below: number(lang, option.below) })}</span>`
        : t(option.withheld ? "common.few" : "grade.nobody")}</span>
    </li>`;
}

const notes = (option, t) => [
  ...(option.tied ? [t("grade.tied")] : []),
  ...(option.divided ? [t("grade.divided")] : []),
  ...(option.dontKnow ? [t("grade.dont_know_count", { n: option.dontKnow })] : []),
].join(", ");

// Beside the question on the wall, once the result is shown.
/** @param {import("../../types/grade.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("grade.took_part", { n: round.result.ballots })] : null;
