// For, neutral and against in a drawing: a red ring, an empty one and one with a slash; a ring for each ballot while there
// is room, else a bar.
import { html } from "../../lib/html.js";
import { BarNumber } from "../../ui/bars.js";
import { Ring } from "../../ui/icon.js";

export const STANCES = ["support", "neutral", "against"];
export const RING_OF = { support: "on", neutral: undefined, against: "against" };
const RINGS_AT_MOST = 132;

const words = (decision, t) => STANCES.map((stance) => t(`decide.count_${stance}`, { count: decision[stance] }));

// decision: {support, neutral, against, n}
export function Ballots({ decision, t }) {
  if (decision.n > RINGS_AT_MOST) return html`<${StanceBar} decision=${decision} t=${t} />`;
  const rings = STANCES.flatMap((stance) => Array.from({ length: decision[stance] }, () => RING_OF[stance]));
  const columns = decision.n <= 15 ? 5 : decision.n <= 66 ? 11 : 16;
  return html`
    <div class="ballot-rings" data-columns=${columns} style=${{ "--columns": columns }} role="img"
      aria-label=${words(decision, t).join(", ")}>
      ${rings.map((state, index) => html`<${Ring} key=${index} state=${state} />`)}
    </div>`;
}

export const StanceBar = ({ decision, t }) => html`
  <div class="stances" role="img" aria-label=${words(decision, t).join(", ")}>
    ${STANCES.map((stance) => decision[stance] > 0
      && html`<span key=${stance} data-stance=${stance} style=${{ "--v": decision[stance] }}>
        <${BarNumber} count=${decision[stance]} /></span>`)}
  </div>`;

export const StanceLegend = ({ decision, t }) => {
  const labels = decision ? words(decision, t) : STANCES.map((stance) => t(`decide.${stance}`));
  return html`<ul class="legend">
    ${STANCES.map((stance, at) => html`<li key=${stance}><${Ring} state=${RING_OF[stance]} />${labels[at]}</li>`)}</ul>`;
};
