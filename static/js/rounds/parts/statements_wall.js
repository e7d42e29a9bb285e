// Statements on the wall: both sides of each, by role where that may be, then the arguments for and against side by side. While
// nobody may see how it stands: the statements, or the arguments when those are shown already.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { SIDES, argumentsOf, hasArguments, unseen } from "./arguments.js";
import { Pager, usePages } from "./pages.js";
import { OnWall, OpenOptions, Withheld } from "./results.js";
import { Legend, RoleMark, rolesOf } from "./roles.js";
import { Share, SidesBar, SidesLegend, percent } from "./sides.js";
import { SolidLine } from "./solid.js";
import { Split } from "./rate_wall.js";

const ON_A_PAGE = 5;
const BARS = 5; // more roles than this do not fit in a row
// Of one side on one page: heights in rem, and characters on a line.
const ROOM = { chars: 50, line: 2.4, gap: 1.25 };
const HEIGHT = { whole: 38, asked: 29 }; // without and with the question of the round above it
const HEADLINE = { chars: 64, line: 2.9 };

export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld);

export function Projector({ view, round, t, lang }) {
  const { result } = round;
  const figures = result && !result.withheld ? result : null;
  const roles = rolesOf({ view, result: figures, t });
  const pages = [...(figures ? figurePages(figures) : []), ...round.options.flatMap((option, at) => argumentPages(round, option, at, figures))];
  const paging = usePages(pages.length, 1);
  if (!pages.length) return result?.withheld ? html`<${Withheld} result=${result} t=${t} />` : html`<${OpenOptions} round=${round} t=${t} />`;
  const page = pages[paging.page];
  const given = { page, result: figures, roles, t, lang };
  return html`
    <div class="s-wall">
      ${page.one ? html`<${One} ...${given} prompt=${round.prompt} />` : page.rows ? html`<${Rows} ...${given} prompt=${ownQuestion({ round }) ? round.prompt : ""} />` : html`<${Both} ...${given} many=${round.options.length > 1} />`}
      <div>${result?.withheld && html`<${Withheld} result=${result} t=${t} />`}${!figures && html`<${OnWall} round=${round} t=${t} />`}
        <${Pager} paging=${paging} t=${t} /></div>
    </div>`;
}

function figurePages({ statements }) {
  if (statements.length === 1) return [{ one: statements[0] }];
  return Array.from({ length: Math.ceil(statements.length / ON_A_PAGE) }, (_, at) => ({ rows: statements.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE), from: at * ON_A_PAGE }));
}

// The arguments of one statement, as many pages as the longer side needs.
function argumentPages(round, option, at, figures) {
  const { body } = round;
  if (!hasArguments(body, option.id)) return [];
  const head = Math.min(3, Math.ceil([...option.text].length / HEADLINE.chars)) * HEADLINE.line;
  const height = HEIGHT[ownQuestion({ round }) ? "whole" : "asked"] - head;
  const parts = SIDES.map((side) => divided(argumentsOf(body, option.id, side), height));
  const length = Math.max(...parts.map((part) => part.length));
  const statement = figures?.statements[at] ?? null;
  return Array.from({ length }, (_, index) => ({
    option, statement, place: at + 1,
    sides: SIDES.map((side, which) => ({ side, shown: parts[which][index] ?? [], count: body.counts[option.id][side], more: index === length - 1 ? unseen(body, option.id, side) : 0 })),
  }));
}

function divided(texts, height) {
  const pages = [[]];
  let left = height;
  for (const each of texts) {
    const cost = Math.ceil([...each.text].length / ROOM.chars) * ROOM.line + ROOM.gap;
    if (cost > left && pages.at(-1).length) {
      pages.push([]);
      left = height;
    }
    pages.at(-1).push(each);
    left -= cost;
  }
  return pages;
}

const partsOf = (statement, roles) => {
  const told = roles.filter((role) => statement.byRole?.[role.key]);
  return told.length && told.length <= BARS ? told.map((role) => ({ role, figures: statement.byRole[role.key] })) : [{ role: null, figures: statement }];
};

function Rows({ page, result, roles, prompt, t, lang }) {
  return html`
    <div class="lik-main">
      <div class="b-title" hidden=${!prompt}><h1>${prompt}</h1><p><b>${number(lang, result.ballots)}</b> ${t("rate.took_part", { n: result.ballots })}</p></div>
      <div class="b-told"><${SidesLegend} t=${t} /><${Legend} roles=${roles} /></div>
      <ol class="liks s-rows" data-few=${page.rows.length <= 3 ? "" : null} style=${{ "--rows": Math.max(page.rows.length, 3) }}>
        ${page.rows.map((statement, at) => html`
          <li class="lk" key=${statement.id} data-hot=${statement.divided ? "" : null}>
            <span class="no">${page.from + at + 1}</span><div class="st"><p>${statement.text}</p></div>
            ${statement.n > 0
              ? html`<div class="s-bars" data-bars=${partsOf(statement, roles).length}>${partsOf(statement, roles).map(({ role, figures }) => html`
                  <div class="b" key=${role?.key}>${role ? html`<${RoleMark} role=${role} label=${role.label} />` : html`<span></span>`}<${SidesBar} figures=${figures} t=${t} /></div>`)}</div>
                <${Sum} statement=${statement} t=${t} lang=${lang} />`
              : html`<p class="s-none"><${Share} statement=${statement} t=${t} lang=${lang} /></p>`}
          </li>`)}
      </ol>
    </div>`;
}

const Sum = ({ statement, t, lang }) => html`
  <p class="sum"><b>${percent(lang, statement.share)}%</b>${t("statements.agree_of", { n: statement.n })} ${statement.divided && html`<${Split} t=${t} />`}</p>`;

function One({ page, result, roles, prompt, t, lang }) {
  const statement = page.one;
  const parts = statement.n ? partsOf(statement, roles) : [];
  const names = { agree: t("statements.agree"), disagree: t("statements.disagree") };
  return html`
    <div class="lik-one s-one">
      <div class="b-title"><h1>${prompt === statement.text ? "" : prompt}</h1><p><b>${number(lang, result.ballots)}</b> ${t("rate.took_part", { n: result.ballots })}</p></div>
      <div class="top"><p class="display">${statement.text}</p>${statement.n ? html`<${Sum} statement=${statement} t=${t} lang=${lang} />` : html`<p class="s-none"><${Share} statement=${statement} t=${t} lang=${lang} /></p>`}</div>
      <${SidesLegend} t=${t} />
      <div class="s-bars" data-bars=${parts.length}>${parts.map(({ role, figures }) => html`
        <div class="b" key=${role?.key}>${role ? html`<span class="who"><${RoleMark} role=${role} /> ${role.label}</span>` : html`<span></span>`}<${SidesBar} figures=${figures} t=${t} /></div>`)}</div>
      <${SolidLine} solid=${statement.solid} names=${names} roles=${roles} t=${t} />
    </div>`;
}

// For on the left, against on the right, in the same size.
function Both({ page, many, t, lang }) {
  const { option, statement, sides, place } = page;
  return html`
    <div class="s-both">
      <div class="s-head"><div>${many && html`<p class="kicker">${t("statements.statement")} ${place}</p>`}<h2 class="display">${option.text}</h2></div>
        ${statement?.n > 0 && html`<${Sum} statement=${statement} t=${t} lang=${lang} />`}</div>
      ${sides.map(({ side, shown, count, more }) => html`
        <section key=${side}><h3>${t(`statements.${side}`)} <b class="num">${number(lang, count)}</b></h3>
          <ul>${shown.map(({ id, text }) => html`<li key=${id}><span class="pre">${text}</span></li>`)}
            ${more > 0 && html`<li class="b-more">${t("statements.more", { n: more })}</li>`}</ul></section>`)}
    </div>`;
}
