"""A command on its way through a conductor: who asks, where the answer goes, and what comes with it beside the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from session.core.commands import Actor, Command
from session.core.decisions.closing import MAY_SEAL
from session.core.refusals import Refused
from session.live.cards import Finds
from session.live.messages import Ack, denied
from session.store import CardPut, SeatPut

BALLOT = "ballot.cast"
"""The command that goes to the box and not to the log."""

ALONE = MAY_SEAL | {"round.keep_open", "seat.move", "seats.clear", "cards.make", "cards.withdraw"}
"""Commands that are a batch of their own."""


@dataclass(frozen=True)
class Job:
    """One command on its way: who asks, and where the acknowledgement goes. `seat` comes with `seat.take`, and how many
    people the session may have at `most`; `card` when it is that of an entry card. `finds`: what a command about seats
    and cards says is found out when it is decided; it is a batch of its own. `listed`: a desk did it, and may want to
    take it back.
    """

    command: Command
    actor: Actor
    done: Callable[[Ack], None]
    seat: SeatPut | None = None
    most: int | None = None
    card: CardPut | None = None
    finds: Finds | None = None
    listed: bool = False


def conflict(job: Job) -> Ack:
    return denied(job.command.id, Refused("id_conflict"))


def named(value: object) -> Iterator[str]:
    """Every text in the content of an event."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from named(inner)
