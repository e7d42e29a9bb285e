"""By what a ballot is known when it comes again: the hash of the id of its command, and what that is bound to.

What it is bound to is made with the key of the box, so from what is stored nobody can tell who it was or what it said.
It must stay true that the same id with another ballot, or from another seat, is not the same.
"""

from __future__ import annotations

import json

import msgspec

from session.core.commands import Command
from session.live.session_cache import digest, said_by
from session.store.keys import binding

_SORTED = msgspec.json.Encoder(order="sorted")


def receipt_of(command: Command) -> str:
    """The hash of its id."""
    return digest("ballot", command.id)


def bound_to(key: bytes, seat: str, command: Command) -> str:
    """What ties its id to its seat and to what it says."""
    return binding(key, seat, _says(command))


def is_bound(known: str, key: bytes, seat: str, command: Command) -> bool:
    """Whether a stored binding is that of this seat and this ballot, also one that an earlier version stored."""
    return known in (bound_to(key, seat, command), binding(key, seat, said_by(command)))


def _says(command: Command) -> str:
    """The round and the ballot as text: it goes into a hash with a key, so it needs no digest of its own."""
    said = (command.round, command.data)
    try:
        return _SORTED.encode(said).decode()
    except (ValueError, TypeError, OverflowError):  # half a surrogate pair, a number of more than 64 bits
        return json.dumps(said, sort_keys=True)
