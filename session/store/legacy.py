"""Reading what earlier versions stored in the open: ballots and claims of rounds that were open at the upgrade.

One migration needs it, once for each database.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from session.store.keys import RoundKeys


@dataclass(frozen=True)
class SealAgain:
    """Seals old rows under the keys of their boxes; None when the key is gone, and with it what the row meant."""

    keys: RoundKeys

    def ballot(self, session: str, box: str, name: str, kept: int, content: str) -> bytes | None:
        """`kept` is the number as it was stored: shifted by an amount that only the key tells."""
        key, seal = self.keys.get(session, box), self.keys.seal(session, box)
        if key is None or seal is None:
            return None
        return seal.ballot(name, kept - _shift(key, name), content)

    def claim(self, session: str, box: str, thing: str, pseudonym: str) -> bytes | None:
        seal = self.keys.seal(session, box)
        return None if seal is None else seal.claim(thing, pseudonym)


def _shift(key: bytes, name: str) -> int:
    return int.from_bytes(hmac.digest(key, b"n:" + name.encode(), "sha256")[:8]) >> 4
