"""Rehearsals that a desk asked for: one at a time, a process each, and nothing of it stays."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from session.live.rehearsals import Busy, Rehearsal, Rehearsals

SAYS = "import json, sys; print(json.dumps({'said': 'round 1 of 2: rate'}), flush=True)\n"
REPORTS = (
    SAYS + "print(json.dumps({'readiness': {'people': len(sys.argv), 'file': open(sys.argv[1]).read()}}))\n"
)
WAITS = SAYS + "import time; time.sleep(600)\n"
FAILS = "print('no JSON'); raise SystemExit(1)\n"
PATIENCE = 20.0


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def rehearsals(temporary: Path) -> Iterator[Callable[[str], Rehearsals]]:
    made: list[Rehearsals] = []

    def with_child(program: str) -> Rehearsals:
        made.append(Rehearsals((sys.executable, "-c", program)))
        return made[-1]

    yield with_child
    for one in made:
        one.close()


def until(condition: Callable[[], bool]) -> None:
    waited = Event()
    for _ in range(int(PATIENCE / 0.01)):
        if condition():
            return
        waited.wait(0.01)
    raise AssertionError("it did not come")


def started(rehearsals: Rehearsals) -> Rehearsal:
    rehearsals.start("s1", "title = 1", 30, {"rol-1": 20}, "nl")
    found = rehearsals.find("s1")
    assert found is not None
    return found


def test_the_report_comes_from_the_process_that_was_given_the_agenda(
    rehearsals: Callable[[str], Rehearsals], temporary: Path
) -> None:
    rehearsal = started(rehearsals(REPORTS))
    until(lambda: rehearsal.over)
    assert rehearsal.report is not None
    assert rehearsal.report["file"] == "title = 1"
    assert rehearsal.said == "round 1 of 2: rate"
    assert list(temporary.iterdir()) == []


def test_a_process_that_fails_gives_no_report(rehearsals: Callable[[str], Rehearsals]) -> None:
    rehearsal = started(rehearsals(FAILS))
    until(lambda: rehearsal.over)
    assert rehearsal.report is None


def test_there_is_one_at_a_time(rehearsals: Callable[[str], Rehearsals]) -> None:
    one = rehearsals(WAITS)
    rehearsal = started(one)
    with pytest.raises(Busy):
        one.start("s2", "", 30, {}, "nl")
    until(lambda: bool(rehearsal.said))
    one.stop("s1")
    until(lambda: rehearsal.over)
    one.start("s2", "", 30, {}, "nl")


def test_one_that_is_stopped_leaves_nothing(rehearsals: Callable[[str], Rehearsals], temporary: Path) -> None:
    one = rehearsals(WAITS)
    rehearsal = started(one)
    until(lambda: bool(rehearsal.said))
    one.stop("s1")
    assert one.find("s1") is None
    until(lambda: rehearsal.over)
    assert list(temporary.iterdir()) == []


def test_one_that_is_stopped_before_its_process_is_there_leaves_nothing_either(
    rehearsals: Callable[[str], Rehearsals], temporary: Path
) -> None:
    one = rehearsals(WAITS)
    rehearsal = started(one)
    one.stop("s1")
    until(lambda: rehearsal.over)
    assert list(temporary.iterdir()) == []


def test_a_server_that_stops_ends_what_runs(rehearsals: Callable[[str], Rehearsals]) -> None:
    one = rehearsals(WAITS)
    rehearsal = started(one)
    until(lambda: bool(rehearsal.said))
    one.close()
    until(lambda: rehearsal.over)
    with pytest.raises(Busy):
        one.start("s2", "", 30, {}, "nl")
