// Consent on the wall: whether each proposal passes, what everybody answered, and every objection in its own words with what
// became of it. One or two proposals have the wall to themselves, more stand in rows.
import { html } from "../../lib/html.js";
import { Withheld } from "../../results/withheld.js";
import { DecisionSheets } from "../../wall/decision_sheets.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { OptionRows } from "../../wall/option_rows.js";
import { APART, OpenWords } from "../../wall/open_words.js";
import { said } from "./said.js";
import { ConsentBar, ConsentLegend, Outcome } from "./stances.js";

const isApart = ({ result }) => result.proposals.length <= APART;

export { said };

/** @param {Pick<import("../../types/consent.js").WallGiven, "t">} given */
export const todo = ({ t }) => t("consent.todo");

/** @param {Pick<import("../../types/consent.js").WallGiven, "round">} given */
export const ownQuestion = ({ round }) => Boolean(round.phase !== "open" && round.result && !round.result.withheld && isApart(round));

/** @param {import("../../types/consent.js").WallGiven} given */
export const besideQuestion = ({ round, t }) =>
  round.result && !round.result.withheld ? [round.result.ballots, t("consent.took_part", { n: round.result.ballots })] : null;

/** @param {import("../../types/consent.js").WallGiven} given */
export function Wall({ round, t }) {
  const { result } = round;
  if (!result) return html`<${Open} round=${round} t=${t} />`;
  if (result.withheld) return html`<${Withheld} result=${result} t=${t} />`;
  return isApart(round) ? html`<${Apart} round=${round} proposals=${result.proposals} t=${t} />` : html`<${Rows}
    proposals=${result.proposals} t=${t} />`;
}

const kickerOf = (number, total, t) => (total > 1 ? t("consent.proposal_of", { number, total }) : t("consent.proposal"));

function Open({ round, t }) {
  const texts = round.options.map(({ text }) => text);
  if (texts.length > APART) return html`<${OpenOptions} round=${round} t=${t} />`;
  return html`<${OpenWords} round=${round} texts=${texts} kicker=${(number) => kickerOf(number, texts.length, t)} t=${t}>
    <${OnWall} round=${round} t=${t} /><//>`;
}

function Apart({ round, proposals, t }) {
  const sheets = proposals.map((proposal, at) => ({
    key: proposal.id,
    kicker: kickerOf(at + 1, proposals.length, t),
    text: proposal.text,
    said: said({ round: { ...round, result: { ...round.result, proposals: [proposal] } }, t }),
    support: html`
      <div class="support consent-support"><p class="verdict"><${Outcome} proposal=${proposal} t=${t} /></p>
        <${ConsentBar} proposal=${proposal} t=${t} /><${ConsentLegend} proposal=${proposal} t=${t} /></div>`,
    below: (quotes) => html`
      <div class="decision-below words-below"><${Objections} objections=${proposal.objections} quotes=${quotes} t=${t} />
        <${Concerns} texts=${proposal.concerns} quotes=${quotes} t=${t} /></div>`,
  }));
  return html`<${DecisionSheets} sheets=${sheets} content=${JSON.stringify(proposals)} t=${t} />`;
}

// Open objections first.
function Objections({ objections = [], quotes, t }) {
  const sorted = [...objections].sort((a, b) => Number(a.note !== null) - Number(b.note !== null));
  const shown = sorted.slice(0, quotes);
  return html`
    <section class="dissent"><h2>${t("consent.objections")}</h2>
      ${shown.map(({ id, text, note }) => html`
        <p key=${id}><span dir="auto">‘${text}’</span> <b class="objection-state">
          ${note === null ? t("consent.open") : `${t("consent.resolved")}: ${note}`}</b></p>`)}
      ${!shown.length && html`<p>${t("consent.no_objections")}</p>`}
      ${sorted.length > shown.length && html`<p class="and-more">${t("consent.more", { n: sorted.length - shown.length })}</p>`}
    </section>`;
}

const Concerns = ({ texts = [], quotes, t }) => html`
  <section class="dissent"><h2>${t("consent.concerns")}</h2>
    ${texts.slice(0, quotes).map((text, at) => html`<p key=${at} dir="auto">‘${text}’</p>`)}
    ${!texts.length && html`<p>${t("consent.no_concerns")}</p>`}
    ${texts.length > quotes && html`<p class="and-more">${t("consent.more", { n: texts.length - quotes })}</p>`}
  </section>`;

function Rows({ proposals, t }) {
  const rows = proposals.map((proposal, at) => ({ ...proposal, key: proposal.id, place: at + 1 }));
  return html`
    <${OptionRows} rows=${rows} content=${JSON.stringify(rows)} asked=${html`<${ConsentLegend} t=${t} />`} t=${t}
      columns=${(narrow) => (narrow ? "16rem 18rem" : "27rem 25rem")}
      cells=${(row, { drawn }) => [
        drawn ? html`<${ConsentBar} proposal=${row} t=${t} />` : html`<div class="stances"></div>`,
        html`<p class="verdict"><${Outcome} proposal=${row} t=${t} /></p>`,
      ]} />`;
}
