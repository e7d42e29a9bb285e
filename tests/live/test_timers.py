"""Timers: they close a round only where the facilitator asked for it, and never too early."""

from __future__ import annotations

from pathlib import Path

import pytest

from session.live.outage import GRACE_SECONDS
from session.live.round_end import SEAL_SECONDS
from tests.live.house import MODES, Clock, ServerHouse, server_house
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
    """Wait until a round of a session made later, whose time is up by now, was ended."""
    with Room(house, house.session().code) as other:
        name = open_round(other.desk(), auto_close=True)
        state = house.awake(other.code).conductor
        house.house.sessions._clock.now += MINUTE  # type: ignore[attr-defined]
        house.until(lambda: state.cache.state.rounds[name].phase != "open")


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
    house.until(lambda: phase_now(house, room, name) == "closing")


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
    phone.until(lambda: phone.view["round"]["phase"] == "closing")
    clock.now += SEAL_SECONDS
    phone.until(lambda: phone.view["round"]["phase"] == "released")
    assert desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "released")


def test_a_jump_of_the_time_of_day_gives_and_takes_no_time(tmp_path: Path) -> None:
    day, running = Clock(), Clock(1_000.0)
    with (
        server_house(tmp_path / "data", "eventlet", day, running) as house,
        Room(house, house.session().code) as room,
    ):
        desk = room.desk()
        name = open_round(desk, auto_close=True)
        day.now += 3600
        after_a_look(house, room)
        assert phase(house, room, name) == "open"
        late = room.phone()
        assert late.view["round"]["timer"]["ends"] - told_now(late) == MINUTE * 1000
        desk.do("timer.pause", name)
        desk.until(lambda: desk.view["rounds"][name]["timer"]["left"] == MINUTE * 1000)
        desk.do("timer.resume", name)
        day.now -= 7200
        running.now += MINUTE
        house.until(lambda: phase_now(house, room, name) == "closing")


def told_now(peer: Peer) -> int:
    """The clock that the server told this peer last."""
    return int(next(content["now"] for name, content in reversed(peer.heard) if name == "hello"))


def after_a_look(house: ServerHouse, room: Room) -> None:
    """Wait until the watch has looked at this session once more."""
    looks: list[int] = []
    outage = house.awake(room.code).outage
    look = outage.look

    def counted(present: int) -> None:
        look(present)
        looks.append(present)

    outage.look = counted  # type: ignore[method-assign]
    house.until(lambda: len(looks) > 1)  # the first one may have begun before
    outage.look = look  # type: ignore[method-assign]


@pytest.mark.parametrize("mode", MODES)
def test_a_clock_that_ran_out_while_the_server_was_away_leaves_time_to_come_back(
    tmp_path: Path, mode: str
) -> None:
    clock = Clock()
    with (
        server_house(tmp_path / "data", mode, clock, clock) as house,
        Room(house, house.session().code) as room,
    ):
        name = open_round(room.desk(), auto_close=True)
        seat = room.token()
        room.phone(seat)
        room.close()
        house.stop()
        clock.now += MINUTE
        house.start()
        back = room.phone(seat)
        back.until(lambda: back.view["round"]["timer"].get("because") == "outage")
        assert back.view["round"]["timer"]["ends"] - told_now(back) == GRACE_SECONDS * 1000
        back.do("brainstorm.add_idea", name, {"text": "Written while it was away"})
        clock.now += GRACE_SECONDS
        house.until(lambda: phase_now(house, room, name) == "closing")


def test_a_clock_with_time_enough_gets_no_more_after_a_restart(tmp_path: Path) -> None:
    clock = Clock()
    with (
        server_house(tmp_path / "data", "eventlet", clock, clock) as house,
        Room(house, house.session().code) as room,
    ):
        name = open_round(room.desk(), auto_close=True)
        room.close()
        house.restart()
        after_a_look(house, room)
        timer = house.awake(room.code).cache.state.rounds[name].timer
        assert timer is not None
        assert (timer.ends, timer.because) == (int(clock.now * 1000) + MINUTE * 1000, None)


def test_a_round_waits_for_phones_that_lost_their_connection_at_once(
    house: ServerHouse, room: Room, clock: Clock
) -> None:
    desk, wall = room.desk(), room.projector()
    seats = [room.token() for _ in range(4)]
    phones = [room.phone(seat) for seat in seats]
    name = open_round(desk, auto_close=True)
    after_a_look(house, room)
    for phone in phones[:3]:
        phone.close()
    house.until(lambda: house.house.sessions.awake() and present(house, room) == 1)
    after_a_look(house, room)
    clock.now += MINUTE
    for face in (desk, wall):
        face.until(lambda face=face: face.pulse.get("held") == name)
    assert phase(house, room, name) == "open"
    assert "held" not in phones[3].resume().pulse
    for seat in seats[:2]:
        room.phone(seat)
    wall.until(lambda: wall.view["round"]["timer"].get("because") == "outage")
    wall.until(lambda: "held" not in wall.pulse)
    clock.now += GRACE_SECONDS
    house.until(lambda: phase_now(house, room, name) == "closing")


def present(house: ServerHouse, room: Room) -> int:
    return next(each for each in house.house.sessions.awake() if each.code == room.code).presence.present()
