"""What a server does by itself: the port first, sessions that wake and sleep, rounds left open, old sessions."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from session.live import sessions as live_sessions
from session.live.idle_sessions import AWAKE_SECONDS, IDLE_MOST, IDLE_SECONDS
from session.live.left_open import QUIET_SECONDS
from session.live.outage import GRACE_SECONDS
from session.live.retention import BIN_SECONDS
from session.live.sessions import LiveSession
from session.store import Store, StoreError
from tests.live.house import MODES, PATIENCE, Clock, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round

MINUTE, HOUR, DAY = 60, 3600, 86_400


class Clocks:
    """Both clocks of a server, in the hands of a test."""

    def __init__(self) -> None:
        self.day, self.running = Clock(), Clock(1000.0)

    def pass_(self, seconds: float) -> None:
        self.day.now += seconds
        self.running.now += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def house(tmp_path: Path, clocks: Clocks) -> Iterator[ServerHouse]:
    with server_house(tmp_path / "data", "eventlet", clocks.day, clocks.running) as house:
        yield house


def closed(house: ServerHouse, title: str = "Closed") -> str:
    session = house.session(title=title)
    for name in ("session.open", "session.close"):
        house.call(house.house.sessions.command, session, name, {})
    return session.code


def listed(house: ServerHouse) -> dict[str, dict[str, object]]:
    answer = house.ask("GET", "/api/desk/sessions", headers={"Cookie": house.host_cookie()})
    return {each["code"]: each for each in answer.json["sessions"]}


def awake(house: ServerHouse) -> set[str]:
    return {session.code for session in house.house.sessions.awake()}


def let_sleep(house: ServerHouse) -> None:
    house.call(house.house.sessions.let_sleep)


def opened(desk: Peer, kind: str = "dots") -> str:
    name = add_round(desk, kind, source={"texts": ["A", "B"]}) if kind == "dots" else add_round(desk, kind)
    desk.do("round.open", name)
    return name


def brainstorming(house: ServerHouse, *then: str) -> LiveSession:
    """A session with a brainstorm that is open, or to which these commands came after that."""
    session = house.session()
    added = house.call(
        house.house.sessions.command, session, "round.add", {"kind": "brainstorm", "prompt": "?"}
    )
    for name in ("round.open", *then):
        assert house.call(house.house.sessions.command, session, name, {}, added.reply["round"]).ok
    return session


# --- the port first --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", MODES)
def test_the_port_is_open_before_any_session_was_read(
    tmp_path: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server_house(tmp_path / "data", mode) as house:
        codes = set()
        for _ in range(3):
            codes.add(brainstorming(house).code)
        house.stop()
        go, load = threading.Event(), live_sessions.load

        def waits(*arguments: object) -> object:
            assert go.wait(PATIENCE)
            return load(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(live_sessions, "load", waits)
        house.start()
        assert house.ask("GET", "/healthz").json == {"ok": True, "sessions": 3, "awake": 0}
        go.set()
        house.until(lambda: awake(house) == codes)


def test_only_sessions_with_an_open_round_are_woken_by_themselves_and_the_others_by_who_asks(
    house: ServerHouse,
) -> None:
    draft, done, running = house.session().code, closed(house), brainstorming(house).code
    between, reopened = (
        brainstorming(house, "round.close"),
        brainstorming(house, "round.close", "round.reopen"),
    )
    house.restart()
    house.until(lambda: awake(house) == {running, reopened.code})
    assert house.ask("POST", "/api/code", {"code": between.code}).status == 200
    assert awake(house) == {running, reopened.code, between.code}
    assert {code: line["phase"] for code, line in listed(house).items()} == {
        draft: "draft",
        done: "closed",
        **dict.fromkeys((running, between.code, reopened.code), "open"),
    }


def test_at_a_start_no_log_is_read_but_those_of_sessions_with_an_open_round(
    house: ServerHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = brainstorming(house)
    for _ in range(3):
        brainstorming(house, "round.close")
    house.stop()
    read, read_log = [], Store.read_log

    def noted(store: Store, session: str, after: int = 0) -> object:
        read.append(session)
        return read_log(store, session, after)

    monkeypatch.setattr(Store, "read_log", noted)
    house.start()
    house.until(lambda: awake(house) == {running.code})
    assert read == [running.id]


# --- sleeping --------------------------------------------------------------------------------------------------------


def test_a_session_that_somebody_looks_at_stays_awake_and_one_with_an_open_round_does_too(
    house: ServerHouse, clocks: Clocks
) -> None:
    with Room(house, house.session().code) as seen, Room(house, house.session().code) as busy:
        phone, desk = seen.phone(), busy.desk()
        opened(desk, "brainstorm")
        busy.close()
        house.until(lambda: all(each.presence.is_empty() for each in house.house.sessions.awake()[1:]))
        clocks.pass_(AWAKE_SECONDS * 10)
        let_sleep(house)
        assert awake(house) == {seen.code, busy.code}
        assert phone.resume().view["session"]["phase"] == "draft"


def test_a_session_nobody_asked_for_falls_asleep_and_wakes_as_it_was(
    house: ServerHouse, clocks: Clocks
) -> None:
    with Room(house, house.session(title="Sleeper").code) as room:
        desk, token = room.desk(), room.token()
        name = opened(desk, "brainstorm")
        room.phone(token).do("brainstorm.add_idea", name, {"text": "Kept"})
        desk.do("round.close", name)
        view = desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "closed" and desk.view)
        line = listed(house)[room.code]
        room.close()
        house.until(house.house.sessions.awake()[0].presence.is_empty)
        clocks.pass_(AWAKE_SECONDS - 1)
        let_sleep(house)
        assert awake(house) == {room.code}
        clocks.pass_(AWAKE_SECONDS)
        let_sleep(house)
        assert awake(house) == set()
        assert listed(house)[room.code] == line | {"present": 0}
        assert room.desk().view == view
        assert room.phone(token).do("seat.role", None, {"role": None}) is not None
        assert awake(house) == {room.code}


def test_who_still_holds_a_session_that_fell_asleep_is_asked_to_try_again(
    house: ServerHouse, clocks: Clocks
) -> None:
    session = house.session()
    clocks.pass_(AWAKE_SECONDS)
    let_sleep(house)
    ack = house.call(house.house.sessions.command, session, "session.open", {})
    assert (ack.ok, ack.code, ack.retry) == (False, "store_unavailable", True)
    again = house.awake(session.code)
    assert house.call(house.house.sessions.command, again, "session.open", {}).ok


@pytest.mark.parametrize("mode", MODES)
def test_after_looking_at_many_closed_sessions_nothing_of_them_stays_in_memory(
    tmp_path: Path, mode: str, clocks: Clocks
) -> None:
    with server_house(tmp_path / "data", mode, clocks.day, clocks.running) as house:
        codes = [closed(house) for _ in range(25)]
        house.restart()
        seen = []
        for code in codes:
            assert house.ask("POST", "/api/code", {"code": code}).status == 200
            seen.append(weakref.ref(house.awake(code).conductor.cache))
        assert len(awake(house)) == 25
        clocks.pass_(AWAKE_SECONDS)
        let_sleep(house)
        assert awake(house) == set()
        gc.collect()
        assert [ref for ref in seen if ref() is not None] == []


def test_of_sessions_that_nobody_is_in_only_the_last_few_stay_awake_while_others_are_looked_at(
    house: ServerHouse, clocks: Clocks
) -> None:
    codes = [closed(house) for _ in range(IDLE_MOST + 3)]
    house.restart()
    with Room(house, codes[0]) as visited:
        visited.desk()
        for code in codes[1:]:
            assert house.ask("POST", "/api/code", {"code": code}).status == 200
            clocks.pass_(IDLE_SECONDS)
        let_sleep(house)
        house.until(lambda: awake(house) == {codes[0], *codes[3:]})
        assert house.ask("POST", "/api/code", {"code": codes[1]}).status == 200
        house.until(lambda: awake(house) == {codes[0], codes[1], *codes[3:]})


def test_a_session_that_is_deleted_while_somebody_wakes_it_is_not_there(
    house: ServerHouse, clocks: Clocks
) -> None:
    code, sessions = closed(house), house.house.sessions
    session = house.awake(code).id
    clocks.pass_(AWAKE_SECONDS)
    let_sleep(house)
    house.house.store.delete_session(session)
    with pytest.raises(StoreError):
        house.call(sessions.by_code, code)
    assert awake(house) == set()


# --- rounds left open ------------------------------------------------------------------------------------------------


def watch(house: ServerHouse) -> None:
    house.call(house.house.housekeeping._watch)


def phase(house: ServerHouse, room: Room, name: str) -> str:
    return str(house.awake(room.code).conductor.cache.state.rounds[name].phase)


@pytest.mark.parametrize("kind", ["dots", "brainstorm"])
def test_a_round_left_open_closes_a_day_after_the_last_thing_that_happened_in_it(
    house: ServerHouse, clocks: Clocks, kind: str
) -> None:
    with Room(house, house.session().code) as room:
        desk, phone = room.desk(), room.phone()
        name = opened(desk, kind)
        session = house.awake(room.code).id
        watch(house)
        clocks.pass_(23 * HOUR)
        watch(house)
        if kind == "dots":
            phone.do("ballot.cast", name, {"n": 1, "choice": {"dots": {f"{name}-1": 1}}})
        else:
            phone.do("brainstorm.add_idea", name, {"text": "Late"})
        watch(house)
        clocks.pass_(23 * HOUR)
        watch(house)
        assert phase(house, room, name) == "open"
        assert house.house.store.keys.all() == [(session, f"{name}.1")]
        clocks.pass_(HOUR)
        watch(house)
        assert phase(house, room, name) == "closed"
        assert house.house.store.keys.all() == []
        assert desk.until(lambda: desk.view["rounds"].get(name, {}).get("phase") == "closed")


def test_a_round_that_was_forgotten_before_a_restart_closes_when_an_hour_passed_without_anything_in_it(
    house: ServerHouse, clocks: Clocks
) -> None:
    with Room(house, house.session().code) as room:
        name = opened(room.desk())
        room.phone().do("ballot.cast", name, {"n": 1, "choice": {"dots": {f"{name}-1": 1}}})
        code = room.code
        room.close()
        house.stop()
        clocks.day.now += 2 * DAY
        clocks.running.now = 5.0
        house.start()
        house.until(lambda: awake(house) == {code})
        watch(house)
        clocks.pass_(QUIET_SECONDS - 1)
        watch(house)
        assert phase(house, room, name) == "open"
        clocks.pass_(1)
        watch(house)
        assert phase(house, room, name) == "closed"
        assert house.house.store.keys.all() == []


def test_a_clock_that_jumps_closes_no_round(house: ServerHouse, clocks: Clocks) -> None:
    with Room(house, house.session().code) as room:
        name = opened(room.desk())
        watch(house)
        room.phone().do("ballot.cast", name, {"n": 1, "choice": {"dots": {f"{name}-1": 1}}})
        watch(house)
        for days in (100, -300):
            clocks.day.now += days * DAY
            clocks.running.now += 2 * HOUR
            watch(house)
            assert phase(house, room, name) == "open"


def test_where_the_settings_say_so_no_round_closes_by_itself(tmp_path: Path, clocks: Clocks) -> None:
    with (
        server_house(
            tmp_path / "data", "eventlet", clocks.day, clocks.running, privacy_close_after_hours="0"
        ) as house,
        Room(house, house.session().code) as room,
    ):
        name = opened(room.desk())
        for _ in range(3):
            watch(house)
            clocks.pass_(30 * DAY)
        assert phase(house, room, name) == "open"


# --- open until a moment ---------------------------------------------------------------------------------------------


def open_until(house: ServerHouse, desk: Peer, until: float) -> str:
    name = opened(desk, "brainstorm")
    desk.do("round.until", name, {"until": int(until)})
    watch(house)
    return name


def test_a_round_is_open_for_days_until_its_moment_and_then_closes_by_itself(
    house: ServerHouse, clocks: Clocks
) -> None:
    with Room(house, house.session().code) as room:
        desk = room.desk()
        name = open_until(house, desk, clocks.day.now + 5 * DAY)
        for _ in range(5):
            clocks.pass_(DAY - 1)
            watch(house)
            assert phase(house, room, name) == "open"
        clocks.pass_(5)
        watch(house)
        assert phase(house, room, name) == "closing"
        desk.do("round.keep_open", name)
        watch(house)
        assert phase(house, room, name) == "open"


@pytest.mark.parametrize("away", ["restarted", "slept or set forward"])
def test_a_moment_that_passed_unseen_leaves_time_to_come_back_and_closes_the_round(
    house: ServerHouse, clocks: Clocks, away: str
) -> None:
    with Room(house, house.session().code) as room:
        name = open_until(house, room.desk(), clocks.day.now + DAY)
        if away == "restarted":
            room.close()
            house.stop()
            clocks.running.now = 5.0
        clocks.day.now += 2 * DAY
        if away == "restarted":
            house.start()
            house.until(lambda: awake(house) == {room.code})
        watch(house)
        clocks.pass_(GRACE_SECONDS - 1)
        watch(house)
        assert phase(house, room, name) == "open"
        clocks.pass_(1)
        watch(house)
        assert phase(house, room, name) == "closing"


def test_a_clock_that_was_wrong_for_a_moment_closes_nothing_and_one_that_is_set_back_gives_time(
    house: ServerHouse, clocks: Clocks
) -> None:
    with Room(house, house.session().code) as room:
        name = open_until(house, room.desk(), clocks.day.now + HOUR)
        for jump in (300 * DAY, -300 * DAY, -HOUR):
            clocks.day.now += jump
            watch(house)
            clocks.pass_(10)
            watch(house)
        clocks.pass_(2 * HOUR - 31)
        watch(house)
        assert phase(house, room, name) == "open"
        clocks.pass_(1)
        watch(house)
        assert phase(house, room, name) == "closing"


# --- sessions too old to keep ----------------------------------------------------------------------------------------


def sweep_for(house: ServerHouse, clocks: Clocks, days: float) -> None:
    """So many days pass with a look every six hours."""
    for _ in range(int(days * 4)):
        clocks.pass_(6 * HOUR)
        house.call(house.house.housekeeping.sweep)


def test_a_server_that_starts_with_its_clock_a_hundred_days_ahead_deletes_nothing(
    house: ServerHouse, clocks: Clocks, caplog: pytest.LogCaptureFixture
) -> None:
    codes = {closed(house) for _ in range(3)}
    house.call(house.house.housekeeping.sweep)
    house.stop()
    clocks.day.now += 100 * DAY
    house.start()
    house.session()
    sweep_for(house, clocks, 6)
    assert codes <= set(listed(house))
    assert [line["leaves"] for line in listed(house).values()] == [None] * 4
    assert caplog.text.count("the clock of this machine is far from where it was") == 1


def test_an_old_session_is_in_the_bin_for_a_week_and_can_be_kept(house: ServerHouse, clocks: Clocks) -> None:
    old, kept = closed(house), closed(house)
    with Room(house, house.session().code) as room:
        sweep_for(house, clocks, 88)
        room.desk().do("session.set", None, {"title": "Still in use"})
        sweep_for(house, clocks, 4)
        lines = listed(house)
        assert lines[room.code]["leaves"] is None
        assert lines[old]["leaves"] == lines[kept]["leaves"]
        assert int(str(lines[old]["leaves"])) <= clocks.day.now + BIN_SECONDS
        cookie = {"Cookie": house.host_cookie()}
        assert house.ask("POST", f"/api/desk/sessions/{kept}/keep").refused == "link_expired"
        assert house.ask("POST", f"/api/desk/sessions/{kept}/keep", {}, cookie).status == 200
        assert listed(house)[kept]["leaves"] is None
        session = house.awake(old).id
        sweep_for(house, clocks, 9)
        assert set(listed(house)) == {kept, room.code}
        assert [each.session for each in house.house.store.tombstones()] == [session]
        assert house.ask("POST", "/api/code", {"code": old}).refused == "wrong_code"


def test_an_old_session_is_deleted_without_being_woken(house: ServerHouse, clocks: Clocks) -> None:
    closed(house)
    house.restart()
    sweep_for(house, clocks, 110)
    assert (listed(house), awake(house)) == ({}, set())
