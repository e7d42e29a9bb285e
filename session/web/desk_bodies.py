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
