"""What the server sends to one phone, filled up so that its length tells nothing.

TLS hides what a message says and not how long it is. So an acknowledgement has one length, and the own part of a seat
has one that follows from the round. It is filled up with white space behind a value, as JSON allows: no reader notices.
It must stay true that everything that only one seat gets goes through here.
"""

from __future__ import annotations

from session.core.ballot_room import on_the_wire
from session.core.shapes import told
from session.live.conductor import Conductor
from session.live.messages import Ack, encode

ACK_BYTES = 512
ROLE_BYTES = 64
OWNED_BYTES = 1024
NO_BALLOT_BYTES = 512
"""The place of the ballots when no secret round is open."""


def filled(text: str, step: int) -> str:
    """`text` with spaces behind it, up to a multiple of `step` bytes in UTF-8."""
    return text + " " * (-len(text.encode()) % step)


def ack_of_phone(ack: Ack) -> str:
    """An acknowledgement as a phone gets it: accepted and refused have one length."""
    return filled(encode(ack), ACK_BYTES)


def personal(conductor: Conductor, seat: str) -> str:
    """What only this seat sees, see `messages.Mine`. Each part is filled up on its own: from their sum would follow how
    large one is when the others are known."""
    state = conductor.cache.state
    mine, round_ = told(conductor.personal(seat)), state.open_round()
    secret = round_ is not None and conductor.kinds[round_.kind].secret
    ballot = on_the_wire(round_, conductor.kinds[round_.kind]) if round_ and secret else NO_BALLOT_BYTES
    steps = {"role": ROLE_BYTES, "owned": OWNED_BYTES, "ballots": ballot}
    return "{" + ",".join(f'"{name}":{filled(encode(mine[name]), steps[name])}' for name in steps) + "}"
