"""What is counted of ticks: votes, places, and who goes on when a number of places is set.

Figures come from `session.methods.approval`. Ties are told, never broken, also across the line between in and out.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods import approval, exact, robustness
from session.methods.approval import Approval
from session.methods.robustness import Robustness
from session.methods.tiers import Ranking, Tier
from session.rounds.shared import places, robustness_line
from session.rounds.shared.choices import RoleBallots, by_role, choices, roles, sizes
from session.rounds.shared.robustness_line import RobustnessLine

Chosen = tuple[Tier, ...]  # what each ballot approves
GoesOn = Literal["in", "tied", "out"]


class Settings(Payload, frozen=True):
    """`most` 0 = no limit; `places` is how many options go on, 0 = only the order is asked."""

    least: Annotated[int, Meta(ge=0, le=100)] = 1
    most: Annotated[int, Meta(ge=0, le=100)] = 3
    places: Annotated[int, Meta(ge=0, le=100)] = 0


class Choice(Payload, frozen=True):
    """A ballot: the options that were ticked."""

    chosen: tuple[str, ...]


class PerPerson(Shape, frozen=True):
    """How many options people ticked: mean, median, and how many people ticked none."""

    mean: float | None
    median: float | None
    none: int


class OfRole(Shape, frozen=True):
    """How many of the ballots of a role approve an option."""

    votes: int
    ballots: int
    share: float


class OptionResult(Shape, frozen=True):
    """An option in the order of its votes; equals share a place. `share` is of the ballots. `goes_on`: in, tied (level
    on the last places) or out; None when no places are asked.
    """

    id: str
    text: str
    votes: int
    share: float | None
    place: int
    tied: bool
    goes_on: GoesOn | None
    by_role: dict[str, OfRole]


class GoOn(Shape, frozen=True):
    """How many options go on, and how many are level on the last places."""

    sure: int
    level: int


class Result(Shape, frozen=True):
    """`votes`: ticks in all. `tiers`: ids of options, best first, equals together. On a phone `rest` says
    how many options come after these, and `going` how many of all go on.
    """

    ballots: int
    votes: int
    per_person: PerPerson
    options: tuple[OptionResult, ...]
    tiers: Ranking
    roles: tuple[RoleBallots, ...]
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET
    going: GoOn | UnsetType = UNSET


def counted(round_: Round) -> Approval:
    """Votes of every option, and who goes on."""
    asked = read(Settings, round_.settings).places
    return approval.choose(places.options(round_), _chosen(round_), asked or 1)


def _chosen(round_: Round) -> Chosen:
    return tuple(choice.chosen for choice in choices(round_, Choice))


def result(round_: Round, threshold: int) -> Result | None:
    """Votes, place and fate of every option, in all and by role."""
    if round_.ballots is None:
        return None
    votes, grouped = counted(round_), by_role(round_, Choice)
    ranked, going = places.ranking(round_, votes.votes), _going_on(round_, votes)
    return Result(
        ballots=votes.ballots,
        votes=sum(votes.votes.values()),
        per_person=_per_person(round_),
        options=tuple(
            OptionResult(
                id=option,
                text=round_.text(option),
                votes=votes.votes[option],
                share=places.rounded(votes.shares[option]),
                place=place,
                tied=tied,
                goes_on=going.get(option),
                by_role={role: _of_role(option, chosen) for role, chosen in grouped.items()},
            )
            for option, (place, tied) in places.places(ranked).items()
        ),
        tiers=ranked,
        roles=sizes(round_, grouped),
        solid=_line(round_, votes),
    )


def _going_on(round_: Round, votes: Approval) -> dict[str, GoesOn]:
    """Option -> whether it goes on; nothing when no places are asked."""
    if not read(Settings, round_.settings).places:
        return {}
    fates: dict[str, GoesOn] = dict.fromkeys(votes.votes, "out")
    fates.update(dict.fromkeys(votes.elected, "in"))
    fates.update(dict.fromkeys(votes.tied, "tied"))
    return fates


def _per_person(round_: Round) -> PerPerson:
    ticks = [len(chosen) for chosen in _chosen(round_)]
    mean, median = places.rounded(exact.mean(ticks)), places.rounded(exact.median(ticks))
    return PerPerson(mean, median, ticks.count(0))


def _of_role(option: str, chosen: list[Choice]) -> OfRole:
    votes = sum(option in choice.chosen for choice in chosen)
    return OfRole(votes, len(chosen), places.rounded(Fraction(votes, len(chosen))))


def _line(round_: Round, votes: Approval) -> RobustnessLine | None:
    """How solid the first place is, and the line of the places while more options got a vote than there are places."""
    if not votes.winner:
        return None
    line = read(Settings, round_.settings).places or robustness_line.line_of(round_)
    supported = sum(number > 0 for number in votes.votes.values())
    if line is not None and line >= supported:
        line = None
    robustness = _robustness(places.options(round_), _chosen(round_), line, roles(round_))
    return robustness_line.line_for(round_, robustness, line)


def _robustness(options: Tier, chosen: Chosen, line: int | None, roles: tuple[str | None, ...]) -> Robustness:
    ballots = [dict.fromkeys(approved, 1) for approved in chosen]
    return robustness.of_sums(options, ballots, 1, cut=line, roles=roles)
