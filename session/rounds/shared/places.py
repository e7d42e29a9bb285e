"""Options in order of their scores: equals share a place, and a tie is told, never broken here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import overload

from session.core.kind import Tiers
from session.core.state import Round
from session.methods.tiers import Ranking, Tier, by_score

Score = int | Fraction


def options(round_: Round) -> Tier:
    """The ids of the options, in their own order."""
    return tuple(option.id for option in round_.options)


def ranking(round_: Round, scores: Mapping[str, Score]) -> Ranking:
    """Options by score, best first. Inside a tie the text decides the order of telling, never who is better."""
    texts = {option.id: (option.text.casefold(), option.text, option.id) for option in round_.options}
    return tuple(tuple(sorted(tier, key=texts.__getitem__)) for tier in by_score(scores))


def places(ranked: Ranking) -> dict[str, tuple[int, bool]]:
    """Option -> its place, shared by equals (1, 2, 2, 4), and whether it is shared; in the order of the ranking."""
    placed: dict[str, tuple[int, bool]] = {}
    for tier in ranked:
        place = len(placed) + 1
        placed.update(dict.fromkeys(tier, (place, len(tier) > 1)))
    return placed


def tiers(round_: Round, ranked: Ranking) -> Tiers:
    """The items a later round can take. Until the ballots are counted all are equal, in their own order."""
    known = {option.id: option for option in round_.options}
    if round_.ballots is None:
        return (round_.options,) if round_.options else ()
    return tuple(tuple(known[option] for option in tier) for tier in ranked)


def by_distance(round_: Round, figures: Mapping[str, Iterable[float | None]]) -> Tiers:
    """The options of which the figures lie furthest apart first, such as the means of roles or of criteria.

    An option with fewer than two figures has no distance and is left out, so when nothing is told apart there are none.
    Until the ballots are counted all are equal, in their own order.
    """
    if round_.ballots is None:
        return tiers(round_, ())
    told = {option: [round(one * 10**6) for one in of if one is not None] for option, of in figures.items()}
    return tiers(
        round_, ranking(round_, {option: max(of) - min(of) for option, of in told.items() if len(of) > 1})
    )


@overload
def rounded(value: None) -> None: ...
@overload
def rounded(value: Score | float) -> float: ...
@overload
def rounded(value: Score | float | None) -> float | None: ...
def rounded(value: Score | float | None) -> float | None:
    """A figure for a view or the record: six decimals."""
    return None if value is None else round(float(value), 6)
