"""Taking part over plain HTTP, where a network blocks sockets: the same commands, answers and news."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.live.house import Answer, ServerHouse
from tests.live.peers import Room, add_round, command

Post = Callable[..., Answer]


@pytest.fixture
def post(house: ServerHouse, room: Room) -> Post:
    """Give a command with the token of a seat."""

    def give(token: str | None, payload: Any, **more: Any) -> Answer:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return house.ask("POST", "/api/command", {"code": room.code, **payload, **more}, headers)

    return give


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", "Bearer x", "Basic abc", "bearer {}", "Bearer {} x"]
)
def test_without_the_token_of_a_seat_nothing_is_told_or_done(
    house: ServerHouse, room: Room, authorization: str
) -> None:
    headers = {"Authorization": authorization.format(room.token())}
    for answer in (
        house.ask("POST", "/api/command", {"code": room.code, **command("seat.role", None, {})}, headers),
        house.ask("GET", f"/api/events?code={room.code}", headers=headers),
    ):
        assert (answer.status, answer.refused) == (401, "seat_unknown")


def test_a_token_of_another_session_opens_nothing(house: ServerHouse, room: Room, post: Post) -> None:
    other = Room(house, house.session().code)
    assert post(other.token(), command("seat.role")).status == 401


def test_a_code_of_no_session_is_final(house: ServerHouse, room: Room, post: Post) -> None:
    token = room.token()
    assert post(token, command("seat.role"), code="ZZZZZ2").status == 404
    assert house.ask("GET", "/api/events", headers={"Authorization": f"Bearer {token}"}).status == 404


def test_a_facilitator_command_is_refused(room: Room, post: Post) -> None:
    ack = post(room.token(), command("session.close")).json
    assert (ack["ok"], ack["code"]) == (False, "not_allowed")


def test_the_cookie_of_the_desk_is_no_seat(house: ServerHouse, room: Room) -> None:
    payload = {"code": room.code, **command("session.close")}
    answer = house.ask("POST", "/api/command", payload, {"Cookie": house.host_cookie()})
    assert answer.status == 401


def test_a_command_that_is_none_is_answered(room: Room, post: Post) -> None:
    token = room.token()
    for payload in ({}, {"id": 7}, command("x", None), {**command("seat.role"), "data": [1]}):
        answer = post(token, payload)
        assert (answer.status, answer.json["ok"]) == (200, False)


def test_a_command_over_http_and_over_the_socket_is_one_command(room: Room, post: Post) -> None:
    desk, token = room.desk(), room.token()
    name = add_round(desk, "brainstorm")
    desk.do("round.open", name)
    phone = room.phone(token)
    idea = command("brainstorm.add_idea", name, {"text": "Once"})
    first = post(token, idea)
    assert phone.answer(phone.send(idea)).text == first.body.decode()
    assert post(token, idea).body == first.body
    conflict = post(token, idea, data={"text": "Twice"}).json
    assert (conflict["ok"], conflict["code"]) == (False, "id_conflict")


def test_a_poll_brings_the_own_part_and_the_pulse(house: ServerHouse, room: Room, post: Post) -> None:
    desk, token = room.desk(), room.token()
    name = add_round(desk, "dots", "A", "B")
    desk.do("round.open", name)
    headers = {"Authorization": f"Bearer {token}"}

    def poll(after: Any = "", epoch: str = "") -> Any:
        return house.ask(
            "GET", f"/api/events?code={room.code}&epoch={epoch}&after={after}", headers=headers
        ).json

    first = poll()
    assert set(first) == {"epoch", "now", "deltas", "snapshot"}
    assert post(token, command("ballot.cast", name, {"n": 3, "choice": {"dots": {}}})).json["ok"]
    news = poll(first["snapshot"]["version"], first["epoch"])
    assert news["mine"]["ballots"] == {name: {"n": 3, "choice": {"dots": {}}, "done": False}}
    assert news["pulse"]["turnout"]["round"] == name
    assert "snapshot" not in news


@pytest.mark.parametrize("audience", ["desk", "projector"])
def test_a_desk_and_a_wall_hear_what_is_theirs_with_their_cookie_alone(
    house: ServerHouse, room: Room, audience: str
) -> None:
    asked = f"/api/events?code={room.code}&as={audience}"
    assert house.ask("GET", asked).refused == "link_expired"
    seated = house.ask("GET", asked, headers={"Authorization": f"Bearer {room.token()}"})
    assert seated.refused == "link_expired"
    news = house.ask("GET", asked, headers={"Cookie": house.host_cookie()}).json
    assert ("rounds" in news["snapshot"]["view"]) is (audience == "desk")
    assert news["snapshot"]["mine"] is None


def test_what_is_no_audience_is_a_phone(house: ServerHouse, room: Room) -> None:
    answer = house.ask(
        "GET", f"/api/events?code={room.code}&as=king", headers={"Cookie": house.host_cookie()}
    )
    assert answer.refused == "seat_unknown"
