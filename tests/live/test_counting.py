"""What takes long to count is counted away from the loop: before anybody sees it, and only once."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from session.core import views
from session.live import conductor
from session.live.session_cache import load
from tests.live.house import ServerHouse
from tests.live.peers import Room
from tests.live.test_live_results import Vote


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads that worked out figures; one answer is already a lot."""
    monkeypatch.setattr(conductor, "LARGE", 1)
    seen: list[int] = []
    count = views.count

    def watched(*given: Any) -> None:
        seen.append(threading.get_ident())
        count(*given)

    monkeypatch.setattr(views, "count", watched)
    return seen


def loop_of(house: ServerHouse) -> int:
    found: int = house.call(threading.get_ident)
    return found


def test_closing_a_large_round_counts_it_away_from_the_loop(room: Room, counts: list[int]) -> None:
    vote = Vote(room, 6)
    vote.cast_all(vote.phones)
    assert vote.figures() == [3, 3, 0]
    vote.desk.do("round.close", vote.round)
    state = room.house.awake(room.code).conductor.cache.state
    assert views.uncounted(state, kinds_of(room)) == 0
    assert len(counts) == 1
    assert loop_of(room.house) not in counts


def test_what_goes_wrong_beforehand_costs_nobody_the_close(
    room: Room, counts: list[int], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    vote = Vote(room, 4, live=False)
    for phone in vote.phones:
        vote.cast(phone)

    def fails(*_: Any) -> None:
        raise ValueError("a count that fails")

    monkeypatch.setattr(views, "count", fails)
    vote.desk.do("round.close", vote.round)
    assert "could not be worked out" in caplog.text
    told = vote.desk.until(lambda: vote.desk.view["rounds"][vote.round]["result"])
    assert told["ballots"] == 4


def test_a_session_that_wakes_has_its_figures_ready(room: Room) -> None:
    vote = Vote(room, 4, live=False)
    for phone in vote.phones:
        vote.cast(phone)
    vote.desk.do("round.close", vote.round)
    house, session = room.house.house, room.house.awake(room.code).id
    cache = room.house.call(house.engine.run_native, load, house.store, session, kinds_of(room))
    assert views.uncounted(cache.state, kinds_of(room)) == 0


def kinds_of(room: Room) -> Any:
    return room.house.awake(room.code).conductor.kinds
