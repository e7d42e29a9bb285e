"""Old sessions go, and no wrong clock makes one go: readings a day apart, a bin for a week, and doubts about jumps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from session.live.retention import BIN_SECONDS, DAY, HOUR, Reading, Retention, Verdict, leaves_at
from session.store import RetentionRow, SessionRow

START = 1_790_000_000
KEPT_DAYS = 90


@dataclass
class Place:
    """A server that looks every hour: what is stored, what happened, and clocks that a test can set."""

    rows: list[SessionRow] = field(default_factory=list)
    remembered: dict[str, RetentionRow] = field(default_factory=dict)
    believed: int | None = START
    day: float = START
    running: float = 0.0
    deleted: list[str] = field(default_factory=list)
    retention: Retention = field(default_factory=lambda: Retention(KEPT_DAYS))

    def closed(self, name: str, days_ago: float, phase: str = "closed") -> None:
        self.rows.append(
            SessionRow(name, name.upper(), name, phase, 1, "head", int(self.day - days_ago * DAY))
        )

    def looks(self, hours: int) -> None:
        """So many hours pass, with a look in each."""
        for _ in range(hours):
            self.day += HOUR
            self.running += HOUR
            self.look()

    def look(self) -> Verdict:
        now = Reading(self.day, self.running)
        verdict = self.retention.look(now, self.believed, self.rows, self.remembered)
        if verdict.believed:
            self.believed = int(self.day)
        for name in verdict.to_bin:
            self.remembered[name] = RetentionRow(int(self.day), None)
        for name in verdict.to_delete:
            self.deleted.append(name)
            self.rows = [row for row in self.rows if row.id != name]
        return verdict

    def restarts(self) -> None:
        self.retention = Retention(KEPT_DAYS)

    @property
    def in_the_bin(self) -> set[str]:
        return {name for name, row in self.remembered.items() if row.binned_at is not None} - set(
            self.deleted
        )


@pytest.fixture
def place() -> Iterator[Place]:
    return Place()


# --- what does not go ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", ["draft", "open"])
def test_what_was_never_closed_stays(place: Place, phase: str) -> None:
    place.closed("s1", 1000, phase)
    place.looks(24 * 30)
    assert (place.in_the_bin, place.deleted) == (set(), [])


def test_nothing_goes_on_one_reading_nor_on_readings_of_less_than_a_day(place: Place) -> None:
    place.closed("s1", 91)
    place.look()
    place.looks(23)
    assert place.in_the_bin == set()


@pytest.mark.parametrize("days", [100, 400, 20_000])
def test_a_clock_that_is_far_ahead_deletes_nothing_and_puts_nothing_in_the_bin(
    place: Place, days: int
) -> None:
    for number in range(5):
        place.closed(f"s{number}", number)
    place.day += days * DAY
    place.looks(24 * 6)
    assert (place.in_the_bin, place.deleted) == (set(), [])
    place.day -= days * DAY
    place.looks(24 * 6)
    assert (place.in_the_bin, place.deleted) == (set(), [])


def test_sessions_that_are_made_while_the_clock_is_wrong_do_not_make_it_right(place: Place) -> None:
    place.closed("s1", 10)
    place.day += 100 * DAY
    place.closed("s2", 0)
    place.looks(24 * 6)
    assert (place.in_the_bin, place.deleted) == (set(), [])


def test_a_clock_that_jumps_while_the_server_runs_begins_anew(place: Place) -> None:
    place.closed("s1", 60)
    place.looks(24 * 3)
    place.day += 40 * DAY
    place.looks(24 * 6)
    place.day -= 40 * DAY
    place.looks(24 * 6)
    assert (place.in_the_bin, place.deleted) == (set(), [])


def test_a_clock_that_is_behind_makes_nothing_old(place: Place) -> None:
    place.closed("s1", 80)
    place.day -= 50 * 365 * DAY
    place.looks(24 * 30)
    assert (place.in_the_bin, place.believed) == (set(), START)


def test_what_is_in_the_bin_is_not_deleted_by_a_clock_that_jumps(place: Place) -> None:
    place.closed("s1", 91)
    place.looks(26)
    assert place.in_the_bin == {"s1"}
    place.day += 100 * DAY
    place.looks(24 * 6)
    assert place.deleted == []


def test_a_server_that_never_runs_for_a_day_deletes_nothing_by_itself(place: Place) -> None:
    place.closed("s1", 91)
    for _ in range(40):
        place.looks(12)
        place.restarts()
        place.day += 12 * HOUR
        place.running = 0
    assert (place.in_the_bin, place.deleted) == (set(), [])


def test_what_somebody_kept_stays_for_another_retention_time(place: Place) -> None:
    place.closed("s1", 91)
    place.looks(26)
    place.remembered["s1"] = RetentionRow(None, int(place.day))
    place.looks(24 * (KEPT_DAYS - 1))
    assert (place.in_the_bin, place.deleted) == (set(), [])
    place.looks(24 * 3)
    assert place.in_the_bin == {"s1"}


# --- what goes -------------------------------------------------------------------------------------------------------


def test_what_is_too_old_is_in_the_bin_after_a_day_and_gone_after_eight_or_nine(place: Place) -> None:
    place.closed("s1", 91)
    place.closed("s2", 80)
    place.looks(26)
    assert place.in_the_bin == {"s1"}
    leaves = leaves_at(place.remembered["s1"])
    assert leaves is not None
    assert leaves - place.day == BIN_SECONDS - HOUR
    place.looks(24 * 7)
    assert (place.in_the_bin, place.deleted) == ({"s1"}, [])
    place.looks(26)
    assert (place.in_the_bin, place.deleted) == (set(), ["s1"])


def test_a_server_that_was_off_for_long_believes_its_clock_after_a_week_and_goes_on(place: Place) -> None:
    place.closed("s1", 10)
    place.day += 200 * DAY
    place.looks(24 * 7 - 1)
    assert place.in_the_bin == set()
    place.looks(24 * 2)
    assert place.in_the_bin == {"s1"}
    place.looks(24 * 9)
    assert place.deleted == ["s1"]


def test_a_restart_costs_a_day_and_no_more(place: Place) -> None:
    place.closed("s1", 91)
    place.looks(20)
    place.restarts()
    place.running = 0
    place.looks(26)
    assert place.in_the_bin == {"s1"}
    place.restarts()
    place.running = 0
    place.looks(24 * 9)
    assert place.deleted == ["s1"]


def test_the_first_time_the_newest_event_says_what_time_it_is(place: Place) -> None:
    place.believed = None
    place.closed("s1", 91)
    place.closed("s2", 1)
    place.looks(26)
    assert place.in_the_bin == {"s1"}
    place.believed, place.remembered = None, {}
    place.rows = [row for row in place.rows if row.id == "s1"]  # the newest event is 91 days old: who knows
    place.restarts()
    place.looks(24 * 6)
    assert place.in_the_bin == set()
