"""Coming in by HTTP: codes, seats, and a room full of people behind one address."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from session.live.brute_force import BruteForceLimit
from tests.live.house import Answer, Clock, ServerHouse, server_house
from tests.live.peers import Room, TurnedAway


def take(house: ServerHouse, code: Any, token: Any = None, role: Any = None) -> Answer:
    return house.ask(
        "POST", "/api/seat", {"code": code, "role": role, "token": token or secrets.token_urlsafe(24)}
    )


# --- refusals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["ZZZZZ2", "", "x" * 41, None, 7, ["K7M4PX"], "../../etc", "K7M4P"])
def test_a_code_of_no_session_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, house: ServerHouse, code: Any
) -> None:
    house.house.gateway.front_door.brute_force = BruteForceLimit(1000, Clock())
    for answer in (house.ask("POST", "/api/code", {"code": code}), take(house, code)):
        assert (answer.status, answer.refused) == (404, "wrong_code")


@pytest.mark.parametrize("token", ["short", "x" * 65, "with space" * 3, "é" * 30, 7, ["x"], "x" * 30 + "\n"])
def test_a_token_that_is_none_takes_no_seat(house: ServerHouse, room: Room, token: Any) -> None:
    assert take(house, room.code, token).refused == "bad_command"


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{", b'"x"', b"null", b"[" * 30_000, b'{"code": NaN}', b"\xff\xfe"]
)
def test_a_body_that_is_no_object_is_refused(house: ServerHouse, raw: bytes) -> None:
    from tests.live.house import ask

    answer = ask(house.port, "POST", "/api/code", headers={"Content-Type": "application/json"}, raw=raw)
    assert (answer.status, answer.refused) == (400, "bad_command")


def test_a_form_of_another_site_is_no_command(house: ServerHouse, room: Room) -> None:
    from tests.live.house import ask

    plain = {"Content-Type": "text/plain"}
    answer = ask(house.port, "POST", "/api/code", headers=plain, raw=f'{{"code": "{room.code}"}}'.encode())
    assert answer.refused == "bad_command"


def test_a_body_that_is_too_large_is_refused(house: ServerHouse) -> None:
    answer = house.ask("POST", "/api/code", {"code": "x" * 70_000})
    assert (answer.status, answer.refused) == (413, "too_large")


def test_an_unknown_role_takes_no_seat(house: ServerHouse, room: Room) -> None:
    for role in ("mayor", 7, ["citizen"], {}):
        assert take(house, room.code, role=role).status == 400
    assert house.awake(room.code).conductor.cache.state.people == 0


def test_a_locked_session_takes_nobody_new_and_keeps_who_is_in(house: ServerHouse, room: Room) -> None:
    token = room.token()
    room.desk().do("session.lock", None, {"locked": True})
    assert (take(house, room.code).status, take(house, room.code).refused) == (409, "session_locked")
    assert take(house, room.code, token).status == 200


def test_a_closed_session_takes_nobody_new_and_keeps_who_is_in(house: ServerHouse, room: Room) -> None:
    token = room.token()
    room.desk().do("session.close")
    assert (take(house, room.code).status, take(house, room.code).refused) == (410, "session_closed")
    again = take(house, room.code, token)
    assert (again.status, again.json["session"]["phase"]) == (200, "closed")


def test_a_full_session_takes_nobody_new_and_keeps_who_is_in(tmp_path: Path) -> None:
    settings = {"limits_participants": "2"}
    with (
        server_house(tmp_path / "data", "eventlet", **settings) as house,
        Room(house, house.session().code) as room,
    ):
        waiting, token, _ = room.asked(), room.token(), room.token()
        assert (take(house, room.code).status, take(house, room.code).refused) == (409, "session_full")
        with pytest.raises(TurnedAway, match="session_full"):
            room.phone(waiting)
        assert take(house, room.code, token).status == 200
        assert house.awake(room.code).cache.state.people == 2


def test_people_who_come_in_at_the_same_moment_do_not_pass_the_limit(tmp_path: Path) -> None:
    settings = {"limits_participants": "5"}
    with (
        server_house(tmp_path / "data", "eventlet", **settings) as house,
        Room(house, house.session().code) as room,
        ThreadPoolExecutor(12) as people,
    ):
        assert sum(people.map(room.tries, [room.asked() for _ in range(12)])) == 5
        assert house.awake(room.code).cache.state.people == 5


# --- a seat counts once its phone was here ---------------------------------------------------------------------


def test_a_seat_that_was_only_asked_for_counts_for_nothing(house: ServerHouse, room: Room) -> None:
    desk, session = room.desk(), house.awake(room.code)
    version = session.cache.version
    tokens = [room.asked("citizen") for _ in range(40)]
    assert (session.cache.state.people, session.cache.version, session.cache.seats) == (0, version, {})
    room.phone(tokens[0])
    assert desk.until(lambda: desk.view["session"]["people"]) == 1


def test_a_phone_without_a_socket_counts_once_it_asks_for_news(house: ServerHouse, room: Room) -> None:
    token = room.asked()
    news = house.ask("GET", f"/api/events?code={room.code}", headers={"Authorization": f"Bearer {token}"})
    assert news.json["snapshot"]["view"]["session"]["code"] == room.code
    assert house.awake(room.code).cache.state.people == 1


def test_a_door_that_was_locked_meanwhile_is_locked_for_who_asked_before(
    house: ServerHouse, room: Room
) -> None:
    token = room.asked()
    room.desk().do("session.lock", None, {"locked": True})
    with pytest.raises(TurnedAway, match="session_locked"):
        room.phone(token)
    assert house.awake(room.code).cache.state.people == 0


def test_who_asked_before_the_server_started_again_asks_again(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        token = room.asked()
        house.restart()
        with pytest.raises(TurnedAway, match="seat_unknown"):
            room.phone(token)
        assert take(house, room.code, token).status == 200
        room.phone(token)
        assert house.awake(room.code).cache.state.people == 1


def test_who_asks_without_end_makes_others_ask_again_and_fills_no_memory(
    house: ServerHouse, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("session.live.arrivals.WAITING", 3)
    first, *others = [room.asked() for _ in range(4)]
    with pytest.raises(TurnedAway, match="seat_unknown"):
        room.phone(first)
    assert [room.phone(token).view["session"]["code"] for token in others] == [room.code] * 3


# --- coming in -------------------------------------------------------------------------------------------------


def test_a_code_can_be_typed_in_any_way(house: ServerHouse, room: Room) -> None:
    code = room.code
    for typed in (code.lower(), f"{code[:3]} {code[3:]}", f" {code[:2]}-{code[2:]}\n", "-".join(code)):
        answer = house.ask("POST", "/api/code", {"code": typed})
        assert answer.json["session"]["code"] == code
        assert house.ask("GET", f"/join/{typed.strip().replace(' ', '%20')}").status == 200


def test_the_door_tells_what_is_needed_and_nothing_of_the_contents(house: ServerHouse, room: Room) -> None:
    session = house.ask("POST", "/api/code", {"code": room.code}).json["session"]
    assert set(session) == {"code", "title", "language", "phase", "locked", "threshold", "roles", "entry"}
    assert session["roles"] == [{"id": "citizen", "label": "Citizen"}]


def test_the_same_token_is_the_same_seat(house: ServerHouse, room: Room) -> None:
    token = secrets.token_urlsafe(24)
    first, again = take(house, room.code, token, None), take(house, room.code, token, "citizen")
    assert first.json["seat"] == again.json["seat"] == token
    room.phone(token)
    third = take(house, room.code, token, None)
    assert third.json["seat"] == token
    state = house.awake(room.code).conductor.cache.state
    assert (state.people, dict(state.seats)) == (1, {"citizen": 1})


def test_the_same_token_in_two_sessions_is_two_seats(house: ServerHouse, room: Room) -> None:
    other, token = house.session().code, secrets.token_urlsafe(24)
    assert [take(house, code, token).status for code in (room.code, other)] == [200, 200]
    with Room(house, other) as elsewhere:
        assert [each.tries(token) for each in (room, elsewhere)] == [True, True]
    seats = [set(house.awake(code).conductor.cache.roles) for code in (room.code, other)]
    assert not seats[0] & seats[1]


# --- guessing --------------------------------------------------------------------------------------------------


def test_one_address_that_guesses_does_not_use_up_what_others_may_try() -> None:
    clock = Clock()
    limit = BruteForceLimit(10, clock)
    while limit.allowed("attacker"):
        limit.failed("attacker")
    assert limit.allowed("somebody else")
    clock.now += 0.4
    assert not limit.allowed("attacker")
    clock.now += 0.2
    assert limit.allowed("attacker")


def test_many_addresses_that_guess_together_are_held_to_one_ceiling() -> None:
    clock = Clock()
    limit = BruteForceLimit(10, clock)
    tries = 0
    for second in range(20):
        clock.now += 1
        for number in range(200):
            address = f"{second} {number}"
            if limit.allowed(address):
                limit.failed(address)
                tries += 1
    assert tries <= 10 * 20 + 30


def test_a_code_that_was_right_once_stays_open_to_that_address_and_to_no_other() -> None:
    limit = BruteForceLimit(1, Clock())
    limit.succeeded("room", "K7M4PX")
    while limit.allowed("room"):
        limit.failed("room")
    assert limit.allowed("room", "K7M4PX")
    assert not limit.allowed("room", "K7M4PY")
    while limit.allowed("elsewhere"):
        limit.failed("elsewhere")
    assert not limit.allowed("elsewhere", "K7M4PX")


def test_addresses_are_not_kept_in_clear_and_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("session.live.brute_force.KNOWN_PAIRS", 10)
    limit = BruteForceLimit(1000, Clock())
    for number in range(50):
        limit.succeeded(f"192.0.2.{number}", "K7M4PX")
    assert len(limit._known) == 10
    assert b"192.0.2" not in b"".join(limit._known)


def test_three_hundred_people_behind_one_address_come_in_while_somebody_there_guesses(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house:
        code = house.session().code
        with house.no_time_passes():
            assert take(house, code).status == 200
            guessed = [house.ask("POST", "/api/code", {"code": "ZZZZZ2"}).status for _ in range(40)]
            assert guessed[-1] == 429
            with ThreadPoolExecutor(8) as people:
                joined = list(people.map(lambda _: take(house, code).status, range(300)))
        assert joined == [200] * 300
