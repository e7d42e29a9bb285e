// Grades on the wall: the merit profile of every option, each role apart when it may be, the middle grade and its gauge.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { namesOf } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { cutOf, Firm } from "../../wall/cut.js";
import { OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { gradesOf, Key, middleWords, Profile } from "./grades.js";

export { said } from "./said.js";

const BAR = { least: 1.75, most: 3.4, gap: 0.2 }; // rem

/** @param {Pick<import("../../types/grade.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("grade.todo");

/** @param {import("../../types/grade.js").WallGiven} given */
export const firsts = ({ view, round, t }) => ({ roles: rolesOf({ view, result: round.result, t }), firsts: null });

/** @param {import("../../types/grade.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${OpenOptions} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  const grades = gradesOf(round.settings, t);
  const roles = rolesOf({ view, result, t });
  const rows = result.options.map((option) => ({ ...option, key: option.id, small: notes(option, t) || null }));
  const cut = cutOf(result, rows, t);
  const bars = Math.max(1, ...result.options.map((option) => rowsOf(option, roles).length));
  return html`
    <${OptionRows} rows=${rows.map((row, at) => ({ ...row, top: cut && at < cut.after }))} cut=${cut} t=${t}
      content=${JSON.stringify([rows, cut, lang, round.settings, roles])}
      asked=${html`<${Key} grades=${grades} t=${t} />${round.phase !== "released" && html`<${Legend} roles=${roles} />`}`}
      columns=${(narrow) => (narrow ? "24rem 15rem" : "44rem 18rem")}
      cells=${(row, space) => [
        html`<${Profiles} option=${row} roles=${roles} grades=${grades} bars=${bars} space=${space} lang=${lang} />`,
        html`<${Middle} option=${row} grades=${grades} t=${t} lang=${lang} />`,
      ]}>
      <${Firm} result=${result} names=${namesOf(round)} roles=${roles} cut=${cut} t=${t} />
    <//>`;
}

// A row for each role that may be told apart, else one for everybody.
function rowsOf(option, roles) {
  const rows = roles.filter((role) => option.byRole[role.key]?.n).map((role) => ({ role, counts: option.byRole[role.key].counts }));
  return rows.length ? rows : [{ role: null, counts: option.counts }];
}

// A bar for each role, as high as the row allows; while a row is measured as low as they may be.
function Profiles({ option, roles, grades, bars, space, lang }) {
  const bar = space.drawn ? Math.max(BAR.least, Math.min(BAR.most, (space.high - 1) / bars - BAR.gap)) : BAR.least;
  return html`
    <span class="profile-lines" style=${{ "--bar-h": `${bar}rem`, "--bar-gap": `${BAR.gap}rem` }}>
      ${option.n > 0 && rowsOf(option, roles).map(({ role, counts }) => html`
        <span class="profile-line" key=${role?.key}>
          ${role && space.drawn && html`<${RoleMark} role=${role} label=${role.label} />`}
          ${space.drawn ? html`<${Profile} counts=${counts} grades=${grades} lang=${lang} />` : html`<div class="profile"></div>`}</span>`)}
    </span>`;
}

const Middle = ({ option, grades, t, lang }) => html`
  <span class="middle-grade">${option.n > 0
    ? html`<b>${middleWords(option, grades)}</b>
      <span>${t("grade.gauge", { above: number(lang, option.above), below: number(lang, option.below) })}</span>`
    : t(option.withheld ? "common.few" : "grade.nobody")}</span>`;

const notes = (option, t) => [
  ...(option.tied ? [t("grade.tied")] : []),
  ...(option.divided ? [t("grade.divided")] : []),
  ...(option.dontKnow ? [t("grade.dont_know_count", { n: option.dontKnow })] : []),
].join(", ");

// Beside the question on the wall, once the result is shown.
/** @param {import("../../types/grade.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("grade.took_part", { n: round.result.ballots })] : null;
