// Decisions on the wall: the words as large as they fit, live while they are written; then how many support them, what
// dissent says and what was agreed to do.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Empty } from "../../ui/empty.js";
import { Withheld } from "../../results/withheld.js";
import { DecisionSheets } from "../../wall/decision_sheets.js";
import { OnWall } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { APART, OpenWords } from "../../wall/open_words.js";
import { ActionRow } from "./actions.js";
import { said } from "./said.js";
import { Ballots, StanceBar, StanceLegend } from "./stances.js";

export { said };

/** @param {Pick<import("../../types/decide.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("decide.todo");

/** @param {import("../../types/decide.js").WallGiven} given */
export function Wall({ round, t, lang }) {
  const { result } = round;
  if (!result) return html`<${Words} round=${round} decisions=${round.body.decisions} t=${t}><${OnWall} round=${round}
    t=${t} /><//>`;
  if (result.withheld) return html`
    <${Words} round=${round} decisions=${round.body.decisions} t=${t}><${Withheld} result=${result} t=${t} /><//>`;
  const actions = round.body.actions;
  if (result.decisions.length > APART) return html`
    <${Rows} decisions=${result.decisions} actions=${actions} t=${t} lang=${lang} />`;
  return html`<${Apart} round=${round} decisions=${result.decisions} actions=${actions} t=${t} lang=${lang} />`;
}

function Words({ round, decisions, t, children }) {
  if (!decisions.length) return html`<${Empty} title=${t("decide.none")} />`;
  const { length } = decisions;
  const kicker = (number) => (length > 1 ? t("decide.decision_of", { number, total: length }) : t("decide.decision"));
  return html`<${OpenWords} round=${round} texts=${decisions.map(({ text }) => text)} kicker=${kicker} t=${t}>${children}<//>`;
}

function Apart({ round, decisions, actions, t, lang }) {
  if (!decisions.length) return html`<${Empty} title=${t("decide.none")} />`;
  const total = decisions.length;
  const sheets = decisions.map((decision, at) => ({
    key: decision.id,
    kicker: total > 1 ? t("decide.decision_of", { number: at + 1, total }) : t("decide.decision"),
    text: decision.text,
    said: said({ round: { ...round, result: { ...round.result, decisions: [decision] } }, t, lang }),
    support: html`<${Support} decision=${decision} t=${t} lang=${lang} />`,
    below: (quotes) => html`
      <div class="decision-below"><${Dissent} objections=${decision.objections} quotes=${quotes} t=${t} />
        <${Actions} actions=${actions} most=${quotes} t=${t} lang=${lang} /></div>`,
  }));
  return html`<${DecisionSheets} sheets=${sheets} content=${JSON.stringify([decisions, actions, lang])} t=${t} />`;
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

function Dissent({ objections = [], quotes, t }) {
  const shown = objections.slice(0, quotes);
  return html`
    <section class="dissent"><h2>${t("decide.dissent")}</h2>
      ${shown.map((objection) => html`<p key=${objection} dir="auto">‘${objection}’</p>`)}
      ${!shown.length && html`<p>${t("decide.no_dissent")}</p>`}
      ${objections.length > shown.length
        && html`<p class="and-more">${t("decide.more_dissent", { n: objections.length - shown.length })}</p>`}
    </section>`;
}

const Actions = ({ actions, most = actions.length, t, lang }) => html`
  <section class="agreed-actions"><h2>${t("decide.actions")}</h2>
    <ul>${actions.slice(0, most).map((action) => html`<${ActionRow} key=${action.id} action=${action} t=${t} lang=${lang} />`)}</ul>
    ${!actions.length && html`<p>${t("decide.to_be_agreed")}</p>`}
    ${actions.length > most && html`<p class="and-more">${t("common.and_more", { n: actions.length - most })}</p>`}
  </section>`;

function Rows({ decisions, actions, t, lang }) {
  const rows = decisions.map((decision, at) => ({ ...decision, key: decision.id, place: at + 1 }));
  const answered = (row) => !row.withheld && row.n;
  const agreed = actions.length > 0 ? [html`<${Actions} actions=${actions} t=${t} lang=${lang} />`] : [];
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify([rows, lang])} asked=${html`<${StanceLegend} t=${t} />`} extra=${agreed} t=${t}
      columns=${(narrow) => (narrow ? "18rem 14rem" : "36rem 16rem")}
      cells=${(row, { drawn }) => [
        drawn && answered(row) ? html`<${StanceBar} decision=${row} t=${t} />` : html`<div
          class=${answered(row) ? "stances" : null}></div>`,
        answered(row) ? html`<p class="headline"><b>${number(lang, row.support)}</b> ${t("decide.out_of", { n: row.n })}</p>`
          : html`<p class="no-answers">${t(row.withheld ? "decide.withheld" : "decide.nobody")}</p>`,
      ]} />`;
}

// Once the figures are shown the decision is the question, on the whole wall.
/** @param {Pick<import("../../types/decide.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) =>
  Boolean(round.phase !== "open" && round.result && !round.result.withheld && round.result.decisions.length
    && round.result.decisions.length <= APART);
