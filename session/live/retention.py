"""When a closed session is old enough to go, which is never decided on one reading of the clock.

Pure: it is given what the clocks say and what is stored, and says what should happen. It must stay true that a wrong
clock deletes nothing: the time of day is believed when it follows on what was believed before, or after it ran steadily
for a week; what is due must be due at two readings a day apart; and first it goes into a bin, for a week.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from session.store import RetentionRow, SessionRow

HOUR, DAY = 3600, 86_400
BIN_SECONDS = 7 * DAY
APART_SECONDS = DAY
FAR_SECONDS = 3 * DAY  # further past what was believed, a clock may be wrong
PROBATION_SECONDS = 7 * DAY  # and is believed when it ran steadily for so long
STEADY_SECONDS = HOUR  # a clock that moved more against the other was set in between

NEVER = RetentionRow(None, None)


@dataclass(frozen=True)
class Reading:
    """What the clocks say at one moment: the time of day, in seconds since the epoch, and a clock nobody can set."""

    day: float
    running: float


@dataclass(frozen=True)
class Verdict:
    """`believed`: whether this time of day may be remembered. Ids of sessions to put in the bin, and to delete."""

    believed: bool
    to_bin: tuple[str, ...] = ()
    to_delete: tuple[str, ...] = ()


def leaves_at(row: RetentionRow) -> int | None:
    """When a session in the bin may be deleted, in seconds since the epoch; None for one that is not in it."""
    return None if row.binned_at is None else row.binned_at + BIN_SECONDS


class Retention:
    """`days`: how long a session stays after its last change. Remembers the readings of this run of the server."""

    def __init__(self, days: int) -> None:
        self._seconds = days * DAY
        self._first: Reading | None = None  # since when the two clocks agree
        self._due: dict[tuple[str, str], Reading] = {}  # (what, session) -> when it was first due

    def look(
        self,
        now: Reading,
        believed: int | None,
        rows: Sequence[SessionRow],
        remembered: Mapping[str, RetentionRow],
    ) -> Verdict:
        """What should happen now. `believed`: the last time of day that was believed; `remembered`: by session."""
        if not self._is_believed(now, believed, rows):
            self._due.clear()
            return Verdict(False)
        due = {
            (what, row.id) for row in rows if (what := self._what(row, now, remembered.get(row.id, NEVER)))
        }
        self._due = {key: self._due.get(key, now) for key in sorted(due)}
        ripe = [key for key, first in self._due.items() if now.running - first.running >= APART_SECONDS]
        to_bin, to_delete = (
            tuple(session for what, session in ripe if what == kind) for kind in ("bin", "delete")
        )
        return Verdict(True, to_bin, to_delete)

    def _is_believed(self, now: Reading, believed: int | None, rows: Sequence[SessionRow]) -> bool:
        if self._first is None or abs(_apart(self._first, now)) > STEADY_SECONDS:
            self._first = now
            self._due.clear()
        known = believed if believed is not None else max((row.updated for row in rows), default=None)
        if known is None:
            return True
        if now.day < known - STEADY_SECONDS:
            return False
        return now.day <= known + FAR_SECONDS or now.running - self._first.running >= PROBATION_SECONDS

    def _what(self, row: SessionRow, now: Reading, remembered: RetentionRow) -> str | None:
        if row.phase != "closed" or max(row.updated, remembered.kept_at or 0) >= now.day - self._seconds:
            return None
        leaves = leaves_at(remembered)
        if leaves is None:
            return "bin"
        return "delete" if leaves <= now.day else None


def _apart(first: Reading, now: Reading) -> float:
    return (now.day - first.day) - (now.running - first.running)
