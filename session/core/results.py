"""Where views, later rounds and the record get the figures of a round from.

A figure follows from the round alone, so whoever gives it may remember it. The core itself remembers nothing for longer
than it takes to make one view or one record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal, Protocol, TypeVar

from session.core import answers
from session.core.kind import RoundKind, Tiers
from session.core.refusals import Refused
from session.core.shapes import Shape
from session.core.state import Item, Round

T = TypeVar("T")
Counting = Literal["busy", "failed"]
"""Why there are no figures yet: they are being counted, or counting took more than it may. The ballots are safe."""


class Results(Protocol):
    """Gives what is counted of a round. What it gives is shared: nobody changes it."""

    def result(self, kind: RoundKind, round_: Round, threshold: int) -> Shape | None:
        """The exact figures of a finished round that are not withheld; None when its kind counts nothing, or when they
        are not there yet.
        """

    def items(self, kind: RoundKind, round_: Round, threshold: int) -> dict[str, Tiers]:
        """What later rounds can take of a round that has opened: flavour -> tiers, best first; {} when its figures are
        not there yet.
        """

    def counting(self, kind: RoundKind, round_: Round, threshold: int) -> Counting | None:
        """Why the figures of a round are not there yet; None when `result` gives what there is to give."""

    def once(self, what: str, of: object, make: Callable[[], T]) -> T:
        """What `make` gives, which follows from `of` alone; the same object again for who remembers it."""


class CountingNow:
    """Counts each time it is asked."""

    def result(self, kind: RoundKind, round_: Round, threshold: int) -> Shape | None:
        counted: Shape | None = kind.result(round_, threshold)
        return counted

    def items(self, kind: RoundKind, round_: Round, threshold: int) -> dict[str, Tiers]:
        return items_of(kind, round_, threshold, self)

    def counting(self, kind: RoundKind, round_: Round, threshold: int) -> Counting | None:
        return None

    def once(self, what: str, of: object, make: Callable[[], T]) -> T:
        return make()


COUNTING: Results = CountingNow()


class CountingOnce(CountingNow):
    """Counts each figure once: for one view or one record, which ask several times and see one state of the session."""

    def __init__(self) -> None:
        self._results: dict[str, Shape | None] = {}
        self._items: dict[str, dict[str, Tiers]] = {}

    def result(self, kind: RoundKind, round_: Round, threshold: int) -> Shape | None:
        if round_.id not in self._results:
            self._results[round_.id] = super().result(kind, round_, threshold)
        return self._results[round_.id]

    def items(self, kind: RoundKind, round_: Round, threshold: int) -> dict[str, Tiers]:
        if round_.id not in self._items:
            self._items[round_.id] = super().items(kind, round_, threshold)
        return self._items[round_.id]


def not_counted(counting: Counting | None) -> Refused | None:
    """What somebody hears who asks for something that follows from figures that are not there yet."""
    if counting is None:
        return None
    return Refused("still_counting", retry=True) if counting == "busy" else Refused("count_failed")


def figures_of(kind: RoundKind, round_: Round, threshold: int, results: Results) -> Shape | None:
    """The result of a round; None when it is not finished, or so few people voted that nothing may follow from it."""
    return results.result(kind, round_, threshold) if round_.tells(threshold) else None


def items_of(kind: RoundKind, round_: Round, threshold: int, results: Results) -> dict[str, Tiers]:
    """What later rounds can take of a round that has opened.

    When too few people voted, the kind gives its items without seeing the ballots, as it does while the round is open:
    their order, or which of them were chosen, would tell the figures. So it is with a single question that so few
    people answered that its figures are withheld.
    """
    giver = as_told(kind, round_, threshold)
    flavours = kind.items(giver, figures_of(kind, round_, threshold, results))
    return {name: _told_apart(giver, name, tiers) for name, tiers in flavours.items()}


def without_withheld(round_: Round, threshold: int) -> Round:
    """`round_` as it is before its ballots are counted when so few people voted that nothing may follow from them."""
    return replace(round_, ballots=None) if round_.is_withheld(threshold) else round_


def as_told(kind: RoundKind, round_: Round, threshold: int) -> Round:
    """`round_` with no more of its ballots than may be told: none when too few people voted, and without the answers to
    single questions that too few people answered.
    """
    told = without_withheld(round_, threshold)
    if kind.answers is None:
        return told
    ballots, withheld = answers.without_few(
        kind.answers, told.ballots or (), threshold, by_phone=told.division is not None
    )
    return replace(told, ballots=ballots) if withheld else told


def _told_apart(giver: Round, flavour: str, tiers: Tiers) -> Tiers:
    """The tiers, with ties that a recorded act broke in the order of that act."""
    orders = {frozenset(act.order): act.order for act in giver.ties if act.flavour == flavour}
    if not orders:
        return tiers
    apart: list[tuple[Item, ...]] = []
    for tier in tiers:
        items: Mapping[str, Item] = {item.id: item for item in tier}
        order = orders.get(frozenset(items))
        apart += [tier] if order is None else [(items[option],) for option in order]
    return tuple(apart)
