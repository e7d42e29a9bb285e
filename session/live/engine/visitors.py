"""How many connections one address may have, and which of them has to go when it wants more.

Most connections wait: for a request, for its body, for the next one. Those of an address that wait too many are ended,
the oldest first, so that somebody who opens thousands and sends nothing is in his own way: who does send something
does not wait. Connections that are being served, or that joined, are never ended for another; over `most` new ones
are refused. A whole room may share one address, so the numbers are large.

Nothing here waits but by the `sleep` that is given; `cut` ends a connection. Addresses are in memory only.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from session.live.rate_limit import Clock, KeyedBuckets

from .contract import TOO_SOON_SECONDS, TOO_SOON_TIMES

WAITING_SHARE = 2
"""Of the connections of an address one in so many may wait."""
AGAIN_SECONDS = 30.0
"""In so many seconds an address may come anew with as many connections as it may have."""
FEWEST_A_SECOND, FEWEST = 20.0, 100
"""So many may come in any case, in a second and at once."""
NETWORKS = 20_000
_PREFIX = 64  # of IPv6, a provider gives every customer at least so many addresses


@dataclass
class _Address:
    present: int = 0
    waiting: OrderedDict[int, Callable[[], None]] = field(default_factory=OrderedDict)


class Visit:
    """One connection, or one request when a proxy stands before us. Waits until it says that it is busy."""

    def __init__(self, visitors: Visitors, address: str, number: int, cut: Callable[[], None]) -> None:
        self._visitors, self._address, self._number, self._cut = visitors, address, number, cut

    def busy(self) -> None:
        """It is being served: it does not wait any more."""
        self._visitors.note(self._address, self._number, None)

    def waits(self) -> None:
        self._visitors.note(self._address, self._number, self._cut)

    def leave(self) -> None:
        """It is over. Once only."""
        self._visitors.left(self._address, self._number)


class Visitors:
    """`most` connections of one address, and of those a `WAITING_SHARE`th that wait. `clock`: monotonic seconds."""

    def __init__(self, most: int, clock: Clock = time.monotonic) -> None:
        self.most = most
        self._paces = KeyedBuckets(
            max(FEWEST_A_SECOND, most / AGAIN_SECONDS), max(FEWEST, most), clock, NETWORKS
        )
        self.waiting_at_most = max(1, most // WAITING_SHARE)
        self._addresses: dict[str, _Address] = {}
        self._numbers = 0
        self._turn = threading.Lock()  # in the threading engine they come from many threads

    def come(self, address: str, cut: Callable[[], None]) -> Visit | None:
        """A new connection from `address`, which waits. None: there are too many of that address already."""
        name = network_of(address)
        with self._turn:
            there = self._addresses.setdefault(name, _Address())
            if there.present >= self.most:
                return None
            there.present += 1
            self._numbers += 1
            visit = Visit(self, name, self._numbers, cut)
        visit.waits()
        return visit

    def stand_still(self, address: str, sleep: Callable[[float], None]) -> None:
        """Before anything is read of a new connection: whose address comes too often waits with it for a while. What is
        ended for a new one comes back at once, and each time costs this process more than it costs them.
        """
        for _ in range(TOO_SOON_TIMES):
            with self._turn:
                if self._paces.take(network_of(address)):
                    return
            sleep(TOO_SOON_SECONDS)

    def note(self, name: str, number: int, cut: Callable[[], None] | None) -> None:
        """A connection waits and can be ended with `cut`, or is busy (None)."""
        too_many: list[Callable[[], None]] = []
        with self._turn:
            waiting = self._addresses[name].waiting
            waiting.pop(number, None)
            if cut is not None:
                waiting[number] = cut
            while len(waiting) > self.waiting_at_most:
                too_many.append(waiting.popitem(last=False)[1])
        for end in too_many:
            end()

    def left(self, name: str, number: int) -> None:
        with self._turn:
            there = self._addresses[name]
            there.waiting.pop(number, None)
            there.present -= 1
            if there.present == 0:
                del self._addresses[name]

    def present(self, address: str) -> int:
        there = self._addresses.get(network_of(address))
        return 0 if there is None else there.present


def network_of(address: str) -> str:
    """The address, or of IPv6 the network that one customer of a provider has."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, _PREFIX), strict=False))
    return str(parsed)


def forwarded(header: str | None, hops: int, peer: str) -> str:
    """Who sent a request that came through `hops` web servers of ours: each adds the address that it sees."""
    named = [part.strip() for part in (header or "").split(",") if part.strip()]
    return named[-hops] if 0 < hops <= len(named) else peer
