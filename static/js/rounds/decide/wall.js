// Decisions on the wall: the words as large as they fit, live while they are written; then how many support them, what
// dissent says and what was agreed to do.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Empty } from "../../ui/empty.js";
import { Withheld } from "../../results/withheld.js";
import { Clamped } from "../../wall/fit.js";
import { QuestionHeading, SheetHeading } from "../../wall/headings.js";
import { OnWall } from "../../wall/open_options.js";
import { APART, OpenWords, ROWS } from "../../wall/open_words.js";
import { Pager, usePages } from "../../wall/pages.js";
import { evenly } from "../../wall/plan.js";
import { ActionRow } from "./actions.js";
import { Ballots, StanceBar, StanceLegend } from "./stances.js";

const QUOTES = 2;
const ACTIONS = 3;

/** @param {import("../../types/decide.js").WallGiven} given */
export function Wall({ round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${Words} decisions=${round.body.decisions} t=${t}><${OnWall} round=${round} t=${t} /><//>`;
  if (result.withheld) return html`
    <${Words} decisions=${round.body.decisions} t=${t}><${Withheld} result=${result} t=${t} /><//>`;
  const actions = round.body.actions;
  if (result.decisions.length > APART) return html`
    <${Rows} decisions=${result.decisions} actions=${actions} prompt=${round.phase === "open" ? null : round.prompt} t=${t}
      lang=${lang} />`;
  return html`<${Apart} decisions=${result.decisions} actions=${actions} t=${t} lang=${lang} />`;
}

function Words({ decisions, t, children }) {
  if (!decisions.length) return html`<${Empty} title=${t("decide.none")} />`;
  const { length } = decisions;
  const kicker = (number) => (length > 1 ? t("decide.decision_of", { number, total: length }) : t("decide.decision"));
  return html`<${OpenWords} texts=${decisions.map(({ text }) => text)} kicker=${kicker} t=${t}>${children}<//>`;
}

function Apart({ decisions, actions, t, lang }) {
  const paging = usePages(decisions.length, 1);
  const decision = decisions[paging.page];
  if (!decision) return html`<${Empty} title=${t("decide.none")} />`;
  const kicker =
    decisions.length > 1 ? t("decide.decision_of", { number: paging.page + 1, total: decisions.length }) : t("decide.decision");
  return html`
    <div class="decision-sheet">
      <div class="decision-top">
        <div><div class="above-list"><p class="kicker">${kicker}</p><${Pager} paging=${paging} t=${t} /></div>
          <${SheetHeading} text=${decision.text} /></div>
        <${Support} decision=${decision} t=${t} lang=${lang} />
      </div>
      <div class="decision-below"><${Dissent} objections=${decision.objections} t=${t} />
        <${Actions} actions=${actions} t=${t} lang=${lang} /></div>
    </div>`;
}

function Support({ decision, t, lang }) {
  if (decision.withheld || !decision.n) return html`
    <p class="support of-everybody">${t(decision.withheld ? "decide.withheld" : "decide.nobody")}</p>`;
  return html`
    <div class="support">
      <p class="across"><b>${number(lang, decision.support)}</b>
        <span class="of-everybody">${t("decide.out_of", { n: decision.n })}</span></p>
      <${Ballots} decision=${decision} t=${t} />
      <${StanceLegend} decision=${decision} t=${t} />
    </div>`;
}

function Dissent({ objections = [], t }) {
  const shown = objections.slice(0, QUOTES);
  return html`
    <section class="dissent"><h2>${t("decide.dissent")}</h2>
      ${shown.map((objection) => html`<p key=${objection}>‘${objection}’</p>`)}
      ${!shown.length && html`<p>${t("decide.no_dissent")}</p>`}
      ${objections.length > shown.length
        && html`<p class="and-more">${t("decide.more_dissent", { n: objections.length - shown.length })}</p>`}
    </section>`;
}

const Actions = ({ actions, t, lang }) => html`
  <section class="agreed-actions"><h2>${t("decide.actions")}</h2>
    <ul>${actions.slice(0, ACTIONS).map((action) => html`<${ActionRow} key=${action.id} action=${action} t=${t} lang=${lang} />`)}</ul>
    ${!actions.length && html`<p>${t("decide.to_be_agreed")}</p>`}
    ${actions.length > ACTIONS && html`<p class="and-more">${t("common.and_more", { n: actions.length - ACTIONS })}</p>`}
  </section>`;

function Rows({ decisions, actions, prompt, t, lang }) {
  const size = evenly(decisions.length, ROWS);
  const paging = usePages(decisions.length, size);
  const from = paging.page * size;
  const shown = decisions.slice(from, from + size);
  return html`
    <div class="decision-rows">
      ${prompt === null ? html`<span></span>` : html`<${QuestionHeading} text=${prompt} />`}
      <div class="above-list"><${StanceLegend} t=${t} /></div>
      <ol class="decision-lines" style=${{ "--rows": Math.max(size, 3), "--digits": String(decisions.length).length }}>
        ${shown.map((decision, at) => html`
          <li key=${decision.id}><span class="number">${from + at + 1}</span><p class="display"><${Clamped} text=${decision.text} /></p>
            ${decision.withheld || !decision.n
              ? html`<p class="no-answers">${t(decision.withheld ? "decide.withheld" : "decide.nobody")}</p>`
              : html`<${StanceBar} decision=${decision} t=${t} />
                <p class="headline"><b>${number(lang, decision.support)}</b>${t("decide.out_of", { n: decision.n })}</p>`}</li>`)}
      </ol>
      ${actions.length > 0 && shown.length <= 4 && html`<${Actions} actions=${actions.slice(0, 2)} t=${t} lang=${lang} />`}
      <${Pager} paging=${paging} t=${t}
        label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: decisions.length })} />
    </div>`;
}

// Once the figures are shown the decision is the question, on the whole wall.
/** @param {Pick<import("../../types/decide.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) =>
  Boolean(round.phase !== "open" && round.result && !round.result.withheld && round.result.decisions.length);
