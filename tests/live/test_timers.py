"""Timers: they close a round only where the facilitator asked for it, and never too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.live.house import Clock, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round

MINUTE = 60


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


def open_round(desk: Peer, **plan: object) -> str:
    name = add_round(desk, "brainstorm", plan={"minutes": 1, **plan})
    desk.do("round.open", name)
    return name


def phase(house: ServerHouse, room: Room, name: str) -> str:
    return str(house.awake(room.code).conductor.cache.state.rounds[name].phase)


def after_a_look_at_every_timer(house: ServerHouse) -> None:
    """Wait until a round of a session made later, whose time is up by now, was closed."""
    with Room(house, house.session().code) as other:
        name = open_round(other.desk(), auto_close=True)
        house.call(house.house.sessions._clock)
        state = house.awake(other.code).conductor
        house.house.sessions._clock.now += MINUTE  # type: ignore[attr-defined]
        house.until(lambda: state.cache.state.rounds[name].phase == "closed")


def test_without_auto_close_the_end_of_the_time_closes_nothing(house: ServerHouse, room: Room) -> None:
    name = open_round(room.desk())
    after_a_look_at_every_timer(house)
    assert phase(house, room, name) == "open"


def test_a_paused_or_stopped_timer_closes_nothing(house: ServerHouse, room: Room) -> None:
    desk = room.desk()
    name = open_round(desk, auto_close=True)
    desk.do("timer.pause", name)
    after_a_look_at_every_timer(house)
    assert phase(house, room, name) == "open"
    desk.do("timer.stop", name)
    after_a_look_at_every_timer(house)
    assert phase(house, room, name) == "open"


def test_more_time_is_more_time(house: ServerHouse, room: Room, clock: Clock) -> None:
    desk = room.desk()
    name = open_round(desk, auto_close=True)
    desk.do("timer.extend", name, {"seconds": 2 * MINUTE})
    after_a_look_at_every_timer(house)
    assert phase(house, room, name) == "open"
    clock.now += 2 * MINUTE
    house.until(lambda: phase_now(house, room, name) == "closed")


def phase_now(house: ServerHouse, room: Room, name: str) -> str:
    """The same from inside the server, where nothing may be waited for; "asleep" before the session woke."""
    awake = [session for session in house.house.sessions.awake() if session.code == room.code]
    return str(awake[0].conductor.cache.state.rounds[name].phase) if awake else "asleep"


def test_auto_close_closes_and_releases_when_asked_and_everybody_sees_it(
    house: ServerHouse, room: Room, clock: Clock
) -> None:
    desk, phone = room.desk(), room.phone()
    name = open_round(desk, auto_close=True, auto_release=True)
    phone.until(lambda: phone.view["round"] and phone.view["round"]["timer"])
    assert phone.view["round"]["timer"]["ends"] == int(clock.now * 1000) + MINUTE * 1000
    clock.now += MINUTE
    phone.until(lambda: phone.view["round"]["phase"] == "released")
    assert desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "released")


def test_a_round_whose_time_ran_out_while_the_server_was_away_closes_when_it_is_back(tmp_path: Path) -> None:
    clock = Clock()
    with (
        server_house(tmp_path / "data", "eventlet", clock) as house,
        Room(house, house.session().code) as room,
    ):
        name = open_round(room.desk(), auto_close=True)
        room.close()
        house.stop()
        clock.now += MINUTE
        house.start()
        house.until(lambda: phase_now(house, room, name) == "closed")
