// Grades on the wall: the merit profile of every option, each role apart when it may be, the middle grade and its gauge.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { lineUnder, namesOf, SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { Clamped, useRoom, useSamples } from "../../wall/fit.js";
import { OpenOptions } from "../../wall/open_options.js";
import { Pager, usePages } from "../../wall/pages.js";
import { evenly, rowsThatFit } from "../../wall/plan.js";
import { gradesOf, Key, middleWords, Profile } from "./grades.js";

// Heights in rem; the rest of a row is air.
const BAR = { least: 1.75, most: 3.4, gap: 0.2 };

const AIR = 0.9;
const ON_A_PAGE = 8;
const MOST = 18; // a row is never higher
const READ = 2; // lines that every option has room for
const LARGE = 13; // rows from this height have larger words, when every option is whole in them

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
  const given = { result, options, grades, roles, t, lang };
  const [place, room] = useRoom();
  const [[small, large], probe] = useSamples({
    rows: ".grade-rows > li",
    content: JSON.stringify([lang, round.settings, options, roles]),
    draw: () => [html`<${Rows} ...${given} lines=${READ} />`, html`<${Rows} ...${given} lines="none" isLarge />`],
  });
  const height = small ? room.height - small.around : 0;
  const least = AIR + Math.max(0, ...(small?.rows ?? []));
  const size = evenly(options.length, rowsThatFit(height, least, ON_A_PAGE));
  const high = Math.min(height / size, MOST);
  const isLarge = high >= LARGE && large.rows.every((row) => row + AIR <= high);
  const paging = usePages(options.length, size);
  const from = paging.page * size;
  const bar = Math.max(BAR.least, Math.min(BAR.most, (high - AIR) / bars - BAR.gap));
  return html`
    <div class="grade-wall">
      <div class="above-list"><${Key} grades=${grades} t=${t} /><${Legend} roles=${roles} /></div>
      <div class="grade-place" ref=${place}>
        ${small && html`<${Rows} ...${given} options=${options.slice(from, from + size)} size=${size} bar=${bar} isLarge=${isLarge} />`}
        ${probe}
      </div>
      <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
      <${Pager} paging=${paging}
        label=${t("projector.page_of", { from: from + 1, to: Math.min(from + size, options.length), total: options.length })} t=${t} />
    </div>`;
}

// A row for each role that may be told apart, else one for everybody.
function rowsOf(option, roles) {
  const rows = roles.filter((role) => option.byRole[role.key]?.n).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

// size: rows on a page; bar: the height of a bar in rem. lines: of an option at most ("none": any), instead of as many as there
// is room for; then the rows are only measured, and have no marks.
function Rows({ options, size, bar = BAR.least, lines, isLarge, ...given }) {
  const under = lineUnder(given.result);
  return html`
    <ol class="grade-rows" data-large=${isLarge ? "" : null}
      style=${{ "--rows": size, "--most": `${MOST}rem`, "--bar-h": `${bar}rem`, "--bar-gap": `${BAR.gap}rem` }}>
      ${options.map((option) => html`<${Line} key=${option.id} option=${option} line=${under(option)} lines=${lines} ...${given} />`)}
    </ol>`;
}

function Line({ option, line, lines, grades, roles, t, lang }) {
  const remarks = notes(option, t);
  return html`
    <li data-line=${line}>
      <span class="place">${option.place}</span>
      <span class="option-name"><${Clamped} text=${option.text} air=${AIR} lines=${lines} />
        ${remarks && html`<small>${remarks}</small>`}</span>
      <span class="profile-lines">
        ${option.n > 0 && rowsOf(option, roles).map(({ role, counts }) => html`
          <span class="profile-line" key=${role?.key}>
            ${role && !lines && html`<${RoleMark} role=${role} label=${role.label} />`}
            ${lines ? html`<div class="profile"></div>` : html`<${Profile} counts=${counts} grades=${grades} lang=${lang} />`}</span>`)}
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
