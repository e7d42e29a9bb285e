// Figures while people vote, in a round of which that was said beforehand. They come with the pulse; a kind draws them as
// it draws a result.
import { html } from "../lib/html.js";
import { Icon } from "../ui/icon.js";

const told = (round, pulse) => (round.phase === "open" && round.live && pulse?.live?.round === round.id ? pulse.live : null);

// The round with the figures that may be seen now as its result.
export function withLive(round, pulse) {
  const live = told(round, pulse);
  return live ? { ...round, result: live.result } : round;
}

// "Tussenstand na 10 stemmen"; nothing when there is none.
export function Interim({ round, pulse, t }) {
  const live = told(round, pulse);
  return live && html`<p class="interim">
    <span class="badge" data-kind="now"><${Icon} name="eye" /> ${t("common.interim_after", { n: live.ballots })}</span></p>`;
}
