"""Long work in a thread of its own stands still for commits and now and then, and comes to its end all the same."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import cast

import pytest

from session.core.giving_way import each
from session.live import aside
from session.live.aside import COMMIT_SECONDS, MOMENT_SECONDS, SWITCH_SECONDS, WORK_SECONDS, Aside, Pause
from session.live.engine import make_engine
from session.store import Writer


class Disk:
    """As much of a writer as a pause looks at."""

    busy = False


@dataclass
class Time:
    """Passes only when somebody works or sleeps."""

    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    time = Time()
    monkeypatch.setattr(aside, "time", time)
    return time


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def writer(disk: Disk) -> Writer:
    return cast(Writer, disk)


def test_what_the_work_raises_comes_back(writer: Writer) -> None:
    with pytest.raises(ZeroDivisionError):
        Aside(make_engine("threading"), writer).run(lambda: 1 // 0)


def test_little_work_is_not_interrupted(writer: Writer, time: Time) -> None:
    Pause(writer)()
    assert time.slept == []


def test_after_a_while_it_stands_still_for_a_moment(writer: Writer, time: Time) -> None:
    pause = Pause(writer)
    time.now += WORK_SECONDS
    pause()
    pause()
    assert time.slept == [MOMENT_SECONDS]


def test_it_waits_for_a_commit_but_not_for_ever(writer: Writer, disk: Disk, time: Time) -> None:
    pause = Pause(writer)
    time.now += WORK_SECONDS
    disk.busy = True
    pause()
    assert COMMIT_SECONDS <= sum(time.slept) <= COMMIT_SECONDS + 2 * MOMENT_SECONDS


def test_work_on_many_things_stands_still_between_them(writer: Writer, time: Time) -> None:
    def work() -> int:
        done = 0
        for _ in each(range(3)):
            time.now += WORK_SECONDS
            done += 1
        return done

    assert Aside(make_engine("threading"), writer).run(work) == 3
    assert time.slept == [MOMENT_SECONDS, MOMENT_SECONDS]


def test_while_somebody_works_those_who_wait_ask_sooner_and_afterwards_no_more(writer: Writer) -> None:
    usual, aside_ = sys.getswitchinterval(), Aside(make_engine("threading"), writer)

    def work() -> tuple[float, float]:
        during = sys.getswitchinterval()
        with pytest.raises(ZeroDivisionError):
            Aside(make_engine("threading"), writer).run(lambda: 1 // 0)
        return during, sys.getswitchinterval()

    assert aside_.run(work) == pytest.approx((SWITCH_SECONDS, SWITCH_SECONDS))
    assert sys.getswitchinterval() == pytest.approx(usual)
