"""What is counted of a sort round: for every idea how many put it in which cluster, and which share agrees on one.

A phone need not get every idea, so a share is of those who placed that idea; "fits nowhere" is a place too. An idea
that fewer people placed than the threshold has no figures and no proposal. Nothing is told by role: of a slice only a
few people of a role have placed the same idea.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import Literal

from msgspec import UNSET, UnsetType

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.shapes import Shape, body_of
from session.core.state import Round
from session.methods.tiers import Ranking, by_score
from session.rounds.shared import places
from session.rounds.shared.choices import RoleBallots, by_role, choices, sizes, without_few
from session.rounds.sort.board import Body, sorted_ideas

ANSWERS = Answers("places", withheld=True)
NOWHERE = "none"
DRAWN = {"phone": 12, "projector": 300}


class Choice(Payload, frozen=True):
    """A ballot: idea -> the cluster it belongs to, or "none"."""

    places: dict[str, str]


class Spot(Shape, frozen=True):
    """How many put an idea in one cluster, or in none."""

    id: str
    cluster: str
    people: int


class IdeaResult(Shape, frozen=True, kw_only=True):
    """An idea that `n` people placed. `most`: where most of them put it, more than one when that is equal; `agree` of
    them did, and that is `share`. `spots` has every cluster that somebody chose, most first.
    """

    id: str
    text: str
    n: int | UnsetType = UNSET
    agree: int | UnsetType = UNSET
    share: float | UnsetType = UNSET
    most: tuple[str, ...] | UnsetType = UNSET
    spots: tuple[Spot, ...] | UnsetType = UNSET
    withheld: Literal[True] | UnsetType = UNSET


class ClusterResult(Shape, frozen=True):
    """A cluster with the ideas that the desk put in it."""

    id: str
    name: str
    ideas: tuple[str, ...]


class Result(Shape, frozen=True):
    """Ideas in which people agree most first; `total`: how many there are, also where an audience gets only the first.
    `clusters` and `unsorted` are the board.
    """

    ballots: int
    ideas: tuple[IdeaResult, ...]
    total: int
    clusters: tuple[ClusterResult, ...]
    unsorted: tuple[str, ...]
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """Every idea with where people put it, and the board as it stands."""
    if round_.ballots is None:
        return None
    kept, untold = without_few(round_, ANSWERS, threshold)
    few = {idea for (idea,) in untold}
    counts = counted(kept)
    texts = {option.id: option.text for option in round_.options}
    ideas = tuple(
        IdeaResult(id=idea, text=texts[idea], withheld=True)
        if idea in few
        else _idea(idea, texts[idea], counts[idea], list(body_of(round_, Body).clusters))
        for tier in by_agreement(kept)
        for idea in tier
    )
    board, names = sorted_ideas(round_), body_of(round_, Body).clusters
    return Result(
        len(round_.ballots),
        ideas,
        len(ideas),
        tuple(
            ClusterResult(cluster, name, tuple(idea.id for idea in board[cluster]))
            for cluster, name in names.items()
        ),
        tuple(idea.id for idea in board[None]),
        sizes(round_, by_role(round_, Choice)),
    )


def _idea(idea: str, text: str, count: Counter[str], order: list[str]) -> IdeaResult:
    n, agree = count.total(), max(count.values(), default=0)
    known = [cluster for cluster in (*order, NOWHERE) if count[cluster]]
    return IdeaResult(
        id=idea,
        text=text,
        n=n,
        agree=agree,
        share=places.rounded(Fraction(agree, n)) if n else 0.0,
        most=tuple(cluster for cluster in known if count[cluster] == agree),
        spots=tuple(
            Spot(f"{idea}.{cluster}", cluster, count[cluster])
            for cluster in sorted(known, key=lambda cluster: (-count[cluster], known.index(cluster)))
        ),
    )


def counted(round_: Round) -> dict[str, Counter[str]]:
    """Idea -> how many put it in which cluster."""
    counts = {option.id: Counter[str]() for option in round_.options}
    for choice in choices(round_, Choice):
        for idea, cluster in choice.places.items():
            counts[idea][cluster] += 1
    return counts


def by_agreement(round_: Round) -> Ranking:
    """The ideas on which people agree most first; what nobody placed comes last, equals in their own order."""
    return by_score(
        {
            idea: Fraction(max(count.values()), count.total()) if count else Fraction(0)
            for idea, count in counted(round_).items()
        }
    )


def proposal(round_: Round, threshold: int) -> dict[str, str]:
    """The board that follows from the ballots: an idea stands where most put it. What is equal, what fits nowhere and
    what too few placed stays in no cluster; so does everything in a round in which too few voted.
    """
    if round_.ballots is None or round_.is_withheld(threshold):
        return {}
    kept, _ = without_few(round_, ANSWERS, threshold)
    proposed: dict[str, str] = {}
    for idea, count in counted(kept).items():
        most = [cluster for cluster, n in count.items() if n == max(count.values())]
        if len(most) == 1 and most[0] != NOWHERE:
            proposed[idea] = most[0]
    return proposed
