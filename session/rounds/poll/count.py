"""What is told of a poll: the votes, whether it passes and why not, in all and by role.

`outcome` decides it. Without options a poll is always answered with yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, structs

from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods.tiers import Ranking, Tier
from session.rounds.poll.outcome import (
    NO,
    YES,
    Answers,
    Poll,
    Rule,
    Why,
    count,
    needed,
    robustness,
    turning,
    turns,
)
from session.rounds.shared import places
from session.rounds.shared.choices import RoleBallots, by_role, choices, roles, sizes
from session.rounds.shared.robustness_line import Reason, RobustnessLine

Percent = Annotated[int, Meta(ge=0, le=100)]


class Settings(Payload, frozen=True):
    """`quorum` and `required` in percent, 0 = none; yes always needs more votes than no."""

    answers: Literal["options", "yes_no"] = "options"
    abstain: bool = True
    quorum: Percent = 0
    required: Percent = 0


class Choice(Payload, frozen=True):
    """A ballot: an option, or "yes" or "no"; None abstains."""

    answer: str | None


class Votes(Shape, frozen=True, kw_only=True):
    """Ballots, of which `votes` for an answer and the others abstained; of a question with yes or no each apart."""

    ballots: int
    votes: int
    abstain: int
    yes: int | UnsetType = UNSET
    no: int | UnsetType = UNSET


class Quorum(Shape, frozen=True):
    """How many ballots are needed, and whether there are as many."""

    needed: int
    met: bool


class OfRole(Shape, frozen=True):
    """How many of the ballots of a role are for an option."""

    votes: int
    ballots: int


class OptionResult(Shape, frozen=True):
    """An option in the order of its votes; equals share a place. `share` is of the votes, None when there are none."""

    id: str
    text: str
    votes: int
    share: float | None
    place: int
    tied: bool
    by_role: dict[str, OfRole]


class Result(Votes, frozen=True, kw_only=True):
    """`people` could vote. `share`: of the leading answer, or of yes, among the votes. `winner`: the leading answers.
    `reasons` say why it does not pass. `options` and `tiers` are empty for a question with yes or no.
    `rest`: on a phone, how many options come after these.
    """

    people: int
    yes_no: bool
    share: float | None
    winner: Tier
    passes: bool
    reasons: tuple[Why, ...]
    quorum: Quorum | None
    options: tuple[OptionResult, ...]
    tiers: Ranking
    by_role: dict[str, Votes]
    roles: tuple[RoleBallots, ...]
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET


def asks_yes_no(round_: Round) -> bool:
    """Whether it is answered with yes or no."""
    return read(Settings, round_.settings).answers == "yes_no" or not round_.options


def _answers(chosen: Sequence[Choice]) -> Answers:
    return tuple(choice.answer for choice in chosen)


def _people(round_: Round) -> int:
    """Everybody who could vote: who had a seat when the round closed, and who voted on paper."""
    ballots = round_.ballots or ()
    paper = sum(ballot.paper for ballot in ballots)
    return max(round_.people + paper, len(ballots))


def _rule(round_: Round) -> Rule:
    settings = read(Settings, round_.settings)
    options = (YES, NO) if asks_yes_no(round_) else places.options(round_)
    return Rule(options, needed(_people(round_), settings.quorum), Fraction(settings.required, 100))


def counted(round_: Round) -> Poll:
    """Who chose what, and what comes of it."""
    return count(_rule(round_), _answers(choices(round_, Choice)))


def result(round_: Round, threshold: int) -> Result | None:
    """The votes in all and by role, whether it passes, and why not."""
    if round_.ballots is None:
        return None
    rule, poll, grouped = _rule(round_), counted(round_), by_role(round_, Choice)
    of_roles = {role: count(rule, _answers(chosen)) for role, chosen in grouped.items()}
    ballots = len(round_.ballots)
    return Result(
        **structs.asdict(_votes(rule, poll)),
        people=_people(round_),
        yes_no=rule.yes_no,
        share=places.rounded(poll.share),
        winner=tuple(sorted(poll.winner, key=rule.options.index)),
        passes=poll.passes,
        reasons=poll.reasons,
        quorum=Quorum(rule.needed, ballots >= rule.needed) if rule.needed else None,
        options=() if rule.yes_no else _options(round_, poll, of_roles),
        tiers=() if rule.yes_no else places.ranking(round_, poll.votes),
        by_role={role: _votes(rule, own) for role, own in of_roles.items()},
        roles=sizes(round_, grouped),
        solid=_line(round_, rule, poll),
    )


def _votes(rule: Rule, poll: Poll) -> Votes:
    votes = sum(poll.votes.values())
    return Votes(
        ballots=votes + poll.abstain,
        votes=votes,
        abstain=poll.abstain,
        yes=poll.votes[YES] if rule.yes_no else UNSET,
        no=poll.votes[NO] if rule.yes_no else UNSET,
    )


def _options(round_: Round, poll: Poll, of_roles: dict[str, Poll]) -> tuple[OptionResult, ...]:
    total = sum(poll.votes.values())
    return tuple(
        OptionResult(
            id=option,
            text=round_.text(option),
            votes=poll.votes[option],
            share=places.rounded(Fraction(poll.votes[option], total)) if total else None,
            place=place,
            tied=tied,
            by_role={
                role: OfRole(own.votes[option], sum(own.votes.values()) + own.abstain)
                for role, own in of_roles.items()
            },
        )
        for option, (place, tied) in places.places(places.ranking(round_, poll.votes)).items()
    )


def _line(round_: Round, rule: Rule, poll: Poll) -> RobustnessLine | None:
    """How solid the outcome is. `turns`: ballots to change before it passes, or no longer does."""
    if len(rule.options) < 2:
        return None
    weighed = robustness(rule, _answers(choices(round_, Choice)), roles(round_))
    if weighed is None:
        return None
    passing = turning(rule)
    reasons = tuple(
        Reason("few_turn" if passing and reason.code == "few_first" else reason.code, tuple(reason.about))
        for reason in weighed.reasons
    )
    flips, turning_point = (None, turns(rule, poll)) if passing else (weighed.flips, UNSET)
    return RobustnessLine(weighed.verdict, reasons, flips, None, turns=turning_point)
