"""The events of the core: what is in each, and what it is called. Those of a round kind are the kind's own.

A log is read for ever, so a name and a field stay as they are; a new field has a default for the logs that lack it.
In a log an event is JSON, and `evolve` takes it as it stands: these shapes are for whoever writes one.
"""

from __future__ import annotations

from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from session.core.state import Ballot, Item, Json, Role


class Happened(msgspec.Struct, frozen=True):
    """Base of the events. A field that is UNSET is not in the log."""

    name: ClassVar[str]


class SessionCreated(Happened, frozen=True):
    """`pooled`: how many people a role has is told in steps, and together for small roles and who has none. `entry`:
    who may come in, "open" or "cards"; a session without it is of before there were cards, and open.
    """

    name: ClassVar = "session.created"
    code: str
    title: str
    language: str
    roles: tuple[Role, ...]
    threshold: int
    pooled: bool | UnsetType = UNSET
    entry: str | UnsetType = UNSET


class SessionChanged(Happened, frozen=True):
    """Only what changed."""

    name: ClassVar = "session.changed"
    title: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    threshold: int | UnsetType = UNSET
    roles: tuple[Role, ...] | UnsetType = UNSET
    entry: str | UnsetType = UNSET
    date: str | UnsetType = UNSET
    place: str | UnsetType = UNSET
    minutes: int | UnsetType = UNSET


class SessionOpened(Happened, frozen=True):
    name: ClassVar = "session.opened"


class SessionClosed(Happened, frozen=True):
    name: ClassVar = "session.closed"


class SessionReopened(Happened, frozen=True):
    name: ClassVar = "session.reopened"


class SessionLocked(Happened, frozen=True):
    name: ClassVar = "session.locked"
    locked: bool


class PhonesRoaming(Happened, frozen=True):
    name: ClassVar = "phones.roaming"
    roam: bool


class PhonesCalled(Happened, frozen=True):
    name: ClassVar = "phones.called"


class SeatTaken(Happened, frozen=True):
    """`card`: it is that of an entry card."""

    name: ClassVar = "seat.taken"
    role: str | None
    card: bool | UnsetType = UNSET


class SeatRoleChanged(Happened, frozen=True):
    name: ClassVar = "seat.role_changed"
    before: str | None = msgspec.field(name="from")
    after: str | None = msgspec.field(name="to")


class SeatsCleared(Happened, frozen=True):
    """Seats that never did anything and whose phone is gone. `seats`: role ("" is none) -> how many; `cards`: how many
    of them were those of an entry card, which can be used again.
    """

    name: ClassVar = "seats.cleared"
    seats: dict[str, int]
    cards: int


class CardsMade(Happened, frozen=True):
    """Entry cards, each for one seat. `cards`: role ("" leaves it to who comes in) -> how many."""

    name: ClassVar = "cards.made"
    cards: dict[str, int]


class CardsWithdrawn(Happened, frozen=True):
    """So many cards open nothing any more. `seats`: role ("" is none) -> how many people had come in with them, and are
    out.
    """

    name: ClassVar = "cards.withdrawn"
    cards: int
    seats: dict[str, int]


class RoundAdded(Happened, frozen=True):
    """`at`: its place on the agenda. `again`: the round it is a second vote of. `about`: what it has to be about, and
    from which round: a `Source`.
    """

    name: ClassVar = "round.added"
    round: str
    kind: str
    prompt: str
    settings: Json
    source: Json
    plan: Json
    at: int
    again: str | UnsetType = UNSET
    about: Json | UnsetType = UNSET


class RoundChanged(Happened, frozen=True):
    """Only what changed; of the settings and the plan everything."""

    name: ClassVar = "round.changed"
    round: str
    prompt: str | UnsetType = UNSET
    settings: Json | UnsetType = UNSET
    source: Json | UnsetType = UNSET
    plan: Json | UnsetType = UNSET
    about: Json | UnsetType = UNSET


class RoundMoved(Happened, frozen=True):
    name: ClassVar = "round.moved"
    round: str
    to: int


class RoundRemoved(Happened, frozen=True):
    name: ClassVar = "round.removed"
    round: str


class RoundCompared(Happened, frozen=True):
    """`earlier`: what came of the same round in an earlier session, as in `EarlierResult`."""

    name: ClassVar = "round.compared"
    round: str
    earlier: Json


class RoundSkipped(Happened, frozen=True):
    name: ClassVar = "round.skipped"
    round: str
    skipped: bool


class RoundOpened(Happened, frozen=True):
    """`options` are frozen here, and so are its `subjects`: what the round is about. `tied`: more than the asked top n
    came along, because the last places tied.
    """

    name: ClassVar = "round.opened"
    round: str
    options: tuple[Item, ...]
    tied: bool
    subjects: tuple[Item, ...] | UnsetType = UNSET


class RoundUntil(Happened, frozen=True):
    """It closes by itself at that moment, in seconds since the epoch by the time of day; null: nobody says when."""

    name: ClassVar = "round.until"
    round: str
    until: int | None


class RoundReopened(Happened, frozen=True):
    name: ClassVar = "round.reopened"
    round: str


class RoundClosing(Happened, frozen=True):
    """Over for the people, not sealed yet. `left`: milliseconds left on its clock, null without one."""

    name: ClassVar = "round.closing"
    round: str
    left: int | None


class RoundKeptOpen(Happened, frozen=True):
    """The end was taken back before anything was sealed."""

    name: ClassVar = "round.kept_open"
    round: str


class RoundClosed(Happened, frozen=True):
    """`ballots` of a secret round, shuffled. `division`: how they are told by role, {pool, host}; "" chose no role."""

    name: ClassVar = "round.closed"
    round: str
    ballots: tuple[Ballot, ...] | UnsetType = UNSET
    division: Json | UnsetType = UNSET


class RoundReleased(Happened, frozen=True):
    name: ClassVar = "round.released"
    round: str


class RoundHidden(Happened, frozen=True):
    name: ClassVar = "round.hidden"
    round: str


class RoundTieBroken(Happened, frozen=True):
    """`how`: "lot", with its seed, or "person"; `order`: the options, first comes first."""

    name: ClassVar = "round.tie_broken"
    round: str
    flavour: str
    how: str
    seed: str | None
    order: tuple[str, ...]


class PaperCounted(Happened, frozen=True):
    """So many ballots on paper with this choice."""

    name: ClassVar = "paper.counted"
    round: str
    entry: str
    count: int
    role: str | None
    choice: Json


class PaperDropped(Happened, frozen=True):
    name: ClassVar = "paper.dropped"
    round: str
    entry: str


class TimerSet(Happened, frozen=True):
    """`total` seconds; it runs until `ends`, in milliseconds since the epoch, or stands still with `left` of them.
    `because`: "outage" when the server gave the time, to phones that could not reach it.
    """

    name: ClassVar = "timer.set"
    round: str
    total: int
    ends: int | None
    left: int | None
    because: str | UnsetType = UNSET


class TimerStopped(Happened, frozen=True):
    name: ClassVar = "timer.stopped"
    round: str


class ScreenShown(Happened, frozen=True):
    name: ClassVar = "screen.shown"
    mode: str
    round: str | None
    text: str
    until: int | UnsetType = UNSET


class ScreenLit(Happened, frozen=True):
    """Something of the round on the projector stands large over it, or nothing does any more."""

    name: ClassVar = "screen.lit"
    lit: str | None


class ScreenTurned(Happened, frozen=True):
    """The pages of what the projector shows were turned by the desk, or stopped; see `Screen`."""

    name: ClassVar = "screen.turned"
    page: int
    still: bool
