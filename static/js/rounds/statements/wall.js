// Statements on the wall: both sides of each, by role where that may be, then the arguments for and against side by side. While
// nobody may see how it stands: the statements, or the arguments when those are shown already.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Split } from "../../results/divided.js";
import { Legend, RoleMark, rolesOf } from "../../results/roles.js";
import { SolidLine } from "../../results/solid.js";
import { Withheld } from "../../results/withheld.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { Pager, usePages } from "../../wall/pages.js";
import { evenPages, linesOf, pagesOf, roomFor, Title, Who, whoWidth } from "../../wall/rows.js";
import { argumentsOf, hasArguments, SIDES, unseen } from "./arguments.js";
import { percent, Share, SidesBar, SidesLegend } from "./sides.js";

const BARS = 5; // more roles than this do not fit in a row
const KEY = 36; // rem, the legend of the sides
const SUM = { one: 5.7, divided: 8.4 }; // rem, the share and what stands under it

// Of one side on one page: heights in rem, and em on a line.
const ROOM = { em: 26.5, line: 2.4, gap: 1.25 };

const HEIGHT = { whole: 46, asked: 35 }; // with the statement; without and with the question of the round above it
const HEADLINE = { em: 31, line: 2.95, kicker: 2.8, least: 6.2 };

/** @param {Pick<import("../../types/statements.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld);

/** @param {import("../../types/statements.js").WallGiven} given */
export function Wall({ view, round, t, lang }) {
  const { result } = round;
  const figures = result && !result.withheld ? result : null;
  const roles = rolesOf({ view, result: figures, t });
  const asked = !ownQuestion({ round });
  const question = asked ? "" : round.prompt || t(`${round.kind}.name`);
  const argued = round.options.flatMap((option, at) => argumentPages(round, option, at, figures));
  /** @type {Array<{one?: object, items?: object[], from?: number, statement?: object}>} one, rows of some, or the arguments of one */
  const pages = [...(figures ? figurePages({ round, figures, roles, question, asked, more: argued.length > 0 }) : []), ...argued];
  const paging = usePages(pages.length, 1);
  if (!pages.length) return result?.withheld ? html`<${Withheld} result=${result} t=${t} />`
    : html`<${OpenOptions} round=${round} t=${t} />`;
  const page = pages[paging.page];
  const given = { page, result: figures, roles, question, asked, t, lang };
  return html`
    <div class="statements-wall">
      ${page.one ? html`<${One} ...${given} />` : page.items ? html`<${Rows} ...${given} />`
        : html`<${Both} ...${given} many=${round.options.length > 1} />`}
      <div>${result?.withheld && html`<${Withheld} result=${result} t=${t} />`}${!figures && html`<${OnWall} round=${round} t=${t} />`}
        <${Pager} paging=${paging} t=${t}
          label=${page.items && t("projector.page_of",
            { from: page.from + 1, to: page.from + page.items.length, total: figures.statements.length })} /></div>
    </div>`;
}

// more: the arguments have pages of their own.
function figurePages({ round, figures, roles, question, asked, more }) {
  const { statements } = figures;
  if (statements.length === 1) return [{ one: statements[0] }];
  const costs = (statement) => ({
    text: statement.text,
    bars: partsOf(statement, roles).length,
    beside: statement.divided ? SUM.divided : SUM.one,
  });
  const drawn = drawnRoles(statements, roles);
  return pagesOf(statements, roomFor({ round, question, asked, roles: drawn, key: KEY }), costs, more).map((page) => ({ ...page, drawn }));
}

// The arguments of one statement, as many pages as the longer side needs.
function argumentPages(round, option, at, figures) {
  const { body } = round;
  if (!hasArguments(body, option.id)) return [];
  const head = Math.max(HEADLINE.least, Math.min(3, linesOf(option.text, HEADLINE.em)) * HEADLINE.line + HEADLINE.kicker);
  const height = HEIGHT[ownQuestion({ round }) ? "whole" : "asked"] - head;
  const cost = ({ text }) => linesOf(text, ROOM.em) * ROOM.line + ROOM.gap;
  const parts = SIDES.map((side) => evenPages(argumentsOf(body, option.id, side), cost, height, Infinity));
  const length = Math.max(...parts.map((part) => part.length));
  const statement = figures?.statements[at] ?? null;
  return Array.from({ length }, (_, index) => ({
    option,
    statement,
    place: at + 1,
    sides: SIDES.map((side, which) => ({
      side,
      shown: parts[which][index] ?? [],
      count: body.counts[option.id][side],
      more: index === length - 1 ? unseen(body, option.id, side) : 0,
    })),
  }));
}

const partsOf = (statement, roles) => {
  const counted = roles.filter((role) => statement.byRole?.[role.key]);
  return counted.length && counted.length <= BARS
    ? counted.map((role) => ({ role, figures: statement.byRole[role.key] }))
    : [{ role: null, figures: statement }];
};

const drawnRoles = (statements, roles) =>
  roles.filter((role) => statements.some((statement) => partsOf(statement, roles).some((part) => part.role === role)));

function Rows({ page, result, roles, question, asked, t, lang }) {
  return html`
    <div class="statement-page">
      ${!asked && html`<${Title} question=${question} ballots=${result.ballots} t=${t} lang=${lang} />`}
      <div class="above-list"><${SidesLegend} t=${t} /><${Legend} roles=${page.drawn} /></div>
      <ol class="statement-rows sides-rows" data-few=${page.few ? "" : null} style=${{ "--rows": page.items.length }}>
        ${page.items.map((statement, at) => html`
          <${Row} key=${statement.id} statement=${statement} place=${page.from + at + 1} parts=${partsOf(statement, roles)} t=${t}
            lang=${lang} />`)}
      </ol>
    </div>`;
}

const Row = ({ statement, place, parts, t, lang }) => html`
  <li class="statement-row" data-hot=${statement.divided ? "" : null}>
    <span class="number">${place}</span><div class="statement"><p>${statement.text}</p></div>
    ${statement.n > 0
      ? html`<div class="side-bars" data-bars=${parts.length} style=${{ "--bars": parts.length }}>${parts.map(({ role, figures }) => html`
          <div class="bar-line" key=${role?.key}>
            ${role ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}<${SidesBar} figures=${figures}
              t=${t} /></div>`)}</div>
        <${Sum} statement=${statement} t=${t} lang=${lang} />`
      : html`<p class="no-answers"><${Share} statement=${statement} t=${t} lang=${lang} /></p>`}
  </li>`;

const Sum = ({ statement, t, lang }) => html`
  <p class="headline"><b>${percent(lang, statement.share)}%</b>
    ${t("statements.agree_of", { n: statement.n })} ${statement.divided && html`<${Split} t=${t} />`}</p>`;

function One({ page, result, roles, question, asked, t, lang }) {
  const statement = page.one;
  const parts = statement.n ? partsOf(statement, roles) : [];
  const names = { agree: t("statements.agree"), disagree: t("statements.disagree") };
  const above = question === statement.text ? "" : question;
  return html`
    <div class="statement-alone sides-alone">
      ${!asked && html`<${Title} question=${above} ballots=${result.ballots} t=${t} lang=${lang} />`}
      <div class="alone-top">${asked || above ? html`<p class="display">${statement.text}</p>`
        : html`<h1 class="display">${statement.text}</h1>`}
        ${statement.n ? html`<${Sum} statement=${statement} t=${t} lang=${lang} />`
          : html`<p class="no-answers"><${Share} statement=${statement} t=${t} lang=${lang} /></p>`}</div>
      <${SidesLegend} t=${t} />
      <div class="side-bars" data-bars=${parts.length} style=${{ "--who": whoWidth(drawnRoles([statement], roles)) }}>
        ${parts.map(({ role, figures }) => html`
        <div class="bar-line" key=${role?.key}><${Who} role=${role} /><${SidesBar} figures=${figures} t=${t} /></div>`)}</div>
      <${SolidLine} solid=${statement.solid} names=${names} roles=${roles} t=${t} />
    </div>`;
}

// For on the left, against on the right, in the same size.
function Both({ page, many, asked, t, lang }) {
  const { option, statement, sides, place } = page;
  const [head, part] = asked ? ["h2", "h3"] : ["h1", "h2"];
  return html`
    <div class="both-sides">
      <div class="both-head"><div>
        ${many && html`<p class="kicker">${t("statements.statement")} ${place}</p>`}<${head} class="display">${option.text}<//></div>
        ${statement?.n > 0 && html`<${Sum} statement=${statement} t=${t} lang=${lang} />`}</div>
      ${sides.map(({ side, shown, count, more }) => html`
        <section key=${side}><${part} class="side-head">${t(`statements.${side}`)} <b class="digits">${number(lang, count)}</b><//>
          <ul>${shown.map(({ id, text }) => html`<li key=${id}><span class="as-typed">${text}</span></li>`)}
            ${more > 0 && html`<li class="and-more">${t("statements.more", { n: more })}</li>`}</ul></section>`)}
    </div>`;
}
