"""Tickets: the secret in the QR code of a remote opens a desk once, soon, and only until the links are ended."""

from __future__ import annotations

from session.live.tickets import AT_ONCE, LIFE_SECONDS, Tickets
from tests.live.house import Answer, Clock, ServerHouse
from tests.live.peers import Room


def test_a_ticket_that_is_too_old_opens_nothing() -> None:
    clock = Clock()
    tickets = Tickets(clock)
    tickets.add("one", "s1")
    clock.now += LIFE_SECONDS
    assert tickets.session_of("one") is None
    assert not tickets.take("one")


def test_a_ticket_is_taken_once() -> None:
    tickets = Tickets(Clock())
    tickets.add("one", "s1")
    assert tickets.session_of("one") == "s1"
    assert tickets.take("one")
    assert not tickets.take("one")
    assert not tickets.take("never made")


def test_who_asks_for_many_tickets_keeps_the_newest_and_takes_none_of_another_session() -> None:
    tickets = Tickets(Clock())
    tickets.add("other", "s2")
    for number in range(AT_ONCE + 2):
        tickets.add(str(number), "s1")
    assert [tickets.session_of(str(number)) for number in range(AT_ONCE + 2)] == [None] * 2 + ["s1"] * AT_ONCE
    tickets.end("s1")
    assert tickets.session_of(str(AT_ONCE + 1)) is None
    assert tickets.session_of("other") == "s2"


def test_nobody_without_the_desk_gets_a_ticket_or_the_remote(house: ServerHouse, room: Room) -> None:
    answer = house.ask("POST", f"/api/desk/{room.code}/remote", {})
    assert (answer.status, answer.refused) == (401, "link_expired")
    assert house.ask("GET", f"/remote/{room.code}").headers["location"] == "/enter"
    wall = house.ask(
        "POST", f"/api/desk/{room.code}/links", {"kind": "projector"}, {"Cookie": house.host_cookie()}
    )
    cookie = enter(house, wall.json["link"].partition("#")[2]).cookie
    assert house.ask("POST", f"/api/desk/{room.code}/remote", {}, {"Cookie": cookie}).status == 401
    assert house.ask("GET", f"/remote/{room.code}", headers={"Cookie": cookie}).status == 302


def test_a_scanned_ticket_opens_this_desk_once_and_no_other(house: ServerHouse, room: Room) -> None:
    secret = ticket(house, room.code)
    entered = enter(house, secret)
    assert entered.json["go"] == f"/remote/{room.code}"
    cookie = {"Cookie": entered.cookie}
    assert house.ask("GET", f"/remote/{room.code}", headers=cookie).status == 200
    assert house.ask("GET", f"/api/desk/{room.code}", headers=cookie).json["host"] is False
    assert house.ask("GET", f"/remote/{house.session().code}", headers=cookie).status == 302
    assert (again := enter(house, secret)).refused == "link_expired", again.body


def test_ending_the_links_ends_tickets_and_remotes(house: ServerHouse, room: Room) -> None:
    used, waiting = ticket(house, room.code), ticket(house, room.code)
    cookie = {"Cookie": enter(house, used).cookie}
    assert house.ask("DELETE", f"/api/desk/{room.code}/links", headers=cookie).status == 200
    assert house.ask("GET", f"/api/desk/{room.code}", headers=cookie).status == 401
    assert enter(house, waiting).refused == "link_expired"


def ticket(house: ServerHouse, code: str) -> str:
    answer = house.ask("POST", f"/api/desk/{code}/remote", {}, {"Cookie": house.host_cookie()})
    assert answer.status == 201, answer.body
    drawn = answer.json
    assert drawn["seconds"] == LIFE_SECONDS
    assert drawn["qr"].startswith("M0 0h1v1h-1z")  # a corner of its first finder pattern, and of its second
    assert f"M{drawn['size'] - 1} 0h" in drawn["qr"]
    return str(drawn["link"]).partition("#")[2]


def enter(house: ServerHouse, secret: str) -> Answer:
    return house.ask("POST", "/api/enter", {"secret": secret})
