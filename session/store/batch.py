"""The shapes that go into the store and come out of it. Plain frozen values.

No shape of the ballot box has a time, an address or a seat in it, and none may get one. `box` names what a round is
between its opening and its close: a round that opens again has a new one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from session.core.pieces import as_stored


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to append. `at` is in whole seconds since the epoch. `text` is `data` as canonical JSON, for who has it
    already: the thread that writes to the disk is there for every room.
    """

    at: int
    name: str
    data: dict[str, Any]
    text: str | None = None

    @classmethod
    def as_read(cls, at: int, name: str, data: dict[str, Any]) -> NewEvent:
        """Return an event with its text, and with `data` as the log gives it back."""
        text, stored = as_stored(data)
        return cls(at, name, stored, text)


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as it stands in the log, with its place and the chain hash after it."""

    seq: int
    at: int
    name: str
    data: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A command that took effect. `key` is the SHA-256 of its id, `digest` ties that id to what it said and who said
    it; `ack` is the answer."""

    key: str
    digest: str
    ack: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BallotPut:
    """A ballot cast or changed; it replaces an earlier one only when `n` is larger.

    `receipt` is the SHA-256 of the id of the command that brought it; `binding` ties that id to who sent it and what it
    said (see keys.binding).
    """

    box: str
    pseudonym: str
    n: int
    role: str | None
    choice: dict[str, Any]
    receipt: str
    binding: str


@dataclass(frozen=True, slots=True)
class Claim:
    """`thing` (an idea, a comment) was made by `pseudonym` while this box was open."""

    box: str
    thing: str
    pseudonym: str


@dataclass(frozen=True, slots=True)
class SeatPut:
    """A seat taken, its role changed, or moved to another phone. `token_hash`: SHA-256 of the token on the phone."""

    seat: str
    token_hash: str
    role: str | None


@dataclass(frozen=True, slots=True)
class CardPut:
    """An entry card: made, used by a seat, free again or withdrawn. The hashes are those of its two secrets."""

    card: str
    token_hash: str
    code_hash: str
    role: str | None
    seat: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class SessionIndex:
    """What the list of sessions shows. The first batch of a session must bring one."""

    code: str
    title: str
    phase: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that happens to one session at once; it is stored whole or not at all.

    `expected` is the last sequence number the batch was made on (0: a new session). `finish` names boxes whose
    ballots, claims and key are destroyed with this batch; such a batch may not bring ballots or claims for them. `gone`
    names seats that are there no more, `disowned` things as (box, thing) that belong to nobody from here on.
    """

    session: str
    expected: int
    events: tuple[NewEvent, ...] = ()
    applied: tuple[Applied, ...] = ()
    ballots: tuple[BallotPut, ...] = ()
    claims: tuple[Claim, ...] = ()
    seats: tuple[SeatPut, ...] = ()
    gone: tuple[str, ...] = ()
    cards: tuple[CardPut, ...] = ()
    disowned: tuple[tuple[str, str], ...] = ()
    finish: tuple[str, ...] = ()
    index: SessionIndex | None = None


@dataclass(frozen=True, slots=True)
class Committed:
    """The batch is on the disk: the sequence number and the chain hash of the last event of its session."""

    version: int
    head: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of the list of sessions. `updated` is the time of the last event, in seconds since the epoch."""

    id: str
    code: str
    title: str
    phase: str
    version: int
    head: str
    updated: int


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A ballot in the box of an open round, opened."""

    pseudonym: str
    n: int
    role: str | None
    choice: dict[str, Any]


class SeatRow(NamedTuple):
    """A seat that was taken."""

    seat: str
    role: str | None


class AppliedRow(NamedTuple):
    """What a command that took effect said (its digest) and was answered."""

    digest: str
    ack: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Door:
    """A secret link. `kind`: "facilitator" or "projector" of a session, or "host", with session None, of the server.

    The secret itself is never stored.
    """

    secret_hash: str
    session: str | None
    kind: str
    password_hash: str | None


@dataclass(frozen=True, slots=True)
class DoorKey:
    """A cookie that opens a door again. `session` None: every session. `created_day` is a date, YYYY-MM-DD."""

    token_hash: str
    session: str | None
    kind: str
    created_day: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a deleted session. `closed_day` is a date, YYYY-MM-DD."""

    session: str
    head: str
    closed_day: str


class RetentionRow(NamedTuple):
    """When a session was put in the bin and when somebody last kept it, in seconds since the epoch."""

    binned_at: int | None
    kept_at: int | None
