"""The objections of a minority round: who may see which, and how many there are of each decision.

They stand in alphabetical order, whoever wrote them and however many joined. A phone and the wall get the newest of
each decision while people write; the desk gets all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import UNSET, UnsetType, field

from session.core.contribution import Contribution
from session.core.shapes import Shape, body_of
from session.core.state import Round
from session.rounds.shared import checking, written

NEWEST = {"phone": 60, "projector": 60}  # objections to one decision


class Objection(Shape, frozen=True):
    """An objection to a decision and what would take it away. `state`: shown, waiting, hidden or withdrawn;
    left out where all are shown. It is the `n`th that came in; left out where that is not told.
    """

    decision: str
    text: str
    condition: str | UnsetType = UNSET
    state: written.State | UnsetType = UNSET
    n: int | UnsetType = UNSET


class Body(Shape, frozen=True):
    """Objection by id, oldest first; those that were withdrawn included."""

    objections: dict[str, Objection] = field(default_factory=dict)


class BodyView(Shape, frozen=True):
    """`counts`: how many objections to each decision may be seen."""

    counts: dict[str, int]
    objections: dict[str, Objection]


class Mine(Shape, frozen=True):
    """The objections of a seat."""

    objections: dict[str, Objection]


def kept(body: Body) -> dict[str, Objection]:
    """The objections that were not withdrawn."""
    return written.kept(body.objections)


def on_show(body: Body) -> dict[str, Objection]:
    """The objections that may be seen."""
    return written.on_show(body.objections)


def hidden(body: Body) -> int:
    """How many the desk hid."""
    return sum(one.state == "hidden" for one in body.objections.values())


def body_view(round_: Round, audience: str) -> BodyView:
    """All objections for the desk, else the newest of each decision."""
    body = body_of(round_, Body)
    shown = on_show(body)
    numbers = Counter(one.decision for one in shown.values())
    counts = {option.id: numbers[option.id] for option in round_.options}
    return BodyView(counts, kept(body) if audience == "desk" else _newest(round_, shown, NEWEST[audience]))


def _newest(round_: Round, shown: Mapping[str, Objection], number: int) -> dict[str, Objection]:
    newest: dict[str, Objection] = {}
    for option in round_.options:
        of_decision = [key for key, one in shown.items() if one.decision == option.id]
        newest |= {key: _stateless(shown[key]) for key in of_decision[-number:]}
    return newest


def _stateless(one: Objection) -> Objection:
    return Objection(one.decision, one.text, one.condition)


def contributions(round_: Round) -> dict[str, Contribution]:
    """Every objection that was not withdrawn, with its decision."""
    return {
        key: Contribution(one.text, one.decision, seen=one.state == "shown")
        for key, one in kept(body_of(round_, Body)).items()
    }


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    own = written.own(body_of(round_, Body).objections, owned)
    return Mine({key: checking.as_told(round_, one) for key, one in own.items()})


def in_order(objections: Mapping[str, Objection], decision: str) -> list[tuple[str, Objection]]:
    """Those to one decision, in alphabetical order."""
    own = [(key, one) for key, one in objections.items() if one.decision == decision]
    return sorted(own, key=lambda each: (each[1].text.casefold(), each[1].text, each[0]))
