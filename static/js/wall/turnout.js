// How many have voted, while the round is open: a ring for everybody who may, in ink for every vote that is in. Beside it stands
// the same in figures. What they voted is in no ring.
import { html } from "../lib/html.js";
import { Bar } from "../ui/bars.js";
import { Ring } from "../ui/icon.js";

const RINGS = 140; // for more people than this it is a bar
const LINE = 70; // rings on one line

/** @param {{ballots: number, of: number}} props */
export function Turnout({ ballots, of }) {
  if (of > RINGS) return html`<div class="turnout"><${Bar} value=${Math.min(ballots, of)} max=${of} /></div>`;
  const columns = of > LINE ? Math.ceil(of / 2) : of;
  return html`
    <div class="turnout turnout-rings" aria-hidden="true" style=${{ "--columns": columns }}>
      ${Array.from({ length: of }, (_, at) => html`<${Ring} key=${at} state=${at < ballots ? "done" : undefined} />`)}
    </div>`;
}
