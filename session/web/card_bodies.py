"""The JSON bodies at the door: a session as it is told there, and entry cards. `bodies` has all of them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from session.core.state import Entry
from session.web.body import Body


class NewCards(Body, frozen=True):
    """Entry cards to make: role ("" leaves it to who comes in) -> how many."""

    cards: dict[str, Annotated[int, Meta(ge=1, le=5000)]]


class WithdrawCards(Body, frozen=True):
    """Which entry cards open nothing any more: all, those nobody used, or the one with this code."""

    which: Literal["all", "unused", "one"]
    code: Annotated[str, Meta(max_length=40)] = ""


class CardAtDoor(Body, frozen=True):
    """An entry card. `role`: the one that stands on it; `used`: somebody came in with it, so that seat goes on here."""

    role: str | None
    used: bool


class Gone(Body, frozen=True):
    """So many entry cards were withdrawn, and so many seats are there no more."""

    cards: int
    seats: int


class RoleAtDoor(Body, frozen=True):
    id: str
    label: str


class SessionAtDoor(Body, frozen=True):
    """A session as somebody sees it who is not in yet."""

    code: str
    title: str
    language: str
    phase: str
    locked: bool
    threshold: int
    roles: list[RoleAtDoor]
    entry: Entry = "open"


class CodeAnswer(Body, frozen=True):
    """`card`: when one was shown."""

    session: SessionAtDoor
    card: CardAtDoor | UnsetType = UNSET


class SeatAnswer(Body, frozen=True):
    """`seat` is the token that opens it."""

    seat: str
    session: SessionAtDoor
