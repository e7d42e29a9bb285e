"""What comes of a poll: who chose what, whether it passes, why not, and how many ballots would change that.

A poll passes when the quorum is there, one answer leads, and its share of the votes
reaches the required share; abstentions count for the quorum and for nothing else. See `session.methods.approval`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from session.methods import approval
from session.methods.robustness import Robustness, ballots_to_level, by_role, judge, least
from session.methods.tiers import Ranking, Tier, by_score

YES, NO = "yes", "no"
Answers = tuple[str | None, ...]  # a ballot each; None abstains
Why = Literal["no_quorum", "nobody", "tie", "against", "below"]


@dataclass(frozen=True)
class Rule:
    """`needed` ballots make the quorum (0 = none); `required` is the least share of the votes (0 = the most votes)."""

    options: Tier  # ("yes", "no") for a question that is answered so
    needed: int
    required: Fraction

    @property
    def yes_no(self) -> bool:
        return self.options == (YES, NO)


@dataclass(frozen=True)
class Poll:
    """`share` is that of the leading answer, or of yes, among the votes. `reasons` say why it does not pass.

    Reasons: no_quorum, nobody (no votes), tie, against (more no than yes), below (under the required share).
    """

    votes: dict[str, int]
    abstain: int
    share: Fraction | None
    ranking: Ranking
    winner: Tier
    reasons: tuple[Why, ...]

    @property
    def passes(self) -> bool:
        return not self.reasons


def needed(people: int, percent: int) -> int:
    """The ballots that make a quorum of `percent` of so many people."""
    return ceil(Fraction(people * percent, 100))


def count(rule: Rule, answers: Iterable[str | None]) -> Poll:
    cast = list(answers)
    votes = {option: cast.count(option) for option in rule.options}
    return outcome(rule, votes, cast.count(None))


def outcome(rule: Rule, votes: Mapping[str, int], abstain: int) -> Poll:
    """The poll for these counts."""
    total = sum(votes.values())
    ranking = by_score(votes)
    if rule.yes_no:
        motion = approval.poll(votes[YES], votes[NO], abstain, quorum=rule.needed, required=rule.required)
        share, leading = motion.share, _sides(votes)
    else:
        leading = ranking[0] if total else ()
        share = Fraction(votes[leading[0]], total) if leading else None
    reasons: list[Why] = [] if total + abstain >= rule.needed else ["no_quorum"]
    why = _why(rule, leading, share)
    if why is not None:
        reasons.append(why)
    return Poll(dict(votes), abstain, share, ranking, leading, tuple(reasons))


def _sides(votes: Mapping[str, int]) -> Tier:
    """Yes, no, or both when they are level; nobody when neither got a vote."""
    if not votes[YES] and not votes[NO]:
        return ()
    return (YES, NO) if votes[YES] == votes[NO] else (max((YES, NO), key=votes.__getitem__),)


def _why(rule: Rule, leading: Tier, share: Fraction | None) -> Why | None:
    """What keeps these votes from passing, leaving the quorum aside."""
    if share is None:
        return "nobody"
    if len(leading) > 1:
        return "tie"
    if leading == (NO,) and rule.yes_no:
        return "against"
    return "below" if share < rule.required else None


def robustness(rule: Rule, answers: Answers, roles: tuple[str | None, ...]) -> Robustness | None:
    """How solid the outcome is; None without a quorum or without votes, because then nothing was decided by votes.

    The figure `flips` is that of `turns`, or ballots to draw level where the most votes are enough.
    """
    poll = count(rule, answers)
    if "no_quorum" in poll.reasons or not poll.winner:
        return None
    within = {}
    for role, at in by_role(roles).items():
        own = count(Rule(rule.options, 0, rule.required), [answers[place] for place in at])
        within[role] = _verdict(rule, own)
    verdict = _verdict(rule, poll)
    rest = tuple(option for option in rule.options if option not in verdict)
    ranking = (verdict, rest) if rest else (verdict,)
    flips = turns(rule, poll) if turning(rule) else _level(poll, answers)
    return judge(ranking, verdict, len(answers), flips=None if len(verdict) > 1 else flips, roles=within)


def turning(rule: Rule) -> bool:
    """Whether the outcome is that something passes, more than which answer leads."""
    return rule.yes_no or rule.required > 0


def _verdict(rule: Rule, poll: Poll) -> Tier:
    """What the outcome comes down to: yes or no for a question that passes or not, else the leading answer."""
    if rule.yes_no and len(poll.winner) == 1:
        return (YES,) if not set(poll.reasons) - {"no_quorum"} else (NO,)
    return poll.winner


def _level(poll: Poll, answers: Answers) -> int | None:
    """Ballots to change before another answer draws level with the leading one."""
    if len(poll.winner) != 1:
        return None
    first = poll.winner[0]
    rest = [option for option in poll.votes if option != first]
    return least(
        ballots_to_level([(answer == first) - (answer == other) for answer in answers], 1) for other in rest
    )


def turns(rule: Rule, poll: Poll) -> int | None:
    """Fewest ballots to change before what passes no longer does, or what does not pass does; None: never.

    Where it passes, votes for the leading answer go to its nearest rival; where it does not, votes of others come to
    it, and abstentions after those. Both are the quickest way.
    """
    if len(poll.winner) != 1:
        return None
    lead = YES if rule.yes_no else poll.winner[0]
    others = sorted(
        (option for option in poll.votes if option != lead), key=lambda option: -poll.votes[option]
    )
    for changed in range(1, sum(poll.votes.values()) + poll.abstain + 1):
        votes, abstain = dict(poll.votes), poll.abstain
        if poll.passes:
            if votes[lead] < changed:
                return None
            votes[lead] -= changed
            if others:
                votes[others[0]] += changed
            else:
                abstain += changed
        else:
            votes, abstain = _gained(votes, abstain, lead, others, changed)
        now = outcome(rule, votes, abstain)
        if now.passes != poll.passes or (poll.passes and now.winner != poll.winner):
            return changed
    return None


def _gained(
    votes: dict[str, int], abstain: int, lead: str, others: list[str], wanted: int
) -> tuple[dict[str, int], int]:
    """The counts after `wanted` more ballots for `lead`, taken from the largest rivals first."""
    left = wanted
    for other in others:
        taken = min(votes[other], left)
        votes[other] -= taken
        left -= taken
    votes[lead] += wanted - left + min(abstain, left)
    return votes, abstain - min(abstain, left)
