"""What one seat may ask in a while, however many sockets it has: people never notice, programs do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.house import MODES, ServerHouse, server_house
from tests.live.peers import Peer, Room, add_round

LONG = "x" * 4000


@pytest.fixture(scope="module", params=MODES)
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    """A server with the budgets for news of an ordinary one."""
    settings = {"limits_reads_per_second": "2", "limits_reads_burst": "20"}
    with server_house(tmp_path_factory.mktemp("house"), request.param, **settings) as running:
        yield running


# --- sockets ---------------------------------------------------------------------------------------------------


def test_for_a_fifth_socket_of_a_seat_the_oldest_goes_and_hears_why(room: Room) -> None:
    token, other = room.token(), room.phone()
    sockets = [room.phone(token) for _ in range(4)]
    fifth = room.phone(token)
    assert ("bye", {"code": "too_many_tabs"}) in sockets[0].until_ended().heard
    for still in (*sockets[1:], fifth, other):
        assert still.ask("seat.role", None, {"role": None}).ok
    assert room.house.awake(room.code).presence.present() == 2


def test_a_desk_may_have_more_sockets(room: Room) -> None:
    for desk in [room.desk() for _ in range(6)]:
        assert not desk.ended
        desk.do("session.set", None, {"title": "Still here"})


# --- news ------------------------------------------------------------------------------------------------------


def asked_all_at_once(peer: Peer, times: int) -> int:
    """Ask for everything so many times without reading; how many answers came once a command is answered."""
    before = len(peer.heard)
    for _ in range(times):
        peer.socket.frame("42" + json.dumps(["resume", {"have": None}]))
    assert peer.ask("seat.role", None, {"role": None}).ok
    return [name for name, _ in peer.heard[before:]].count("snapshot")


def test_who_asks_for_everything_without_end_gets_it_later_and_once(room: Room) -> None:
    token = room.token()
    phone, beside = room.phone(token), room.phone(token)
    at_once = asked_all_at_once(phone, 60)
    assert 1 <= at_once <= 25
    before = len(phone.heard)
    phone.until(lambda: "snapshot" in [name for name, _ in phone.heard[before:]])
    assert asked_all_at_once(beside, 20) <= 5, "another socket of the seat has a budget of its own"


def test_over_http_it_hears_that_it_goes_too_fast(room: Room) -> None:
    headers = {"Authorization": f"Bearer {room.token()}"}
    path = f"/api/events?code={room.code}"
    assert room.house.ask("GET", path, headers=headers).status == 200
    other = {"Authorization": f"Bearer {room.token()}"}
    with room.house.no_time_passes():
        late = [room.house.ask("GET", path, headers=headers) for _ in range(21)][-1]
        assert (late.status, late.refused) == (429, "too_fast")
        assert room.house.ask("GET", path, headers=other).status == 200


# --- room in the log -------------------------------------------------------------------------------------------


def test_a_seat_cannot_change_its_idea_without_end(room: Room) -> None:
    desk, phone, other = room.desk(), room.phone(), room.phone()
    name = add_round(desk, "brainstorm", settings={"idea_characters": 4000})
    desk.do("round.open", name)
    idea = phone.do("brainstorm.add_idea", name, {"text": "First"})["idea"]
    acks, stands = [], "First"
    with room.house.no_time_passes():
        for n in range(40):
            text = f"{n} {LONG[:3900]}"
            acks.append(phone.ask("brainstorm.edit_idea", name, {"idea": idea, "was": stands, "text": text}))
            stands = text if acks[-1].ok else stands
    accepted = [ack.ok for ack in acks]
    assert accepted[0]
    assert sum(accepted) < 30
    (code,) = {(ack.code, ack.retry) for ack in acks if not ack.ok}
    assert code == ("too_fast", True)
    assert other.ask("brainstorm.add_idea", name, {"text": LONG}).ok


def test_ballots_are_not_in_the_log_and_never_run_out(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    name = add_round(desk, "consent", "A proposal", settings={"characters": 1000})
    desk.do("round.open", name)
    proposal = phone.until(lambda: phone.view["round"] and phone.view["round"]["options"][0]["id"])
    for n in range(100):
        answer = {"stance": "objection", "text": f"{n} " + LONG[:990]}
        assert phone.vote(name, {"answers": {proposal: answer}}, n + 1).ok


def test_a_person_who_types_all_day_does_not_notice(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        desk, phone = room.desk(), room.phone()
        name = add_round(desk, "brainstorm", settings={"ideas_per_person": 0})
        desk.do("round.open", name)
        for number in range(120):
            assert phone.ask("brainstorm.add_idea", name, {"text": f"Idea {number}: {'a thought ' * 20}"}).ok


def test_who_looks_back_too_often_waits_and_nobody_else(room: Room) -> None:
    """Every request counts, also one that is refused for another reason."""

    def asks(token: str) -> str:
        headers = {"Authorization": f"Bearer {token}"}
        return str(room.house.ask("GET", f"/api/round/r1?code={room.code}", headers=headers).refused)

    token, other = room.token(), room.token()
    with room.house.no_time_passes():
        assert [asks(token) for _ in range(21)] == ["no_looking_back"] * 20 + ["too_fast"]
        assert asks(other) == "no_looking_back"
