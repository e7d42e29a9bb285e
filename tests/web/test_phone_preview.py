"""The phone in a frame at the desk: for desks only, and no participant."""

from __future__ import annotations

from tests.live.house import ServerHouse
from tests.live.peers import Room, add_round


def test_only_a_desk_sees_a_phone_beforehand(house: ServerHouse, room: Room) -> None:
    round_ = add_round(room.desk(), "dots")
    assert house.ask("GET", f"/preview/{room.code}/{round_}").headers["location"] == "/enter"
    assert house.ask("GET", f"/api/desk/{room.code}/phone/{round_}").refused == "link_expired"
    host = {"Cookie": house.host_cookie()}
    assert house.ask("GET", f"/api/desk/{room.code}/phone/r99", headers=host).refused == "unknown_round"


def test_a_phone_in_a_frame_is_no_participant_and_only_our_pages_frame_it(
    house: ServerHouse, room: Room
) -> None:
    round_ = add_round(room.desk(), "dots", "Trams", "Buses")
    host = {"Cookie": house.host_cookie()}
    page = house.ask("GET", f"/preview/{room.code}/{round_}", headers=host)
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    seen = house.ask("GET", f"/api/desk/{room.code}/phone/{round_}", headers=host).json
    assert [option["text"] for option in seen["view"]["round"]["options"]] == ["Trams", "Buses"]
    assert seen["mine"] == {"role": None, "owned": {round_: seen["mine"]["owned"][round_]}, "ballots": {}}
    assert seen["view"]["session"]["people"] == 0
    assert house.awake(room.code).cache.state.rounds[round_].phase == "draft"
    assert house.awake(room.code).presence.present() == 0
