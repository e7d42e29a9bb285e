"""A backup that was made during an open secret round, put back without the key of that round."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.live.house import server_house
from tests.live.peers import Room, add_round


def test_who_votes_again_after_a_restore_counts_once(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house, Room(house, house.session().code) as room:
        desk = room.desk()
        name = add_round(desk, "dots", source={"texts": ["A", "B"]})
        desk.do("round.open", name)
        tokens = [room.token() for _ in range(6)]
        for token in tokens:
            room.phone(token).do("ballot.cast", name, {"n": 1, "choice": {"dots": {f"{name}-1": 1}}})
        room.close()
        house.stop()
        shutil.rmtree(house.directory / "keys")
        house.restart()
        desk = room.desk()
        for token in tokens:
            phone = room.phone(token)
            assert phone.mine["ballots"] == {}
            phone.do("ballot.cast", name, {"n": 2, "choice": {"dots": {f"{name}-2": 1}}})
        desk.do("round.close", name)
        result = desk.until(lambda: desk.view["rounds"][name]["result"])
        assert result["ballots"] == 6
        assert {each["text"]: each["dots"] for each in result["options"]} == {"A": 0, "B": 6}


def test_an_agenda_too_large_for_the_socket_goes_over_http(tmp_path: Path) -> None:
    with server_house(tmp_path / "data", "eventlet") as house:
        session = house.session()
        cookie = {"Cookie": house.host_cookie()}
        texts = [f"{number} " + "e" * 300 for number in range(60)]
        body = {"id": "c" * 22, "name": "round.add", "data": {"kind": "dots", "source": {"texts": texts}}}
        path = f"/api/desk/{session.code}/command"
        assert house.ask("POST", path, body, {}).status == 401
        assert house.ask("POST", path, body, cookie).json["ok"]
        huge = {**body, "id": "d" * 22, "data": {"kind": "dots", "source": {"texts": ["e" * 500] * 200}}}
        refused = house.ask("POST", path, huge, cookie)
        assert (refused.status, refused.refused) == (413, "too_large")
