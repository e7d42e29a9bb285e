// What the surfaces of a poll share: its outcome in words, the rows of its options, and yes, no and abstaining in a drawing:
// a red ring, one with a slash, an empty one.
import { html } from "../../lib/html.js";
import { number } from "../../lib/formats.js";
import { BarNumber } from "../../parts/bars.js";
import { Ring } from "../../parts/icon.js";
import { namesOf } from "./solid.js";

export const SIDES = ["yes", "no", "abstain"];
const RING_OF = { yes: "on", no: "against", abstain: undefined };
const STANCE_OF = { yes: "support", no: "against", abstain: "neutral" };
const RINGS_AT_MOST = 132;

export const asksYesNo = (round) => round.settings.answers === "yes_no" || !round.options.length;

export const namesOfPoll = (round, t) => ({ ...namesOf(round), yes: t("poll.yes"), no: t("poll.no") });

// {title, reasons}: passed or not, or what was chosen; and every reason why not, as a sentence.
export function outcome(round, t, lang) {
  const { result, settings } = round;
  const words = {
    ballots: result.ballots,
    needed: result.quorum?.needed ?? 0,
    percent: settings.required,
    share: number(lang, Math.round(1000 * (result.share ?? 0)) / 10),
  };
  const title = result.yesNo ? t(result.passes ? "poll.passes" : "poll.fails") : t(result.passes ? "poll.wins" : "poll.undecided");
  const chosen = !result.yesNo && result.passes ? `${title}: ${namesOfPoll(round, t)[result.winner[0]]}` : title;
  return { title: chosen, reasons: result.reasons.map((reason) => t(`poll.reason.${reason}`, words)) };
}

// How many voted of everybody, and how many of those abstained.
export const told = (result, t) =>
  [t("poll.voted", { n: result.ballots, people: result.people }), ...(result.abstain ? [t("poll.abstained", { n: result.abstain })] : [])].join(" ");

// Rows for VoteWall and VoteList.
export const rowsOf = (result, t) => result.options.map((option) => ({
  key: option.id,
  place: option.place,
  text: option.text,
  small: option.tied && option.votes ? t("poll.tied") : null,
  votes: option.votes,
  top: result.passes && result.winner.includes(option.id),
  shares: Object.fromEntries(Object.entries(option.byRole).map(([key, own]) => [key, own.ballots ? (100 * own.votes) / own.ballots : 0])),
}));

const words = (counts, t) => SIDES.map((side) => t(`poll.count_${side}`, { count: counts[side] }));

// counts: {yes, no, abstain, ballots}; a ring for each ballot while there is room, else a bar.
export function Sides({ counts, t }) {
  if (counts.ballots > RINGS_AT_MOST) return html`<${SideBar} counts=${counts} t=${t} />`;
  const rings = SIDES.flatMap((side) => Array.from({ length: counts[side] }, () => RING_OF[side]));
  const columns = counts.ballots <= 15 ? 5 : counts.ballots <= 66 ? 11 : 16;
  return html`
    <div class="people" data-columns=${columns} style=${{ "--columns": columns }} role="img" aria-label=${words(counts, t).join(", ")}>
      ${rings.map((state, index) => html`<${Ring} key=${index} state=${state} />`)}
    </div>`;
}

export const SideBar = ({ counts, t }) => html`
  <div class="stances" role="img" aria-label=${words(counts, t).join(", ")}>
    ${SIDES.map((side) => counts[side] > 0 && html`<span key=${side} data-stance=${STANCE_OF[side]} style=${{ "--v": counts[side] }}><${BarNumber} count=${counts[side]} /></span>`)}
  </div>`;

export const SideLegend = ({ counts, t }) => {
  const said = words(counts, t);
  return html`<ul class="p-legend">${SIDES.map((side, at) => html`<li key=${side}><${Ring} state=${RING_OF[side]} />${said[at]}</li>`)}</ul>`;
};
