"""The messages of the live connection: what the server sends, and what it reads of what a client sends.

A field has the name it has on the wire, in the order it is sent in; one that is UNSET is not sent. What a client sends
can be anything: a field that is `object` is looked at by whoever uses it. docs/protocol.md says what each one means.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, Raw, UnsetType, field

from session.core.commands import Command
from session.core.refusals import Refused
from session.core.state import Json

PROTOCOL = 2
PART_BYTES = {"phone": 32_000, "projector": 256_000, "desk": 256_000}
"""What is longer goes in parts of at most so many bytes, so that whatever comes after it has not to wait."""

M = TypeVar("M", bound=msgspec.Struct)


class Message(msgspec.Struct, frozen=True):
    """Base of everything that is sent."""


class Auth(Message, frozen=True):
    """What a client says as it connects: as whom ("phone", "projector" or "desk"), to which session."""

    code: str
    audience: object = field(default=None, name="as")
    protocol: object = PROTOCOL
    seat: object = None


class Have(Message, frozen=True):
    """The view that a client holds."""

    epoch: str
    version: int


class Place(Message, frozen=True):
    """Where a desk is: in which field, "" for none. `who` is a name that its page made up, so that it knows itself.
    A remote, which has no fields, says "remote".
    """

    who: Annotated[str, Meta(max_length=16)]
    field: Annotated[str, Meta(max_length=80)]


class Hello(Message, frozen=True):
    """The first message after `resume`. `now`: the clock of the server, in milliseconds since the epoch."""

    epoch: str
    now: int


class Snapshot(Message, frozen=True):
    """Everything a client holds. Its parts are JSON already: one text of the view serves the whole room. `texts`: the
    table of the view; see session/core/packed.py.
    """

    epoch: str
    version: int
    texts: Raw
    view: Raw
    mine: Raw
    pulse: Raw


class Delta(Message, frozen=True):
    """What turns the view of version `start` into that of `version`; see session/core/patch.py. `texts`: what is new in
    its table.
    """

    start: int = field(name="from")
    version: int
    ops: list[list[Any]]
    texts: Json | UnsetType = UNSET


class Part(Message, frozen=True):
    """A piece of the JSON text of a message that is too long for one: the `at`th of `of`, from 0. All together are the
    content of `event`. `id` tells apart messages whose pieces come through each other.
    """

    id: int
    event: str
    at: int
    of: int
    text: str


class Turnout(Message, frozen=True):
    """How many people voted in the open secret round, in steps, `of` how many there are; `done` said they are ready,
    and `late` of them came in after it opened.
    """

    round: str
    ballots: int
    of: int
    done: int
    late: int = 0


class Ending(Message, frozen=True):
    """The round that closes, and when it is sealed, in milliseconds by the clock of `hello`."""

    round: str
    seals: int


class LiveFigures(Message, frozen=True):
    """The figures of an open round that may be seen while people vote."""

    round: str
    ballots: int
    result: Json


class ActTold(Message, frozen=True):
    """Something that a desk did: the first characters of the id of its command, its name, the kind and the number of
    its round then (0: it is of no round), and the words of what it was done to. `stays`: it cannot be taken back;
    `undone`: it was.
    """

    id: str
    name: str
    kind: str | None
    number: int
    text: str
    stays: bool
    undone: bool


class Pulse(Message, frozen=True):
    """What is not in the log. Phones get no `live` and no `held`; a closed session has a `head`; the rest is for the
    desk. `idle`: seats that never did anything and are not here, 0 while people vote. `held`: the round whose time is
    up, and that waits for phones that lost their connection. `acts`: what desks did lately, oldest first; left out when
    that is nothing. `places`: the fields in which desks are now; the same.
    """

    present: int
    turnout: Turnout | None
    live: LiveFigures | UnsetType | None = UNSET
    head: str | UnsetType = UNSET
    away: int | UnsetType = UNSET
    desks: int | UnsetType = UNSET
    projectors: int | UnsetType = UNSET
    ending: Ending | UnsetType = UNSET
    held: str | UnsetType = UNSET
    idle: int | UnsetType = UNSET
    acts: tuple[ActTold, ...] | UnsetType = UNSET
    places: tuple[Place, ...] | UnsetType = UNSET


class OwnBallot(Message, frozen=True):
    """The ballot of a seat as it stands in the box. `n` is the phone's own number; `done`: it said that it is ready."""

    n: int
    choice: Json
    done: bool


class Mine(Message, frozen=True):
    """What one seat sees of its own: its role, what it owns and what it voted, by round."""

    role: str | None
    owned: dict[str, Json]
    ballots: dict[str, OwnBallot]


class Bye(Message, frozen=True):
    """The server ends the connection; `code` says why."""

    code: str


class Accepted(Message, frozen=True, kw_only=True):
    """The acknowledgement of a command that is on the disk. A ballot has no version: it is not in the log."""

    ok: Literal[True] = True
    id: str
    reply: Json
    version: int | UnsetType = UNSET


class Denied(Message, frozen=True, kw_only=True):
    """The acknowledgement of a command that changed nothing. `retry`: the same command may succeed later."""

    ok: Literal[False] = False
    id: str
    code: str
    words: dict[str, str | int]
    retry: bool


Ack = Accepted | Denied


def accepted(command: Command, version: int | None, reply: Json) -> Accepted:
    return Accepted(id=command.id, reply=reply, version=UNSET if version is None else version)


def denied(command_id: str, refused: Refused) -> Denied:
    return Denied(id=command_id, code=refused.code, words=dict(refused.words), retry=refused.retry)


def stored_ack(content: Json) -> Accepted:
    """The acknowledgement of a command that was given before, as the store has it."""
    return msgspec.convert(content, Accepted)


def read(shape: type[M], payload: object) -> M | None:
    """What a client sent, as `shape`; None when it is something else. What it says besides is not looked at."""
    try:
        return msgspec.convert(payload, shape)
    except (msgspec.ValidationError, RecursionError, UnicodeError):
        return None


def encode(document: object) -> str:
    """JSON as it goes over the wire: a message, or a document that is built of JSON already."""
    try:
        return _ENCODER.encode(document).decode()
    except (ValueError, TypeError, OverflowError):  # half a surrogate pair, a number of more than 64 bits
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), default=msgspec.to_builtins)


def size_of(document: object) -> int:
    """How many bytes it takes as JSON."""
    return len(encode(document).encode("utf-8", "surrogatepass"))


_ENCODER = msgspec.json.Encoder()


def encode_parts(message: Snapshot) -> str:
    """The same for a message with parts that are JSON already."""
    return msgspec.json.encode(message).decode()
