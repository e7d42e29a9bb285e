// The outcome of a poll in words, and the rows of its options. Pure.
import { number } from "../../lib/formats.js";
import { namesOf } from "../../results/robustness_line.js";

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
export const turnoutWords = (result, t) =>
  [
    t("poll.voted", { n: result.ballots, people: result.people }),
    ...(result.abstain ? [t("poll.abstained", { n: result.abstain })] : []),
  ].join(" ");

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
