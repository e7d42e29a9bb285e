"""How fast codes and passwords can be guessed, without shutting out a room full of people behind one address.

Every look-up of a code or a secret asks it first. Only failures cost anything. A code that
was right once from an address stays open to that address, so that somebody who guesses from inside a room cannot keep
the room out. Addresses are kept in memory only, as a keyed hash that ends with the process.
"""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict

from session.live.rate_limit import Clock, KeyedBuckets, TokenBucket

SHARE = 5
"""One address may use this part of what everybody together may try in a second."""
KNOWN_PAIRS = 50_000


class BruteForceLimit:
    """`rate`: failed tries a second of everybody together."""

    def __init__(self, rate: float, clock: Clock) -> None:
        self._all = TokenBucket(rate, rate * 3, clock)
        self._each = KeyedBuckets(rate / SHARE, max(1.0, rate * 2), clock)
        self._known: OrderedDict[bytes, None] = OrderedDict()
        self._key = secrets.token_bytes(32)

    def allowed(self, address: str, code: str | None = None) -> bool:
        """Whether this address may try now. With `code` (as it is stored): always, when it was right before."""
        if code is not None and self._mark(address, code) in self._known:
            return True
        return self._all.level() >= 1 and self._each.bucket(self._mark(address)).level() >= 1

    def failed(self, address: str) -> None:
        """A try was wrong."""
        self._all.take()
        self._each.take(self._mark(address))

    def succeeded(self, address: str, code: str) -> None:
        """A code was right: it stays open to this address."""
        mark = self._mark(address, code)
        self._known[mark] = None
        self._known.move_to_end(mark)
        while len(self._known) > KNOWN_PAIRS:
            self._known.popitem(last=False)

    def _mark(self, *parts: str) -> bytes:
        return hmac.digest(self._key, "\x00".join(parts).encode("utf-8", "surrogatepass"), "sha256")
