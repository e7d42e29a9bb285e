"""Who may have the decision record, and when."""

from __future__ import annotations

import io
import json
import zipfile
from urllib.parse import urlencode

import pytest

from tests.live.house import Answer, ServerHouse, ask
from tests.live.peers import Room, add_round


def of_seat(house: ServerHouse, code: str, kind: str, **form: str) -> Answer:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask(house.port, "POST", f"/record/{code}.{kind}", headers=headers, raw=urlencode(form).encode())


def at_desk(house: ServerHouse, code: str, kind: str, cookie: str) -> Answer:
    return house.ask("GET", f"/record/{code}.{kind}", headers={"Cookie": cookie})


@pytest.mark.parametrize("kind", ["pdf", "json", "csv"])
def test_nobody_else_gets_it(house: ServerHouse, room: Room, kind: str) -> None:
    room.desk().do("session.close")
    other = Room(house, house.session().code).token()
    assert house.ask("GET", f"/record/{room.code}.{kind}").refused == "link_expired"
    assert at_desk(house, room.code, kind, "vk_host=" + "x" * 32).refused == "link_expired"
    for form in ({}, {"seat": ""}, {"seat": "x" * 32}, {"seat": other}):
        assert of_seat(house, room.code, kind, **form).refused == "seat_unknown"


def test_a_token_in_the_address_is_not_taken(house: ServerHouse, room: Room) -> None:
    token = room.token()
    room.desk().do("session.close")
    assert house.ask("GET", f"/record/{room.code}.json?seat={token}").refused == "link_expired"
    assert house.ask("POST", f"/record/{room.code}.json?seat={token}", {}).refused == "seat_unknown"


def test_a_participant_gets_it_only_after_the_session_is_closed(house: ServerHouse, room: Room) -> None:
    token, desk = room.token(), room.desk()
    assert of_seat(house, room.code, "json", seat=token).refused == "record_not_ready"
    desk.do("session.close")
    answer = of_seat(house, room.code, "json", seat=token, lang="en")
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert json.loads(answer.body)["record"]
    desk.do("session.reopen")
    assert of_seat(house, room.code, "json", seat=token).refused == "record_not_ready"


def test_the_desk_gets_it_at_any_time_and_it_follows_the_session(house: ServerHouse, room: Room) -> None:
    desk, cookie = room.desk(), house.host_cookie()
    name = add_round(desk, "brainstorm")
    first = at_desk(house, room.code, "json", cookie)
    desk.do("round.open", name)
    room.phone().do("brainstorm.add_idea", name, {"text": "In the record"})
    second = at_desk(house, room.code, "json", cookie)
    assert b"In the record" in second.body
    assert b"In the record" not in first.body
    assert first.headers["cache-control"] == "no-store"


def test_every_kind_is_what_it_says(house: ServerHouse, room: Room) -> None:
    room.desk()
    cookie = house.host_cookie()
    assert at_desk(house, room.code, "pdf", cookie).body.startswith(b"%PDF-")
    csv = at_desk(house, room.code, "csv", cookie)
    assert csv.headers["content-type"] == "application/zip"
    assert zipfile.ZipFile(io.BytesIO(csv.body)).namelist()
    assert at_desk(house, room.code, "exe", cookie).refused == "unknown_address"


def test_a_part_of_the_pages_has_its_own_name_and_another_part_than_there_is_none(
    house: ServerHouse, room: Room
) -> None:
    room.desk()
    cookie = house.host_cookie()
    for wrong in ("pdf?pages=all", "pdf?pages=pdf", "summary", "short"):
        assert at_desk(house, room.code, wrong, cookie).refused == "unknown_address"
    page = at_desk(house, room.code, "pdf?pages=summary&lang=nl", cookie)
    assert page.body.startswith(b"%PDF-")
    assert "-samenvatting.pdf" in page.headers["content-disposition"]


def test_the_record_never_holds_a_seat_or_a_token(house: ServerHouse, room: Room) -> None:
    token, desk = room.token("citizen"), room.desk()
    name = add_round(desk, "brainstorm")
    desk.do("round.open", name)
    room.phone(token).do("brainstorm.add_idea", name, {"text": "Mine"})
    desk.do("round.close", name)
    desk.do("session.close")
    body = at_desk(house, room.code, "json", house.host_cookie()).body.decode()
    seats = house.awake(room.code).conductor.cache.seats
    assert token not in body
    for token_hash, (seat, _) in seats.items():
        assert token_hash not in body
        assert seat not in body
