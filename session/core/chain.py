"""The hash chain over the events of one session: how event n depends on everything before it.

Pure, hashlib and json only, so that a verifier outside this program can be as small as this file.
The store calls it when it appends and when it replays; the record prints the head.
It must stay true that the same events give the same hashes for ever: the canonical form never changes.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

ORIGIN = "versnelkamer:"
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: Any) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, real characters, no NaN or infinity.

    Raises ValueError for NaN and infinity, TypeError for what JSON cannot hold.
    """
    return _CANONICAL.encode(value)


def genesis(session: str) -> str:
    """Return the hash (hex) that stands before the first event of the session."""
    return hashlib.sha256((ORIGIN + session).encode()).hexdigest()


def link(previous: str, session: str, seq: int, at: int, name: str, data: dict[str, Any]) -> str:
    """Return the hash (hex) of event `seq`: SHA-256 of the previous hash in hex, then the canonical event.

    `at` is in whole seconds since the epoch. Raises ValueError when the text holds half a surrogate pair.
    """
    return link_written(previous, session, seq, at, name, canonical(data))


def link_written(previous: str, session: str, seq: int, at: int, name: str, data: str) -> str:
    """The same of an event whose `data` is canonical JSON already, as it is stored."""
    begin, end = canonical({"at": at}), canonical({"name": name, "seq": seq, "session": session})
    event = f'{begin[:-1]},"data":{data},{end[1:]}'
    return hashlib.sha256((previous + event).encode()).hexdigest()
