"""The shapes that go into a decision and come out of it: commands, actors, the context, events.

What only the core's own decisions know besides is in `session_context`, so that no round kind sees another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

import msgspec

from session.core.refusals import Refused
from session.core.state import Json

S = TypeVar("S", bound=msgspec.Struct)

DESK = frozenset({"desk"})
PHONE = frozenset({"phone"})
SYSTEM = frozenset({"system"})
DESK_OR_PHONE = frozenset({"desk", "phone"})


@dataclass(frozen=True)
class Command:
    """What a client asks. `id` is made by the client (22 to 64 characters) and has one effect, for ever."""

    id: str
    name: str
    round: str | None = None
    data: Json = field(default_factory=dict)


@dataclass(frozen=True)
class Actor:
    """Who asks: "desk" (a facilitator), "phone" (a seat, with its role), "projector" or "system"."""

    who: str
    seat: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Cast:
    """A ballot as it leaves the ballot box: the role of the voter and the choice, nothing else."""

    role: str | None
    choice: Json


@dataclass(frozen=True)
class Context:
    """Everything a decision of a round kind may know that is not in the round.

    `now`: epoch milliseconds. `new_id()`: a fresh short id. `owned`: ids that the acting seat made in this round.
    `steady`: `now` by a clock that nobody can set; clocks that people watch run by it. `threshold`: the smallest group
    of which anything may be told.
    """

    now: int
    actor: Actor
    new_id: Callable[[], str]
    owned: frozenset[str] = frozenset()
    steady: int | None = None
    threshold: int = 5

    @property
    def ticking(self) -> int:
        """The time by which clocks run, in milliseconds."""
        return self.now if self.steady is None else self.steady

    def event(self, name: str, data: Json) -> Event:
        return Event(name, data, self.now // 1000)


@dataclass(frozen=True)
class Event:
    """What happened. `name` is a string for ever; `at` is in whole epoch seconds."""

    name: str
    data: Json
    at: int = 0


@dataclass(frozen=True)
class Decision:
    """A yes: the events to append, ids that from now on belong to the acting seat, and what the sender gets back.

    `releases`: ids of the round that begin with one of these belong to nobody from now on. `act`: an act that was taken
    back or done again, as it is now.
    """

    events: tuple[Event, ...] = ()
    claims: tuple[str, ...] = ()
    reply: Json = field(default_factory=dict)
    releases: tuple[str, ...] = ()
    act: Act | None = None


@dataclass(frozen=True)
class Act:
    """What a desk did; see `acts`. `back`: the commands that undo it, none when it stays; `left`: what it left behind,
    by path. `number` of its round then, 0 without one; `text`: of the thing it was done to. `undone`: it was taken
    back, and `back` does it again.
    """

    id: str
    name: str
    kind: str | None
    number: int
    text: str
    back: tuple[Command, ...]
    left: tuple[tuple[tuple[str, ...], Any], ...]
    undone: bool = False


@dataclass(frozen=True)
class CommandSpec:
    """Who may give a command and when. What is not listed is not allowed.

    `phases` are the phases of the round it is about (empty: it is not about a round); `sessions` those of
    the session. `Data` is the checked shape of its payload.
    """

    actors: frozenset[str]
    Data: type[msgspec.Struct]
    phases: frozenset[str] = frozenset()
    sessions: frozenset[str] = frozenset({"draft", "open"})


RoleName = Annotated[str, msgspec.Meta(max_length=40, extra={"of": "roles"})]
"""The id of a role of the session, in settings: the form offers the roles there are."""


class Payload(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every payload: no unknown fields, nothing to change afterwards."""


class Nothing(Payload, frozen=True):
    """The payload of a command that needs none."""


def parse(shape: type[S], data: object, code: str = "bad_command") -> S | Refused:
    """`data` as `shape`, or a refusal that names the path of what is wrong."""
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        return Refused(code, {"path": _path(str(error))})
    except (UnicodeError, RecursionError):  # a field name that is no text, or a payload without a bottom
        return Refused(code, {"path": ""})


def _path(message: str) -> str:
    """The place msgspec names at the end of its message (`… - at `$.settings.dots``), else the message."""
    return message.rsplit("`$", 1)[-1].rstrip("`").lstrip(".") if "`$" in message else message
