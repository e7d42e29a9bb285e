"""Sessions of one server: they wake up by replay, one damaged log harms no other, and deleted is deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from session.live.session_code import ALPHABET, CODE_LENGTH, normal_code
from session.store import StoreUnavailable
from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Peer, Room, TurnedAway, add_round, command

DAY = 86_400


def test_a_code_can_be_typed_in_any_way() -> None:
    assert {normal_code(each) for each in ("k7m4px", "K7M 4PX", " k7m-4px ", "K7M–4PX", "k 7 m 4 p x")} == {
        "K7M4PX"
    }


def test_a_code_has_no_letters_that_look_like_another() -> None:
    assert not set("01OIL") & set(ALPHABET)
    assert len(ALPHABET) ** CODE_LENGTH > 8e8


def test_more_sessions_than_the_settings_allow_are_refused(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet", limits_sessions="2") as house:
        cookie = {"Cookie": house.host_cookie()}
        made = [house.ask("POST", "/api/desk/sessions", {"title": "One"}, cookie) for _ in range(3)]
        assert [each.status for each in made] == [201, 201, 409]
        assert made[2].refused == "too_many_sessions"


@pytest.mark.parametrize("mode", MODES)
def test_a_closed_session_sleeps_after_a_restart_and_wakes_as_it_was(tmp_path: Path, mode: str) -> None:
    with (
        server_house(tmp_path / "data", mode) as house,
        Room(house, house.session(title="Closed").code) as closed,
    ):
        desk, token = closed.desk(), closed.token()
        name = add_round(desk, "brainstorm")
        desk.do("round.open", name)
        closed.phone(token).do("brainstorm.add_idea", name, {"text": "Kept"})
        desk.do("round.close", name)
        desk.do("session.close")
        view = desk.until(lambda: desk.view["session"]["phase"] == "closed" and desk.view)
        closed.close()
        house.restart()
        assert house.house.sessions.awake() == []
        assert closed.desk().view == view
        assert closed.phone(token).view["session"]["phase"] == "closed"


def test_one_damaged_log_keeps_nobody_else_out(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house:
        broken, sound = house.session(title="Broken"), house.session(title="Sound")
        code, good = broken.code, sound.code
        house.stop()
        with closing(sqlite3.connect(house.directory / "versnelkamer.sqlite3")) as other, other:
            other.execute(
                "UPDATE events SET data = replace(data, 'Broken', 'Forged') WHERE session = ?", (broken.id,)
            )
        house.start()
        assert house.ask("POST", "/api/code", {"code": good}).json["session"]["title"] == "Sound"
        assert house.ask("POST", "/api/code", {"code": code}).refused == "store_unavailable"
        with pytest.raises(TurnedAway, match="store_unavailable"):
            Peer(house, {"as": "phone", "code": code, "protocol": 2, "seat": "x" * 30})
        assert house.ask("GET", f"/join/{code}").status == 200


def test_a_watchdog_and_who_comes_back_wait_for_no_write_that_waits_for_a_lock(
    house: ServerHouse, room: Room
) -> None:
    desk, token = room.desk(), room.token()
    with closing(sqlite3.connect(house.directory / "versnelkamer.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        waiting = desk.send(command("session.set", None, {"title": "Waits for the lock"}))
        turn = house.house.store._database._turn
        house.until(lambda: not turn.acquire(blocking=False) or turn.release())
        assert house.ask("GET", "/healthz").status == 200
        assert house.ask("POST", "/api/code", {"code": room.code}).status == 200
        assert room.phone(token).view["session"]["phase"] == "draft"
        assert waiting not in desk.acks
        other.execute("ROLLBACK")
    assert desk.answer(waiting).ok


# --- deleting --------------------------------------------------------------------------------------------------


def test_an_open_session_cannot_be_deleted(house: ServerHouse, room: Room) -> None:
    desk = room.desk()
    desk.do("session.open")
    answer = house.ask("DELETE", f"/api/desk/sessions/{room.code}", headers={"Cookie": house.host_cookie()})
    assert answer.refused == "session_open"
    assert desk.ask("session.set", None, {"title": "Still there"}).ok


def test_a_deleted_session_leaves_a_tombstone_and_says_goodbye(house: ServerHouse) -> None:
    with Room(house, house.session(title="Mrs. Canary of Goldfinch street").code) as room:
        session, phone = house.awake(room.code), room.phone()
        head = session.conductor.cache.head
        cookie = {"Cookie": house.host_cookie()}
        assert house.ask("DELETE", f"/api/desk/sessions/{room.code}", headers=cookie).status == 200
        assert phone.until_ended().heard[-1] == ("bye", {"code": "gone"})
        assert [
            (each.session, each.head) for each in house.house.store.tombstones() if each.session == session.id
        ] == [(session.id, head)]
        files = [path for path in house.directory.rglob("*") if path.is_file()]
        house.until(lambda: not any(b"Canary" in path.read_bytes() for path in files if path.exists()))
        assert house.ask("POST", "/api/code", {"code": room.code}).refused == "wrong_code"
        late = house.call(session.conductor.ask, *_idea())
        assert (late.ok, late.retry) == (False, True)


def _idea() -> tuple[object, object]:
    from session.core.commands import Actor, Command

    return Command(str(command("")["id"]), "session.open"), Actor("desk")


def test_when_the_disk_refuses_to_delete_the_session_can_be_deleted_again(
    house: ServerHouse, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = {"Cookie": house.host_cookie()}

    def refuse(session: str) -> bool:
        raise StoreUnavailable("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(house.house.store, "delete_session", refuse)
        answer = house.ask("DELETE", f"/api/desk/sessions/{room.code}", headers=cookie)
        assert (answer.status, answer.refused) == (503, "store_unavailable")
    assert room.desk().ask("session.set", None, {"title": "Still there"}).ok
    assert house.ask("DELETE", f"/api/desk/sessions/{room.code}", headers=cookie).status == 200
