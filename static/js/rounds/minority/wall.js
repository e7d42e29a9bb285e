// Objections on the wall: the decision as large as it fits, how many have no objection, and beside it every objection with its
// condition and how many share it, or that there are none. More than two decisions stand in rows.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { Withheld } from "../../results/withheld.js";
import { DecisionSheets } from "../../wall/decision_sheets.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { APART, OpenWords } from "../../wall/open_words.js";
import { objectionsTo, sharedWords } from "./objections.js";
import { said } from "./said.js";

export { said };

/** @param {Pick<import("../../types/minority.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("minority.todo");

const isApart = ({ options }) => options.length <= APART;

/** @param {Pick<import("../../types/minority.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && isApart(round));

/** @param {import("../../types/minority.js").WallGiven} given */
export function Wall({ round, t, lang }) {
  if (!round.result) return html`<${Open} round=${round} t=${t} />`;
  if (isApart(round)) return html`<${Apart} round=${round} t=${t} lang=${lang} />`;
  return html`<${Rows} round=${round} t=${t} lang=${lang} />`;
}

const kickerOf = (at, total, t) => (total > 1 ? t("minority.decision_of", { number: at, total }) : t("minority.decision"));

function Open({ round, t }) {
  const count = Object.values(round.body.counts).reduce((sum, n) => sum + n, 0);
  const below = html`
    <p class="objections-now">${count ? t("minority.objections_now", { n: count }) : t("minority.no_objections_yet")}</p>
    <${OnWall} round=${round} t=${t} />`;
  const { options } = round;
  if (!isApart(round)) return html`<${OpenOptions} round=${{ ...round, phase: "words" }} t=${t}>${below}<//>`;
  const kicker = (at) => kickerOf(at, options.length, t);
  return html`<${OpenWords} round=${round} texts=${options.map(({ text }) => text)} kicker=${kicker} t=${t}>${below}<//>`;
}

// Of a round with few ballots there are no figures, and still the objections, or how many there are.
function Apart({ round, t, lang }) {
  const { result, options, body } = round;
  const sheets = options.map((option, at) => {
    const decision = result.withheld ? null : result.decisions[at];
    const objections = objectionsTo(result.withheld ? body.objections : result.objections, option.id);
    return {
      key: option.id,
      kicker: kickerOf(at + 1, options.length, t),
      text: option.text,
      support: html`<${Support} decision=${decision} result=${result} t=${t} lang=${lang} />`,
      below: (quotes) => html`<${Objections} objections=${objections} quotes=${quotes} t=${t} />`,
    };
  });
  return html`<${DecisionSheets} sheets=${sheets} content=${JSON.stringify([options, result, body, lang])} t=${t} />`;
}

function Support({ decision, result, t, lang }) {
  if (!decision) return html`<div class="support"><${Withheld} result=${result} t=${t} /></div>`;
  if (decision.withheld || !decision.n) return html`
    <p class="support of-everybody">${t(decision.withheld ? "minority.few" : "minority.nobody")}</p>`;
  return html`
    <div class="support">
      <p class="across"><b>${number(lang, decision.none)}</b>
        <span class="of-everybody">${t("minority.none_of", { n: decision.n })}</span></p>
    </div>`;
}

function Objections({ objections, quotes, t }) {
  const shown = objections.slice(0, quotes);
  return html`
    <section class="dissent objections-below"><h2>${t("minority.objections")}</h2>
      ${shown.map((objection) => html`
        <p key=${objection.id}><span dir="auto">‘${objection.text}’</span>
          ${objection.condition && html` <i dir="auto">${t("minority.condition_said", { text: objection.condition })}</i>`}
          ${sharedWords(objection, t) && html` <b>${sharedWords(objection, t)}</b>`}</p>`)}
      ${!objections.length && html`<p>${t("minority.no_objections")}</p>`}
      ${objections.length > shown.length
        && html`<p class="and-more">${t("minority.more", { n: objections.length - shown.length })}</p>`}
    </section>`;
}

function Rows({ round, t, lang }) {
  const { result, options } = round;
  const decisions = result.withheld ? options.map(({ id, text }) => ({ id, text, withheld: true })) : result.decisions;
  const rows = decisions.map((decision, at) => ({ ...decision, key: decision.id, place: at + 1 }));
  const answered = (row) => !row.withheld && row.n > 0;
  const count = ({ id }) => round.body.counts[id];
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify([rows, round.body.counts, lang])} t=${t}
      columns=${(narrow) => (narrow ? "15rem 18rem" : "20rem 26rem")}
      cells=${(row) => [
        html`<p class="headline">${count(row)
          ? html`<b>${number(lang, count(row))}</b> ${t("minority.objections_n", { n: count(row) })}` : t("minority.no_objections")}</p>`,
        answered(row) ? html`<p class="headline"><b>${number(lang, row.none)}</b> ${t("minority.none_of", { n: row.n })}</p>`
          : html`<p class="no-answers">${t(row.withheld ? "minority.few" : "minority.nobody")}</p>`,
      ]} />`;
}
