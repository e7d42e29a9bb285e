// Consent on the wall: whether each proposal passes, what everybody answered, and every objection in its own words with what
// became of it. One or two proposals have the wall to themselves, more stand in rows.
import { html } from "../../lib/html.js";
import { Withheld } from "../../results/withheld.js";
import { Clamped } from "../../wall/fit.js";
import { SheetHeading } from "../../wall/headings.js";
import { OnWall, OpenOptions } from "../../wall/open_options.js";
import { APART, OpenWords, ROWS } from "../../wall/open_words.js";
import { Pager, usePages } from "../../wall/pages.js";
import { evenly } from "../../wall/plan.js";
import { ConsentBar, ConsentLegend, Outcome } from "./stances.js";

const QUOTES = 3;

const isApart = ({ result }) => result.proposals.length <= APART;

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
  return isApart(round) ? html`<${Apart} proposals=${result.proposals} t=${t} />` : html`<${Rows} proposals=${result.proposals} t=${t} />`;
}

const kickerOf = (number, total, t) => (total > 1 ? t("consent.proposal_of", { number, total }) : t("consent.proposal"));

function Open({ round, t }) {
  const texts = round.options.map(({ text }) => text);
  if (texts.length > APART) return html`<${OpenOptions} round=${round} t=${t} />`;
  return html`<${OpenWords} texts=${texts} kicker=${(number) => kickerOf(number, texts.length, t)} t=${t}>
    <${OnWall} round=${round} t=${t} /><//>`;
}

function Apart({ proposals, t }) {
  const paging = usePages(proposals.length, 1);
  const proposal = proposals[paging.page];
  return html`
    <div class="decision-sheet">
      <div class="decision-top">
        <div><p class="kicker">${kickerOf(paging.page + 1, proposals.length, t)}</p>
          <${SheetHeading} text=${proposal.text} /></div>
        <div class="support consent-support"><p class="verdict"><${Outcome} proposal=${proposal} t=${t} /></p>
          <${ConsentBar} proposal=${proposal} t=${t} /><${ConsentLegend} proposal=${proposal} t=${t} /></div>
      </div>
      <div class="decision-below words-below"><${Objections} objections=${proposal.objections} t=${t} />
        <${Concerns} texts=${proposal.concerns} t=${t} /></div>
      <${Pager} paging=${paging} t=${t} />
    </div>`;
}

// Open objections first.
function Objections({ objections, t }) {
  const sorted = [...objections].sort((a, b) => Number(a.note !== null) - Number(b.note !== null));
  const shown = sorted.slice(0, QUOTES);
  return html`
    <section class="dissent"><h2>${t("consent.objections")}</h2>
      ${shown.map(({ id, text, note }) => html`
        <p key=${id}>‘${text}’ <b class="objection-state">
          ${note === null ? t("consent.open") : `${t("consent.resolved")}: ${note}`}</b></p>`)}
      ${!shown.length && html`<p>${t("consent.no_objections")}</p>`}
      ${sorted.length > shown.length && html`<p class="and-more">${t("consent.more", { n: sorted.length - shown.length })}</p>`}
    </section>`;
}

const Concerns = ({ texts, t }) => html`
  <section class="dissent"><h2>${t("consent.concerns")}</h2>
    ${texts.slice(0, QUOTES).map((text, at) => html`<p key=${at}>‘${text}’</p>`)}
    ${!texts.length && html`<p>${t("consent.no_concerns")}</p>`}
    ${texts.length > QUOTES && html`<p class="and-more">${t("consent.more", { n: texts.length - QUOTES })}</p>`}
  </section>`;

function Rows({ proposals, t }) {
  const size = evenly(proposals.length, ROWS);
  const paging = usePages(proposals.length, size);
  const from = paging.page * size;
  const shown = proposals.slice(from, from + size);
  return html`
    <div class="proposal-rows">
      <div class="above-list"><${ConsentLegend} t=${t} /></div>
      <ol class="decision-lines proposal-lines" style=${{ "--rows": Math.max(size, 3), "--digits": String(proposals.length).length }}>
        ${shown.map((proposal, at) => html`
          <li key=${proposal.id}><span class="number">${from + at + 1}</span><p class="display"><${Clamped} text=${proposal.text} /></p>
            <${ConsentBar} proposal=${proposal} t=${t} /><p class="verdict"><${Outcome} proposal=${proposal} t=${t} /></p></li>`)}
      </ol>
      <${Pager} paging=${paging} t=${t}
        label=${t("projector.page_of", { from: from + 1, to: from + shown.length, total: proposals.length })} />
    </div>`;
}
