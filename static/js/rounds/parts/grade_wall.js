// Grades on the wall: the merit profile of every option, each role apart when it may be, the middle grade and its gauge.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Key, Profile, gradesOf, middleWords } from "./grades.js";
import { Pager, usePages } from "./pages.js";
import { OpenOptions, Withheld } from "./results.js";
import { Legend, RoleMark, rolesOf } from "./roles.js";
import { SolidLine, lineUnder, namesOf } from "./solid.js";

const ON_A_PAGE = { alone: 8, roles: 5 };

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return html`<${Profiles} view=${view} round=${round} t=${t} lang=${lang} />`;
}

function Profiles({ view, round, t, lang }) {
  const { result } = round;
  const grades = gradesOf(round.settings, t);
  const roles = rolesOf({ view, result, t });
  const size = roles.length ? ON_A_PAGE.roles : ON_A_PAGE.alone;
  const paging = usePages(result.options.length, size);
  const under = lineUnder(result);
  const from = paging.page * size;
  const shown = result.options.slice(from, from + size);
  return html`
    <div class="gr-wall">
      <div class="b-told"><${Key} grades=${grades} t=${t} /><${Legend} roles=${roles} /></div>
      <ol class="gr-list" data-bars=${Math.max(1, ...shown.map((option) => rowsOf(option, roles).length))} style=${{ "--rows": Math.max(3, Math.min(result.options.length, size)) }}>
        ${shown.map((option) => html`<${Line} key=${option.id} option=${option} line=${under(option)} grades=${grades} roles=${roles} t=${t} lang=${lang} />`)}
      </ol>
      <${SolidLine} solid=${result.solid} names=${namesOf(round)} roles=${roles} t=${t} />
      <${Pager} paging=${paging} label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: result.options.length })} t=${t} />
    </div>`;
}

// A row for each role that may be told apart, else one for everybody.
function rowsOf(option, roles) {
  const rows = roles.filter((role) => option.byRole[role.key]).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

const Line = ({ option, line, grades, roles, t, lang }) => html`
  <li data-line=${line}>
    <span class="rk">${option.place}</span>
    <span class="nm"><span>${option.text}</span>${(option.tied || option.divided || option.dontKnow > 0) && html`<small>${notes(option, t)}</small>`}</span>
    <span class="gr-bars">
      ${option.n > 0 && rowsOf(option, roles).map(({ role, counts }) => html`
        <span class="gr-bar" key=${role?.key}>${role && html`<${RoleMark} role=${role} label=${role.label} />`}<${Profile} counts=${counts} grades=${grades} lang=${lang} /></span>`)}
    </span>
    <span class="gr-middle">${option.n > 0
      ? html`<b>${middleWords(option, grades)}</b><span>${t("grade.gauge", { above: number(lang, option.above), below: number(lang, option.below) })}</span>`
      : t("grade.nobody")}</span>
  </li>`;

const notes = (option, t) => [
  ...(option.tied ? [t("grade.tied")] : []),
  ...(option.divided ? [t("grade.divided")] : []),
  ...(option.dontKnow ? [t("grade.dont_know_count", { n: option.dontKnow })] : []),
].join(", ");
