"""What takes long to count is counted in another process, while everything else goes on, and only once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from session.live import counting_process, live_results, result_cache
from session.live.counting_process import CountingProcess, NotCounted
from session.live.session_cache import SessionCache, load
from session.rounds import KINDS
from session.rounds.dots import count as counting_dots
from tests.live.house import ServerHouse
from tests.live.peers import Peer, Room, add_round
from tests.live.test_live_results import Vote


@pytest.fixture
def process(house: ServerHouse) -> Iterator[CountingProcess]:
    """The process that counts, not yet started, with limits that a test may change."""
    counts = house.house.sessions.counting
    limits = counts.limits
    house.call(counts.close)
    counts.closed = False
    yield counts
    counts.closed, counts.limits = False, limits


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every count takes long."""
    for module in (live_results, result_cache):
        monkeypatch.setattr(module, "AT_ONCE", 0.0)


@pytest.fixture
def stopped(
    house: ServerHouse, process: CountingProcess, long: None, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[int], None]]:
    """A process that has stopped in the middle of counting; the function sends it a signal once it has something to
    count: one that is gone before that gives way to another.
    """
    with Room(house, house.session().code) as other:
        closed(other)
    child, given, answer = process._child, threading.Event(), counting_process._answer
    assert child is not None
    os.kill(child.pid, signal.SIGSTOP)

    def counts(asked: subprocess.Popen[bytes], job: bytes) -> bytes:
        given.set()
        return answer(asked, job)

    def send(number: int) -> None:
        assert given.wait(20)
        os.kill(child.pid, number)

    monkeypatch.setattr(counting_process, "_answer", counts)
    yield send
    if child.poll() is None:
        os.kill(child.pid, signal.SIGCONT)


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


def closed(room: Room, people: int = 4) -> Vote:
    """A round of dots in which everybody voted, closed; the desk has seen its result."""
    vote = cast(room, people)
    vote.desk.do("round.close", vote.round)
    result = vote.desk.until(lambda: shown(vote.desk, vote.round))
    assert result["ballots"] == people
    return vote


def cast(room: Room, people: int = 4, live: bool = False) -> Vote:
    vote = Vote(room, people, live=live)
    for phone in vote.phones:
        vote.cast(phone)
    return vote


def busy(peer: Peer, round_: str) -> Any:
    of_desk = peer.view.get("rounds", {}).get(round_)
    return (of_desk or peer.view["round"] or {}).get("counting")


def test_while_votes_are_counted_everybody_hears_so_and_everything_else_goes_on(
    room: Room, stopped: Callable[[int], None]
) -> None:
    vote = cast(room)
    vote.desk.do("round.close", vote.round)
    vote.desk.do("round.release", vote.round)
    for peer in (vote.desk, vote.phones[0], room.projector()):
        peer.until(lambda peer=peer: busy(peer, vote.round) == "busy")
        assert shown(peer, vote.round) is None
    other = add_round(vote.desk, "brainstorm")
    vote.desk.do("round.open", other)
    assert vote.phones[0].ask("brainstorm.add_idea", other, {"text": "Meanwhile"}).ok
    stopped(signal.SIGCONT)
    result = vote.desk.until(lambda: shown(vote.desk, vote.round))
    assert result["ballots"] == 4
    assert busy(vote.desk, vote.round) is None
    assert shown(room.desk(), vote.round) == result, "who comes later sees the same"


def test_nothing_follows_from_votes_that_are_still_counted(
    room: Room, stopped: Callable[[int], None]
) -> None:
    vote = cast(room)
    taker = add_round(vote.desk, "rate", source={"round": vote.round, "pick": "top", "top": 1})
    vote.desk.do("round.close", vote.round)
    opening = vote.desk.ask("round.open", taker)
    assert (opening.ok, opening.code, opening.retry) == (False, "still_counting", True)
    tie = {"flavour": "options", "how": "lot", "options": list(vote.options)}
    assert vote.desk.ask("round.break_tie", vote.round, tie).code == "still_counting"
    stopped(signal.SIGCONT)
    vote.desk.until(lambda: shown(vote.desk, vote.round))
    vote.desk.do("round.open", taker)


def test_a_count_that_is_ended_is_told_and_can_be_tried_again(
    room: Room, stopped: Callable[[int], None]
) -> None:
    vote = cast(room)
    vote.desk.do("round.close", vote.round)
    vote.desk.until(lambda: busy(vote.desk, vote.round) == "busy")
    stopped(signal.SIGKILL)
    vote.desk.until(lambda: busy(vote.desk, vote.round) == "failed")
    taker = add_round(vote.desk, "rate", source={"round": vote.round, "pick": "all"})
    assert vote.desk.ask("round.open", taker).code == "count_failed"
    assert json.loads(record(room, "json"))["rounds"][0]["result"] is None
    vote.desk.do("round.count", vote.round)
    assert vote.desk.until(lambda: shown(vote.desk, vote.round))["ballots"] == 4


def test_a_count_that_takes_more_time_than_it_may_is_ended(
    room: Room, process: CountingProcess, stopped: Callable[[int], None]
) -> None:
    process.limits = replace(process.limits, seconds=0.1)
    vote = cast(room)
    vote.desk.do("round.close", vote.round)
    vote.desk.until(lambda: busy(vote.desk, vote.round) == "failed")
    assert len(state_of(room).rounds[vote.round].ballots or ()) == 4


def test_a_count_that_takes_more_memory_than_it_may_is_not_made(room: Room, process: CountingProcess) -> None:
    vote = closed(room)
    small = state_of(room).rounds[vote.round]
    large = replace(small, ballots=small.ballots * 100_000)
    process.limits = replace(process.limits, memory=1024**2)
    with pytest.raises(NotCounted, match="more than it may"):
        room.house.call(process.count, KINDS["dots"], large, 3)
    process.limits = replace(process.limits, memory=1024**3)
    figures, _ = room.house.call(process.count, KINDS["dots"], small, 3)
    assert figures == KINDS["dots"].result(small, 3)


def test_a_score_while_people_vote_is_counted_elsewhere_too(
    room: Room, stopped: Callable[[int], None]
) -> None:
    vote = Vote(room, 6)
    for phone in vote.phones[:3]:
        vote.cast(phone)
    assert vote.shown() is None
    for phone in vote.phones[3:]:
        vote.cast(phone)
    assert vote.shown() is None
    wall = room.projector()
    stopped(signal.SIGCONT)
    assert wall.until(lambda: wall.pulse["live"])["ballots"] == 3


def test_a_session_that_wakes_has_its_figures_counted_elsewhere(house: ServerHouse, long: None) -> None:
    with Room(house, house.session().code) as room:
        vote = closed(room)
        house.restart()
        desk = room.desk()
        assert desk.until(lambda: shown(desk, vote.round))["ballots"] == 4
        assert json.loads(record(room, "json"))["rounds"][0]["result"]["ballots"] == 4


def test_a_session_that_wakes_has_small_figures_ready(room: Room) -> None:
    vote = closed(room)
    server, session = room.house.house, room.house.awake(room.code).id
    cache: SessionCache = room.house.call(server.engine.run_native, load, server.store, session, server.kinds)
    assert ("result", vote.round) in cache.results._counted


def test_a_process_that_was_closed_counts_nothing_any_more(room: Room, process: CountingProcess) -> None:
    vote = closed(room)
    round_ = state_of(room).rounds[vote.round]
    room.house.call(process.close)
    with pytest.raises(NotCounted, match="stops"):
        room.house.call(process.count, KINDS["dots"], round_, 3)


def state_of(room: Room) -> Any:
    return room.house.awake(room.code).cache.state


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
