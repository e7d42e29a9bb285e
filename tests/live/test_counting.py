"""What takes long to count is counted away from the loop: before anybody sees it, and only once."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from session.live import conductor
from session.live.result_cache import ResultCache
from session.live.session_cache import SessionCache, load
from session.rounds.dots import count as counting_dots
from tests.live.house import ServerHouse
from tests.live.peers import Peer, Room
from tests.live.test_live_results import Vote


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The threads that worked out figures; one answer is already a lot."""
    monkeypatch.setattr(conductor, "LARGE", 1)
    seen: list[int] = []
    count = ResultCache.count

    def watched(*given: Any) -> None:
        seen.append(threading.get_ident())
        count(*given)

    monkeypatch.setattr(ResultCache, "count", watched)
    return seen


@pytest.fixture
def tallies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many ballots each tally of dots was of."""
    seen: list[int] = []
    tally = counting_dots.tally

    def watched(options: Any, ballots: Any, *limits: Any) -> Any:
        seen.append(len(ballots))
        return tally(options, ballots, *limits)

    monkeypatch.setattr(counting_dots, "tally", watched)
    return seen


def loop_of(house: ServerHouse) -> int:
    loop: int = house.call(threading.get_ident)
    return loop


def cache_of(room: Room) -> SessionCache:
    return room.house.awake(room.code).conductor.cache


def uncounted(cache: SessionCache, room: Room) -> int:
    return cache.results.uncounted(cache.state, room.house.house.kinds)


def closed(room: Room) -> Vote:
    """A round of dots in which everybody voted, closed; the desk has seen its result."""
    vote = Vote(room, 4, live=False)
    for phone in vote.phones:
        vote.cast(phone)
    vote.desk.do("round.close", vote.round)
    result = vote.desk.until(lambda: vote.desk.view["rounds"][vote.round]["result"])
    assert result["ballots"] == 4
    return vote


def test_closing_a_large_round_counts_it_away_from_the_loop(room: Room, counts: list[int]) -> None:
    vote = Vote(room, 6)
    vote.cast_all(vote.phones)
    assert vote.figures() == [3, 3, 0]
    vote.desk.do("round.close", vote.round)
    assert uncounted(cache_of(room), room) == 0
    assert len(counts) == 1
    assert loop_of(room.house) not in counts


def test_what_goes_wrong_beforehand_costs_nobody_the_close(
    room: Room, counts: list[int], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: Any) -> None:
        raise ValueError("a count that fails")

    monkeypatch.setattr(ResultCache, "count", fails)
    closed(room)
    assert "could not be worked out" in caplog.text


def test_a_session_that_wakes_has_its_figures_ready(room: Room) -> None:
    closed(room)
    server, session = room.house.house, room.house.awake(room.code).id
    cache = room.house.call(server.engine.run_native, load, server.store, session, server.kinds)
    assert uncounted(cache, room) == 0


def test_after_the_close_nothing_is_counted_again_whatever_is_done_with_it(
    room: Room, tallies: list[int]
) -> None:
    vote, people = closed(room), 4
    assert tallies == [people]
    later = {"kind": "rate", "prompt": "And?", "source": {"round": vote.round, "pick": "top", "top": 1}}
    for name, data in (("round.release", {}), ("round.hide", {}), ("round.release", {})):
        vote.desk.do(name, vote.round, data)
    for newcomer in (room.desk(), room.projector(), room.phone()):
        assert newcomer.until(lambda peer=newcomer: shown(peer, vote.round))["ballots"] == people
    downloaded = {kind: record(room, kind) for kind in ("json", "csv", "pdf")}
    assert json.loads(downloaded["json"])["rounds"][0]["result"]["ballots"] == people
    assert room.house.ask("GET", f"/desk/{room.code}/sheet/{vote.round}", headers=host(room)).status == 200
    assert (
        room.house.ask("GET", f"/api/desk/{room.code}/items/{vote.round}", headers=host(room)).status == 200
    )
    assert tallies == [people]
    # A line that falls somewhere else is another figure: how solid it is.
    added = vote.desk.do("round.add", None, later)["round"]
    vote.desk.until(lambda: added in vote.desk.view["rounds"])
    assert tallies == [people] * 2
    vote.desk.do("round.open", added)
    assert tallies == [people] * 2


def shown(peer: Peer, round_: str) -> Any:
    """The result as this peer sees it; None when it does not."""
    of_desk = peer.view.get("rounds", {}).get(round_)
    return (of_desk or peer.view["round"])["result"]


def host(room: Room) -> dict[str, str]:
    return {"Cookie": room.house.host_cookie()}


def record(room: Room, kind: str) -> bytes:
    answer = room.house.ask("GET", f"/record/{room.code}.{kind}", headers=host(room))
    assert answer.status == 200, answer.body
    body: bytes = answer.body
    return body
