// Yes, no and abstaining in a drawing: a red ring, one with a slash, an empty one; a ring for each ballot while there is room, else a bar.
import { html } from "../../lib/html.js";
import { BarNumber } from "../../ui/bars.js";
import { Ring } from "../../ui/icon.js";

export const SIDES = ["yes", "no", "abstain"];
const RING_OF = { yes: "on", no: "against", abstain: undefined };
const STANCE_OF = { yes: "support", no: "against", abstain: "neutral" };
const RINGS_AT_MOST = 132;

const words = (counts, t) => SIDES.map((side) => t(`poll.count_${side}`, { count: counts[side] }));

// counts: {yes, no, abstain, ballots}; a ring for each ballot while there is room, else a bar.
export function Sides({ counts, t }) {
  if (counts.ballots > RINGS_AT_MOST) return html`<${SideBar} counts=${counts} t=${t} />`;
  const rings = SIDES.flatMap((side) => Array.from({ length: counts[side] }, () => RING_OF[side]));
  const columns = counts.ballots <= 15 ? 5 : counts.ballots <= 66 ? 11 : 16;
  return html`
    <div class="ballot-rings" data-columns=${columns} style=${{ "--columns": columns }} role="img"
      aria-label=${words(counts, t).join(", ")}>
      ${rings.map((state, index) => html`<${Ring} key=${index} state=${state} />`)}
    </div>`;
}

export const SideBar = ({ counts, t }) => html`
  <div class="stances" role="img" aria-label=${words(counts, t).join(", ")}>
    ${SIDES.map((side) => counts[side] > 0
      && html`<span key=${side} data-stance=${STANCE_OF[side]} style=${{ "--v": counts[side] }}>
        <${BarNumber} count=${counts[side]} /></span>`)}
  </div>`;

export const SideLegend = ({ counts, t }) => {
  const said = words(counts, t);
  return html`<ul class="legend">${SIDES.map((side, at) => html`<li key=${side}><${Ring} state=${RING_OF[side]} />${said[at]}</li>`)}</ul>`;
};
