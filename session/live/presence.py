"""Who is connected to one session right now, in memory only. Never used as a quorum or as the number of voters."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from session.live.messages import Place


@dataclass(frozen=True)
class Here:
    """How many seats are `present`, how many were here since the server started and are `away` now, the connections of
    each audience, which nobody changes, and the fields in which desks are."""

    present: int
    away: int
    sids: dict[str, list[str]]
    places: tuple[Place, ...] = ()


class Presence:
    """Connections by audience; a seat with three tabs is one person. `clock` is monotonic seconds.

    Everything that is walked through is copied first: in the threading engine others come and go meanwhile.
    """

    POLLING_SECONDS = 20.0

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sids: dict[str, dict[str, str | None]] = {}
        self._seats: dict[str, dict[str, None]] = {}  # the connections of a seat, the oldest first
        self._polls: dict[str, float] = {}
        self._places: dict[str, Place] = {}
        self._known: set[str] = set()
        self._edition = object()  # another one whenever connections came or went
        self._listed: tuple[object, dict[str, list[str]]] = (None, {})  # those of an edition

    def enter(self, sid: str, audience: str, seat: str | None) -> None:
        self._sids.setdefault(audience, {})[sid] = seat
        self._edition = object()
        if seat is not None:
            self._known.add(seat)
            self._seats.setdefault(seat, {})[sid] = None

    def stands(self, sid: str, place: Place) -> bool:
        """A desk went to a field, or left one. Whether that is news."""
        before = self._places.pop(sid, None)
        if place.field:
            self._places[sid] = place
        return before != (place if place.field else None)

    def leave(self, sid: str) -> None:
        self._places.pop(sid, None)
        for sids in list(self._sids.values()):
            seat = sids.pop(sid, None)
            if seat is not None and seat in self._seats:
                self._seats[seat].pop(sid, None)
                if not self._seats[seat]:
                    del self._seats[seat]
        self._edition = object()

    def polled(self, seat: str) -> None:
        """A phone that cannot hold a socket asked for news."""
        self._known.add(seat)
        self._polls[seat] = self._clock()

    def expire(self) -> bool:
        """Forget the phones that stopped asking. Whether there were any, so that the count changes."""
        gone = [seat for seat, at in list(self._polls.items()) if self._clock() - at >= self.POLLING_SECONDS]
        for seat in gone:
            self._polls.pop(seat, None)
        return bool(gone)

    def devices(self, seat: str) -> int:
        """At least how many devices are with a seat: its connections, and who asks for news."""
        return len(self._seats.get(seat, ())) + (seat in self._polls)

    def sids_of(self, seat: str) -> list[str]:
        """The connections of a seat, the oldest first."""
        return list(self._seats.get(seat, ()))

    def absent(self, seats: Set[str]) -> set[str]:
        """Those of these seats that have no connection and ask for no news."""
        return {seat for seat in seats if seat not in self._seats and seat not in self._polls}

    def is_empty(self) -> bool:
        """Nobody is connected and nobody asks, at whatever screen."""
        return not self._polls and not any(self._sids.values())

    def present(self) -> int:
        """Seats with at least one connection."""
        return len(set(self._polls) | set(self._seats)) if self._polls else len(self._seats)

    def now(self) -> Here:
        """Everything that is told of it."""
        present, edition = self.present(), self._edition  # first: who comes from here on makes another one
        if self._listed[0] is not edition:
            self._listed = edition, {name: list(known) for name, known in list(self._sids.items())}
        return Here(present, len(self._known) - present, self._listed[1], tuple(self._places.values()))
