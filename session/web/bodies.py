"""The JSON bodies of the HTTP interface: what a request may hold, and what an answer holds.

A field has the name it has on the wire, in the order it is sent in; one that is UNSET is not sent. In a request a field
that is `object` may hold anything, and is looked at where it is used. Those of the sockets are in live/messages.py.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Raw, UnsetType

from session.core.state import Json
from session.web.body import Body as Body  # noqa: PLC0414  (who uses a body finds all of them here)
from session.web.card_bodies import (
    CardAtDoor as CardAtDoor,  # noqa: PLC0414
    CodeAnswer as CodeAnswer,  # noqa: PLC0414
    Gone as Gone,  # noqa: PLC0414
    NewCards as NewCards,  # noqa: PLC0414
    RoleAtDoor as RoleAtDoor,  # noqa: PLC0414
    SeatAnswer as SeatAnswer,  # noqa: PLC0414
    SessionAtDoor as SessionAtDoor,  # noqa: PLC0414
    WithdrawCards as WithdrawCards,  # noqa: PLC0414
)
from session.web.desk_bodies import (
    Addresses as Addresses,  # noqa: PLC0414
    BallotsFound as BallotsFound,  # noqa: PLC0414
    BallotSheet as BallotSheet,  # noqa: PLC0414
    Link as Link,  # noqa: PLC0414
    PhoneSeen as PhoneSeen,  # noqa: PLC0414
    RemoteTicket as RemoteTicket,  # noqa: PLC0414
    SheetAside as SheetAside,  # noqa: PLC0414
    SheetFault as SheetFault,  # noqa: PLC0414
)
from session.web.origin_bodies import (
    BecameAnswer as BecameAnswer,  # noqa: PLC0414
    ContributionLine as ContributionLine,  # noqa: PLC0414
    MadeItem as MadeItem,  # noqa: PLC0414
    OriginStep as OriginStep,  # noqa: PLC0414
    OriginTrail as OriginTrail,  # noqa: PLC0414
)

PASSWORD_CHARACTERS = 200


# — requests —


class Code(Body, frozen=True):
    """Which session somebody wants to come in to. `link`: the long part of the link to join, for who has it. `card`: an
    entry card, what is in its QR code or its code as typed; then no code is needed.
    """

    code: str = ""
    link: object = None
    card: str | None = None


class TakeSeat(Body, frozen=True):
    """A seat for this token: a new one, or the one it has already. Without a token the server makes one. `link`: the
    long part of the link to join, for who has it. `card`: an entry card; its seat goes over to this token.
    """

    code: str = ""
    token: object = None
    role: object = None
    link: object = None
    card: str | None = None


class Enter(Body, frozen=True):
    """A secret to exchange for a cookie."""

    secret: Annotated[str, Meta(max_length=100, pattern=r"^[\x00-\x7f]*\Z")]
    password: str | None = None


class Leave(Body, frozen=True):
    """Which desk to leave; without a code that of the server."""

    code: object = None


class NewSession(Body, frozen=True):
    """A session to make. Its agenda is one of these, or empty: `agenda`, the name of a ready-made one; `template`, the
    name of a saved one; `text` or `upload`, as in `AgendaText`; `copy`, the code of a session, `repeat`: with results.
    """

    title: object = None
    language: object = None
    agenda: object = None
    template: object = None
    text: object = None
    upload: object = None
    copy: object = None
    repeat: object = None


class AgendaText(Body, frozen=True):
    """An agenda: the text of a file, or pasted lines; or `upload`, the name under which its parts were sent."""

    text: object = None
    language: object = None
    upload: object = None


class AgendaPart(Body, frozen=True):
    """A part of a large file: the name of the whole, which the browser makes, and its number from 0."""

    upload: Annotated[str, Meta(min_length=16, max_length=64)]
    number: Annotated[int, Meta(ge=0, le=10_000)]
    text: str


class Rehearse(Body, frozen=True):
    """A rehearsal to begin. `roles`: how many people each role has, by its label; without it chance decides."""

    people: Annotated[int, Meta(ge=6, le=300)] = 30
    roles: dict[str, Annotated[int, Meta(ge=0, le=300)]] = msgspec.field(default_factory=dict)


class SaveTemplate(Body, frozen=True):
    """The session whose agenda is saved."""

    code: str


class NewLink(Body, frozen=True):
    """A link to hand out."""

    kind: Literal["facilitator", "projector"]
    password: Annotated[str, Meta(max_length=PASSWORD_CHARACTERS)] | None = None


# — answers —


class RefusalAnswer(Body, frozen=True):
    """Why a request was refused; `words` fill the gaps of the sentence "refused.<code>"."""

    code: str
    words: dict[str, str | int]


class Refusal(Body, frozen=True):
    refused: RefusalAnswer


class Go(Body, frozen=True):
    """The address to go to."""

    go: str


class SessionLine(Body, frozen=True):
    """One line of the list of sessions. Of a session that was not awake since the start only what the index knows.

    `leaves`: when a session in the bin is deleted, in seconds since the epoch.
    """

    code: str
    title: str
    phase: str
    updated: int
    leaves: int | None
    people: int | None
    rounds: int | None
    minutes: int | None
    present: int


class SessionList(Body, frozen=True):
    """`origin`: the address participants use."""

    sessions: list[SessionLine]
    origin: str


class Made(Body, frozen=True):
    """The code of a session that was made."""

    code: str


class KindOfRound(Body, frozen=True):
    """A kind of round as the desk offers it. `live`: settings that may change while it is open; `flavours`: what later
    rounds can take from it, the default first. `most_options`: a round with more does not open; None: no such limit.
    """

    name: str
    purpose: str
    icon: str
    takes: str
    most_options: int | None
    secret: bool
    live: list[str]
    form: list[Json]
    flavours: list[str]


class KindList(Body, frozen=True):
    kinds: list[KindOfRound]


class ItemLine(Body, frozen=True):
    id: str
    text: str


class ItemLists(Body, frozen=True):
    """Flavour -> items, best first."""

    items: dict[str, list[ItemLine]]


class AgendaList(Body, frozen=True):
    agendas: list[dict[str, Any]]


class UnreadLine(Body, frozen=True):
    line: int
    text: str


class AgendaLook(Body, frozen=True):
    """What is in a file or in pasted lines. `unread`: the first lines that are no part of an agenda; `more` besides."""

    agenda: dict[str, Any]
    unread: list[UnreadLine]
    more: int


class Added(Body, frozen=True):
    """How many rounds were added."""

    rounds: int


class BadTemplate(Body, frozen=True):
    """A file among the saved agendas that cannot be read, and why."""

    name: str
    refused: RefusalAnswer


class TemplateList(Body, frozen=True):
    """The agendas that were saved on this server, and files that are none."""

    agendas: list[dict[str, Any]]
    bad: list[BadTemplate]


class RehearsalState(Body, frozen=True):
    """How far a rehearsal is: `round` of `of`. `report`: what it found, once it is done (`Readiness`)."""

    state: Literal["none", "busy", "done", "failed"]
    round: int
    of: int
    report: Json | None


class Template(Body, frozen=True):
    """The name of a saved agenda."""

    name: str


class Health(Body, frozen=True):
    """A sign of life; the numbers only when the disk can be read."""

    ok: bool
    sessions: int | UnsetType = UNSET
    awake: int | UnsetType = UNSET


class News(Body, frozen=True):
    """What a phone without a socket missed: deltas with what is not in the log, or a snapshot."""

    epoch: str
    now: int
    deltas: list[Raw]
    snapshot: Raw | UnsetType = UNSET
    pulse: Raw | UnsetType = UNSET
    mine: Raw | UnsetType = UNSET


class RoundSeen(Body, frozen=True):
    """A round as a phone sees it that looks back: the same for every seat."""

    round: Json


class Nothing(Body, frozen=True):
    """{}: it was done."""
