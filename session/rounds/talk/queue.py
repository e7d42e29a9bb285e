"""Who wants to say something: numbers, and nothing else.

A phone gets the next number and keeps it; which seat that was stands sealed beside the log, until the number was heard,
taken back or wiped. So the desk calls a number without knowing whose it is. Whoever speaks up is seen by the room; the
phone says so beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from session.core.commands import Context, Decision, Event, Payload
from session.core.refusals import Refused
from session.core.shapes import Shape
from session.core.state import Json, Round

WAITING = 500
NEXT: Mapping[str, int] = {"phone": WAITING, "projector": 3, "desk": 0}
"""The numbers that wait and that an audience sees: a phone finds its own place, the desk only calls the next."""
PREFIX = "q"


class Queue(Shape, frozen=True):
    """The numbers that wait in this turn of the round, the longest first, and the one that is up. `given`: the last
    number; none comes twice.
    """

    turn: int = 0
    given: int = 0
    waiting: tuple[int, ...] = ()
    up: int | None = None

    def now(self, turn: int) -> Queue:
        """As it is in a turn: who waited when the round was closed does not wait any more."""
        return self if turn == self.turn else Queue(turn, self.given)

    def seen(self, turn: int, most: int) -> QueueView:
        queue = self.now(turn)
        return QueueView(len(queue.waiting), queue.waiting[:most], queue.up)


class QueueView(Shape, frozen=True):
    """How many wait, the numbers that are next, and the one that is up."""

    n: int
    next: tuple[int, ...]
    up: int | None


class TakeBack(Payload, frozen=True):
    number: int


class Call(Payload, frozen=True):
    """`after`: the number that was up on the desk that calls the next, so that two desks do not pass over one."""

    after: int | None


def thing_of(number: int) -> str:
    """What a number is called where it stands whose it is."""
    return f"{PREFIX}{number}."


def numbers_in(owned: frozenset[str]) -> list[int]:
    """The numbers among what a seat owns."""
    digits = (thing[len(PREFIX) : -1] for thing in owned if thing.startswith(PREFIX))
    return sorted(int(number) for number in digits if number.isdecimal())


def ask(round_: Round, queue: Queue, context: Context) -> Decision | Refused:
    """The next number, or the one that this seat has already."""
    queue = queue.now(round_.turns)
    waits = [number for number in numbers_in(context.owned) if number in queue.waiting]
    if waits:
        return Decision(reply={"number": waits[0]})
    if len(queue.waiting) >= WAITING:
        return Refused("queue_full")
    number = queue.given + 1
    asked = _event(context, round_, "asked", turn=round_.turns, number=number)
    return Decision((asked,), (thing_of(number),), {"number": number})


def take_back(round_: Round, queue: Queue, data: TakeBack, context: Context) -> Decision | Refused:
    """A number that waits leaves; one that is up has been heard. One that is gone already leaves no trace."""
    queue = queue.now(round_.turns)
    if thing_of(data.number) not in context.owned:
        return Decision()
    if data.number == queue.up:
        return _called(round_, queue, None, context)
    taken = _event(context, round_, "took_back", number=data.number)
    return Decision((taken,) if data.number in queue.waiting else (), releases=(thing_of(data.number),))


def call(round_: Round, queue: Queue, data: Call, context: Context) -> Decision | Refused:
    """The next number is up, and the one before was heard."""
    queue = queue.now(round_.turns)
    if data.after != queue.up:
        return Decision(reply={"number": queue.up})
    if not queue.waiting:
        return Refused("nobody_waits")
    return _called(round_, queue, queue.waiting[0], context)


def heard(round_: Round, queue: Queue, context: Context) -> Decision:
    """Nobody is up any more."""
    queue = queue.now(round_.turns)
    return Decision() if queue.up is None else _called(round_, queue, None, context)


def _called(round_: Round, queue: Queue, number: int | None, context: Context) -> Decision:
    called = _event(context, round_, "called", turn=round_.turns, number=number)
    gone = () if queue.up is None else (thing_of(queue.up),)
    return Decision((called,), reply={"number": number}, releases=gone)


def changed(queue: Queue, name: str, data: Json) -> Queue:
    """The queue after one of its events."""
    number = data["number"]
    if name == "took_back":
        return replace(queue, waiting=_without(queue, number))
    queue = queue.now(data["turn"])
    if name == "asked":
        return replace(queue, given=number, waiting=(*queue.waiting, number))
    return replace(queue, waiting=_without(queue, number), up=number)


def _without(queue: Queue, number: int | None) -> tuple[int, ...]:
    return tuple(each for each in queue.waiting if each != number)


def _event(context: Context, round_: Round, name: str, **data: Any) -> Event:
    return context.event(f"talk.{name}", {"round": round_.id, **data})
