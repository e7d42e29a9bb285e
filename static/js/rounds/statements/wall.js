// Statements on the wall: both sides of each, by role where that may be, then the arguments for and against side by side. While
// nobody may see how it stands: the statements, or the arguments when those are shown already.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Split } from "../../results/divided.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { RobustnessLine } from "../../results/robustness_line.js";
import { Withheld } from "../../results/withheld.js";
import { Fitted, useRoom, useSamples } from "../../wall/fit.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { MANY, Pager, usePages } from "../../wall/pages.js";
import { pagesOf } from "../../wall/plan.js";
import { SAMPLES, statementPages, Who } from "../../wall/statement_rows.js";
import { argumentsOf, hasArguments, SIDES, unseen } from "./arguments.js";
import { percent, Share, SidesBar, SidesLegend } from "./sides.js";

const BARS = 5; // more roles than this do not fit in a row
const LONG = 120; // characters

export { said } from "./said.js";

/** @param {Pick<import("../../types/statements.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("statements.todo");

/** @param {import("../../types/statements.js").WallGiven} given */
export const firsts = ({ view, round, t }) => ({ roles: rolesOf({ view, result: round.result, t }), firsts: null });

/** @param {import("../../types/statements.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("rate.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/statements.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result, options, body } = round;
  const figures = result && !result.withheld ? result : null;
  const argued = options.map((option, at) => ({ option, place: at + 1 })).filter(({ option }) => hasArguments(body, option.id));
  if (!figures && !argued.length) return result?.withheld ? html`<${Withheld} result=${result} t=${t} />`
    : html`<${OpenOptions} round=${round} t=${t} />`;
  return html`<${Pages} round=${round} figures=${figures} argued=${argued} roles=${rolesOf({ view, result: figures, t })}
    t=${t} lang=${lang} />`;
}

// argued: [{option, place}] of the statements that have arguments. The figures come first, then the arguments.
function Pages(given) {
  const { round, figures, argued, roles, lang } = given;
  const [place, room] = useRoom();
  const isOne = figures?.statements.length === 1;
  const rowSamples = figures && !isOne ? SAMPLES : [];
  const [samples, probe] = useSamples({
    rows: ".statement-row, .both-sides li",
    content: JSON.stringify([lang, roles, figures, round.options, round.body, round.phase]),
    draw: () =>
      [
        ...rowSamples.map((sample) => ({ items: figures.statements, from: 0, ...sample })),
        ...argued.flatMap((statement) => SIDES.map((side) => ({ isPaged: true, ...wholeSide(given, statement, side) }))),
      ].map((page) => html`<${Page} ...${given} page=${page} />`),
  });
  const rows = isOne ? [{ one: figures.statements[0] }]
    : figures ? statementPages(figures.statements, samples, room.height, { more: argued.length > 0 }) : [];
  const sides = argued.flatMap((statement, at) => {
    const first = rowSamples.length + at * SIDES.length;
    return argumentPages(given, statement, samples.slice(first, first + SIDES.length), room.height);
  });
  const pages = [...rows, ...sides];
  const paging = usePages(pages.length, 1);
  const page = { ...pages[paging.page], isPaged: pages.length > 1 };
  return html`<${Page} ...${given} place=${place} page=${page} paging=${paging}>${probe}<//>`;
}

// page: of rows {items, from, large, stacked, shares}, of one statement {one}, of arguments {option, place, sides}; empty while nothing
// is measured. place: the ref of the page.
function Page({ place, page, paging, children, ...given }) {
  const { round, figures, t } = given;
  const { one, items, sides, isPaged } = page;
  const { result } = round;
  return html`
    <div class="statements-wall" ref=${place}>
      ${one ? html`<${One} ...${given} page=${page} />` : items ? html`<${Rows} ...${given} page=${page} />`
        : sides ? html`<${Both} ...${given} page=${page} />` : html`<div></div>`}
      <div>${result?.withheld && html`<${Withheld} result=${result} t=${t} />`}${!figures && html`<${OnWall} round=${round} t=${t} />`}
        ${isPaged && html`<${Pager} paging=${paging ?? MANY} t=${t} />`}</div>
      ${children}
    </div>`;
}

// A page with all the arguments of one side of a statement.
function wholeSide({ round: { body }, figures }, { option, place }, side) {
  const shown = argumentsOf(body, option.id, side);
  const sides = [{ side, shown, count: body.counts[option.id][side], more: unseen(body, option.id, side) }];
  return { option, place, statement: figures?.statements[place - 1] ?? null, sides };
}

// The arguments of one statement, as many pages as the longer side needs. samples: wholeSide of both.
function argumentPages(given, statement, samples, height) {
  if (samples.length < SIDES.length || !height) return [];
  const whole = SIDES.map((side) => wholeSide(given, statement, side));
  const parts = whole.map(({ sides: [{ shown, more }] }, which) => {
    const { rows, around } = samples[which];
    const heights = shown.map((_, at) => rows[at] ?? 0);
    if (more && heights.length) heights[heights.length - 1] += rows[shown.length] ?? 0; // how many more stands below the last
    return (pages) => pagesOf(heights, height - around, { pages });
  });
  const length = Math.max(...parts.map((part) => part(1).length));
  const pages = parts.map((part) => part(length));
  return Array.from({ length }, (_, index) => ({
    ...whole[0],
    sides: whole.map(({ sides: [side] }, which) => {
      const { from, to } = pages[which][index] ?? { from: 0, to: 0 };
      return { ...side, shown: side.shown.slice(from, to), more: index === length - 1 ? side.more : 0 };
    }),
  }));
}

const partsOf = (statement, roles) => {
  const counted = roles.filter((role) => statement.byRole?.[role.key]?.n);
  return counted.length && counted.length <= BARS
    ? counted.map((role) => ({ role, figures: statement.byRole[role.key] }))
    : [{ role: null, figures: statement }];
};

const drawnRoles = (statements, roles) =>
  roles.filter((role) => statements.some((statement) => partsOf(statement, roles).some((part) => part.role === role)));

function Rows({ page, figures, round, roles, t, lang }) {
  const { items, from, large, stacked, shares } = page;
  return html`
    <div class="statement-page">
      <div class="above-list"><${SidesLegend} t=${t} />
        ${round.phase !== "released" && html`<${Legend} roles=${drawnRoles(figures.statements, roles)} />`}</div>
      <ol class="statement-rows sides-rows" data-few=${large ? "" : null} data-stacked=${stacked ? "" : null}
        style=${{ "--rows": items.length }}>
        ${items.map((statement, at) => html`
          <${Row} key=${statement.id} statement=${statement} place=${from + at + 1} share=${shares?.[at]}
            parts=${partsOf(statement, roles)} t=${t} lang=${lang} />`)}
      </ol>
    </div>`;
}

// share: the height of the row in rem; without it the row is only measured, and has no marks.
const Row = ({ statement, place, share, parts, t, lang }) => html`
  <li class="statement-row" data-hot=${statement.divided ? "" : null} style=${{ "--row": share && `${share}rem` }}>
    <span class="number">${place}</span><div class="statement"><p>${statement.text}</p></div>
    ${statement.n > 0
      ? html`<div class="side-bars" data-bars=${parts.length} style=${{ "--bars": parts.length }}>${parts.map(({ role, figures }) => html`
          <div class="bar-line" key=${role?.key}>
            ${role && share ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}
            ${share ? html`<${SidesBar} figures=${figures} t=${t} />` : html`<div class="stances"></div>`}</div>`)}</div>
        <${Sum} statement=${statement} t=${t} lang=${lang} />`
      : html`<p class="no-answers"><${Share} statement=${statement} t=${t} lang=${lang} /></p>`}
  </li>`;

const Sum = ({ statement, t, lang }) => html`
  <p class="headline"><b>${percent(lang, statement.share)}%</b>
    ${t("statements.agree_of", { n: statement.n })} ${statement.divided && html`<${Split} t=${t} />`}</p>`;

function One({ page, round, roles, t, lang }) {
  const statement = page.one;
  const parts = statement.n ? partsOf(statement, roles) : [];
  const names = { agree: t("statements.agree"), disagree: t("statements.disagree") };
  return html`
    <${Fitted} class="statement-alone sides-alone" content=${JSON.stringify([statement, roles, round.shift])}>
      <div class="alone-top"><p class="display" dir="auto">${
        round.prompt === statement.text ? "" : statement.text}</p>
        ${statement.n ? html`<${Sum} statement=${statement} t=${t} lang=${lang} />`
          : html`<p class="no-answers"><${Share} statement=${statement} t=${t} lang=${lang} /></p>`}</div>
      <${SidesLegend} t=${t} />
      <div class="side-bars" data-bars=${parts.length}>
        ${parts.map(({ role, figures }) => html`
        <div class="bar-line" key=${role?.key}><${Who} role=${role} /><${SidesBar} figures=${figures} t=${t} /></div>`)}</div>
      <${RobustnessLine} robustness=${statement.solid} names=${names} roles=${roles} t=${t} />
    <//>`;
}

// For on the left, against on the right, in the same size.
function Both({ page, round, t, lang }) {
  const { option, statement, sides, place } = page;
  return html`
    <div class="both-sides">
      <div class="both-head"><div>
        ${round.options.length > 1 && html`<p class="kicker">${t("statements.statement")} ${place}</p>`}
        <h2 class="display" data-long=${option.text.length > LONG ? "" : null} dir="auto">${option.text}</h2></div>
        ${statement?.n > 0 && html`<${Sum} statement=${statement} t=${t} lang=${lang} />`}</div>
      ${sides.map(({ side, shown, count, more }) => html`
        <section key=${side}><h3 class="side-head">${t(`statements.${side}`)} <b class="digits">${number(lang, count)}</b></h3>
          <ul>${shown.map(({ id, text }) => html`<li key=${id}><span class="as-typed">${text}</span></li>`)}
            ${more > 0 && html`<li class="and-more">${t("statements.more", { n: more })}</li>`}</ul></section>`)}
    </div>`;
}
