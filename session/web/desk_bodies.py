"""The JSON bodies of what a desk hands out. `bodies` has all of them."""

from __future__ import annotations

from session.core.state import Json
from session.live.messages import Mine
from session.web.body import Body


class Addresses(Body, frozen=True):
    """What a desk hands out. `host`: this browser may use the desk of the whole server."""

    join: str
    origin: str
    host: bool


class Link(Body, frozen=True):
    """A secret link. It is shown once."""

    link: str


class RemoteTicket(Body, frozen=True):
    """A link that opens the remote of a session once, within so many `seconds`. It is shown once. `qr`: its QR code as
    the path of a drawing, `size` modules wide and high without the quiet zone around it.
    """

    link: str
    seconds: int
    size: int
    qr: str


class PhoneSeen(Body, frozen=True):
    """What a phone sees when a round is in focus: its view, and what a seat that did nothing yet has of its own. `now`:
    the clock of the server, as in `hello`.
    """

    now: int
    view: Json
    mine: Mine


class BallotSheet(Body, frozen=True):
    """A sheet of ballots on paper: its text, or `upload`, the name under which its parts were sent. `leave_out`: names
    of columns that are no part of a ballot. `id`: of the command, when its ballots are to be counted.
    """

    text: object = None
    upload: object = None
    leave_out: tuple[str, ...] = ()
    id: str = ""


class SheetFault(Body, frozen=True):
    """What is wrong, as a refusal says it, on which line and in which column; 0 and "" where it is of no one line."""

    line: int
    column: str
    code: str
    words: Json


class SheetAside(Body, frozen=True):
    """Something in the sheet that is no part of a ballot: a word and its gaps."""

    key: str
    words: dict[str, str | int]


class BallotsFound(Body, frozen=True):
    """What is in a sheet of ballots. Only without faults and without columns that are `unknown` it can be counted.
    `more`: so many faults are not told.
    """

    ballots: int
    faults: list[SheetFault]
    more: int
    unknown: list[str]
    aside: list[SheetAside]
