// What the three surfaces of consent share: the answers, the bar of their counts, and whether a proposal passes.
import { html } from "../../lib/html.js";
import { BarNumber } from "../../ui/bars.js";
import { Icon } from "../../ui/icon.js";

const STANCES = ["consent", "concern", "abstain", "objection"];

// How a ring on the ballot shows an answer: coloured, empty, or with a slash.
export const RING_OF = { consent: "on", concern: "on", abstain: undefined, objection: "against" };

export const countWords = (proposal, t) =>
  STANCES.map((stance) => t(`consent.count_${stance}`, { count: proposal[stance], n: proposal[stance] }));

export const outcome = (proposal, t) =>
  proposal.passes ? t("consent.passes") : proposal.open ? t("consent.stopped", { n: proposal.open }) : t("consent.no_quorum");

export const Outcome = ({ proposal, t }) => html`
  <span class="consent-outcome" data-passes=${proposal.passes ? "" : null}>
    <${Icon} name=${proposal.passes ? "circle-check" : "circle-stop"} /> <span>${outcome(proposal, t)}</span></span>`;

// The counts in one bar: coloured, coloured with stripes, empty, striped in ink. A number where it fits.
export const ConsentBar = ({ proposal, t }) => html`
  <div class="stances consent-bar" role="img" aria-label=${countWords(proposal, t).join(", ")}>
    ${STANCES.map((stance) => proposal[stance] > 0
      && html`<span key=${stance} data-answer=${stance} style=${{ "--v": proposal[stance] }}>
        <${BarNumber} count=${proposal[stance]} /></span>`)}
  </div>`;

// proposal: with its counts; without one only what the colours mean.
export const ConsentLegend = ({ proposal, t }) => {
  const labels = proposal ? countWords(proposal, t) : STANCES.map((stance) => t(`consent.${stance}`));
  return html`<ul class="legend consent-legend">
    ${STANCES.map((stance, at) => html`<li key=${stance}><i data-answer=${stance}></i>${labels[at]}</li>`)}</ul>`;
};
