"""The arguments of a round of statements: who may see which, and how many there are of each side.

An argument is listed for everybody in alphabetical order, because nobody voted on it. A phone and the wall get the
newest of each side; the desk gets all.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET, UnsetType, field

from session.core.contribution import SIDES, Contribution, Side
from session.core.shapes import Shape, body_of, read
from session.core.state import Round
from session.rounds.shared import checking, written
from session.rounds.statements.count import Settings

NEWEST = {"phone": 30, "projector": 60}  # arguments of one side of one statement


class Argument(Shape, frozen=True):
    """An argument for or against a statement. `state`: shown, waiting, hidden or withdrawn; left out where
    all are shown. It is the `n`th that came in; left out where that is not told.
    """

    statement: str
    side: Side
    text: str
    state: written.State | UnsetType = UNSET
    n: int | UnsetType = UNSET


class Body(Shape, frozen=True):
    """Argument by id, oldest first; those that were withdrawn included."""

    arguments: dict[str, Argument] = field(default_factory=dict)


class Counts(Shape, frozen=True):
    """How many arguments of each side may be seen."""

    in_favour: int = field(name="for")
    against: int


class BodyView(Shape, frozen=True):
    """`visible`: whether people see each other's arguments now. `counts` are by statement."""

    visible: bool
    counts: dict[str, Counts]
    arguments: dict[str, Argument]


class Mine(Shape, frozen=True):
    """The arguments of a seat."""

    arguments: dict[str, Argument]


def kept(body: Body) -> dict[str, Argument]:
    """The arguments that were not withdrawn."""
    return written.kept(body.arguments)


def on_show(body: Body) -> dict[str, Argument]:
    """The arguments that may be seen."""
    return written.on_show(body.arguments)


def readable(round_: Round) -> bool:
    """Whether people see each other's arguments now."""
    when = read(Settings, round_.settings).arguments
    return when == "live" or (when == "after_close" and round_.is_finished)


def body_view(round_: Round, audience: str) -> BodyView:
    """All arguments for the desk, else the newest of each side once they may be seen."""
    body = body_of(round_, Body)
    shown, visible = on_show(body), readable(round_)
    counts = _counts(round_, shown)
    if audience == "desk":
        return BodyView(visible, counts, kept(body))
    return BodyView(visible, counts, _newest(round_, shown, NEWEST[audience]) if visible else {})


def _newest(round_: Round, shown: Mapping[str, Argument], number: int) -> dict[str, Argument]:
    newest: dict[str, Argument] = {}
    for option in round_.options:
        for side in SIDES:
            of_side = [key for key, one in shown.items() if (one.statement, one.side) == (option.id, side)]
            newest |= {key: _stateless(shown[key]) for key in of_side[-number:]}
    return newest


def _stateless(argument: Argument) -> Argument:
    return Argument(argument.statement, argument.side, argument.text)


def _counts(round_: Round, shown: Mapping[str, Argument]) -> dict[str, Counts]:
    numbers = {option.id: dict.fromkeys(SIDES, 0) for option in round_.options}
    for argument in shown.values():
        numbers[argument.statement][argument.side] += 1
    return {statement: Counts(sides["for"], sides["against"]) for statement, sides in numbers.items()}


def contributions(round_: Round) -> dict[str, Contribution]:
    """Every argument that was not withdrawn, with its statement and its side."""
    return {
        key: Contribution(one.text, one.statement, one.side, seen=one.state == "shown")
        for key, one in kept(body_of(round_, Body)).items()
    }


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    own = written.own(body_of(round_, Body).arguments, owned)
    return Mine({key: checking.as_told(round_, one) for key, one in own.items()})


def in_order(arguments: Mapping[str, Argument], statement: str, side: Side) -> tuple[str, ...]:
    """The texts of one side, in alphabetical order: nobody voted on them."""
    texts = [one.text for one in arguments.values() if (one.statement, one.side) == (statement, side)]
    return tuple(sorted(texts, key=lambda words: (words.casefold(), words)))
