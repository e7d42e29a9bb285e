"""Entry cards: one seat each, on the device that scanned it last, and nothing about anybody's ballot."""

from __future__ import annotations

import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from session.live.brute_force import BruteForceLimit
from session.live.cards import CODE_CHARACTERS, NewCard
from session.live.session_code import ALPHABET
from tests.live.house import MODES, Answer, Clock, ServerHouse, server_house
from tests.live.peers import Peer, Room, TurnedAway, add_round, options_of


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[NewCard]:
    """What was printed: nobody but the paper has it."""
    from session.live import cards as made

    printed: list[NewCard] = []
    make = made.new_cards

    def keep(*given: Any) -> list[NewCard]:
        fresh = make(*given)
        printed.extend(fresh)
        return fresh

    monkeypatch.setattr(made, "new_cards", keep)
    return printed


class Cards:
    """The desk's way to cards, and a person's."""

    def __init__(self, room: Room) -> None:
        self.room, self.house, self.cookie = room, room.house, {"Cookie": room.house.host_cookie()}

    def post(self, path: str, body: Any) -> Answer:
        answer: Answer = self.house.ask("POST", f"/api/desk/{self.room.code}/{path}", body, self.cookie)
        return answer

    def make(self, **numbers: int) -> Answer:
        return self.post("cards", {"cards": {role.replace("_", ""): n for role, n in numbers.items()}})

    def take(self, card: str, token: str | None = None, role: str | None = None) -> str:
        """Scan a card, and connect later: the token of its seat."""
        token = token or secrets.token_urlsafe(24)
        answer = self.house.ask("POST", "/api/seat", {"card": card, "token": token, "role": role})
        assert answer.status == 200, answer.body
        return token

    def scan(self, card: str, role: str | None = None) -> Peer:
        return self.room.phone(self.take(card, role=role))


@pytest.fixture
def desk(room: Room) -> Cards:
    room.house.house.gateway.front_door.brute_force = BruteForceLimit(1000, Clock())
    return Cards(room)


def people(room: Room) -> int:
    return int(room.house.awake(room.code).cache.state.people)


# --- refusals --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("card", ["", "x", "x" * 24, "B7KDXQ4ZNM", "é" * 10, "'; drop table cards"])
def test_what_is_no_card_opens_nothing(house: ServerHouse, card: str) -> None:
    house.house.gateway.front_door.brute_force = BruteForceLimit(1000, Clock())
    for path in ("/api/code", "/api/seat"):
        answer = house.ask("POST", path, {"card": card})
        assert (answer.status, answer.refused) == (404, "card_unknown")


def test_only_the_desk_makes_and_withdraws_cards(house: ServerHouse, room: Room) -> None:
    for path, body in (
        ("cards", {"cards": {"": 1}}),
        ("cards/withdraw", {"which": "all"}),
        ("seats/clear", {}),
    ):
        assert house.ask("POST", f"/api/desk/{room.code}/{path}", body).refused == "link_expired"
    phone, of_desk = room.phone(), room.desk()
    for peer in (phone, of_desk):
        for name in ("cards.make", "cards.withdraw", "seats.clear", "seat.move"):
            assert peer.ask(name, None, {"cards": {"": 1}}).code == "not_allowed"


@pytest.mark.parametrize("numbers", [{}, {"": 0}, {"": -1}, {"": 401}, {"mayor": 1}, {"": "x"}, [], None])
def test_cards_that_cannot_be_are_not_made(desk: Cards, cards: list[NewCard], numbers: Any) -> None:
    codes = {"bad_command", "no_cards", "too_many_cards", "unknown_role"}
    assert desk.post("cards", {"cards": numbers}).refused in codes
    assert not cards
    assert desk.room.house.awake(desk.room.code).cache.cards == {}


def test_with_cards_only_nobody_comes_in_with_the_code(house: ServerHouse, desk: Cards) -> None:
    waiting = desk.room.asked()
    assert desk.room.desk().ask("session.set", None, {"entry": "cards"}).ok
    assert house.ask("POST", "/api/code", {"code": desk.room.code}).json["session"]["entry"] == "cards"
    answer = house.ask("POST", "/api/seat", {"code": desk.room.code})
    assert (answer.status, answer.refused) == (403, "cards_only")
    with pytest.raises(TurnedAway, match="cards_only"):
        desk.room.phone(waiting)
    assert people(desk.room) == 0


# --- one card, one seat ----------------------------------------------------------------------------------------


def test_a_card_is_one_seat_however_often_it_is_scanned(desk: Cards, cards: list[NewCard]) -> None:
    assert desk.make(_=2).body.startswith(b"%PDF-")
    phones = [desk.scan(card) for card in (cards[0].token, cards[0].code, cards[0].token, cards[1].token)]
    assert people(desk.room) == 2
    assert [phone.until_ended().heard[-1] for phone in phones[:2]] == [("bye", {"code": "taken_over"})] * 2
    assert phones[2].until(lambda: phones[2].view["session"]["people"] == 2)
    state = desk.house.awake(desk.room.code).cache.state
    assert (state.cards, state.cards_used) == (2, 2)


def test_the_device_of_before_does_not_come_back_by_itself(desk: Cards, cards: list[NewCard]) -> None:
    desk.make(_=1)
    first = desk.take(cards[0].token)
    desk.room.phone(first)
    desk.scan(cards[0].token)
    with pytest.raises(TurnedAway, match="seat_unknown"):
        desk.room.phone(first)
    assert people(desk.room) == 1


def test_two_devices_that_scan_at_the_same_moment_have_one_seat(desk: Cards, cards: list[NewCard]) -> None:
    desk.make(_=1)
    tokens = [desk.take(cards[0].token) for _ in range(6)]
    with ThreadPoolExecutor(6) as devices:
        assert any(devices.map(desk.room.tries, tokens))
    assert people(desk.room) == 1
    assert len(desk.house.awake(desk.room.code).cache.seats) == 1


def test_the_door_tells_what_stands_on_a_card_and_a_role_on_it_is_that_of_who_comes_in(
    desk: Cards, cards: list[NewCard]
) -> None:
    of_desk, role = desk.room.desk(), "citizen"
    assert desk.post("cards", {"cards": {role: 1, "": 1}}).status == 200
    with_role, without = sorted(cards, key=lambda card: card.role is None)
    told = desk.house.ask("POST", "/api/code", {"card": with_role.token}).json
    assert told["card"] == {"role": role, "used": False}
    assert told["session"]["code"] == desk.room.code
    assert desk.scan(with_role.token, role="mayor").mine["role"] == role
    assert desk.scan(without.token, role=role).mine["role"] == role
    assert of_desk.ask("session.set", None, {"roles": [{"id": "citizen", "label": "C"}, {"label": "D"}]}).ok
    for phone, code in ((desk.scan(with_role.token), "role_on_card"), (desk.scan(without.token), "None")):
        assert phone.ask("seat.role", None, {"role": None}).code == code
    assert desk.house.ask("POST", "/api/code", {"card": with_role.code}).json["card"]["used"] is True
    assert of_desk.ask("session.set", None, {"roles": []}).code == "role_in_use"


def test_a_code_is_typed_in_any_way_and_has_only_what_nobody_mistakes(
    desk: Cards, cards: list[NewCard]
) -> None:
    desk.make(_=1)
    code = cards[0].code
    assert len(code) == CODE_CHARACTERS
    assert set(code) <= set(ALPHABET)
    for typed in (code.lower(), f"{code[:5]} {code[5:]}", "-".join(code)):
        assert desk.house.ask("POST", "/api/code", {"card": typed}).status == 200


def test_codes_are_guessed_behind_the_brake_and_what_is_in_the_qr_code_is_not(
    house: ServerHouse, desk: Cards, cards: list[NewCard]
) -> None:
    desk.make(_=1)
    assert len(cards[0].token) * 6 >= 128
    brake = house.house.gateway.front_door.brute_force = BruteForceLimit(1, Clock())
    for n in range(9):
        brake.failed(f"192.0.2.{n}")
    assert house.ask("POST", "/api/code", {"card": cards[0].code}).refused == "too_fast"
    assert house.ask("POST", "/api/code", {"card": cards[0].token}).status == 200


# --- withdrawing -----------------------------------------------------------------------------------------------


def test_a_withdrawn_card_opens_nothing_and_who_came_in_with_it_is_out(
    desk: Cards, cards: list[NewCard]
) -> None:
    desk.make(_=3)
    out, stays = desk.scan(cards[0].token), desk.scan(cards[1].token)
    gone = desk.post("cards/withdraw", {"which": "one", "code": cards[0].code.lower()})
    assert gone.json == {"cards": 1, "seats": 1}
    assert out.until_ended().heard[-1] == ("bye", {"code": "card_withdrawn"})
    for shown in (cards[0].token, cards[0].code):
        answer = desk.house.ask("POST", "/api/seat", {"card": shown})
        assert (answer.status, answer.refused) == (410, "card_withdrawn")
    assert people(desk.room) == 1
    assert desk.post("cards/withdraw", {"which": "unused"}).json == {"cards": 1, "seats": 0}
    assert stays.until(lambda: stays.view["session"]["people"] == 1)
    assert desk.post("cards/withdraw", {"which": "all"}).json == {"cards": 1, "seats": 1}
    assert desk.post("cards/withdraw", {"which": "all"}).refused == "no_cards"
    assert desk.post("cards/withdraw", {"which": "one", "code": "ZZZZZ ZZZZZ"}).refused == "no_cards"
    of_desk = desk.room.desk()
    left = {"made": 0, "used": 0, "withdrawn": 3}
    assert of_desk.until(lambda: of_desk.view["session"]["cards"] == left)


def test_nobody_is_put_out_while_people_vote(desk: Cards, cards: list[NewCard]) -> None:
    desk.make(_=2)
    phone, of_desk = desk.scan(cards[0].token), desk.room.desk()
    of_desk.do("round.open", add_round(of_desk, "dots", "A bench", "A tree"))
    for which in ("all", "one"):
        asked = {"which": which, "code": cards[0].code}
        assert desk.post("cards/withdraw", asked).refused == "seats_while_open"
    assert desk.post("cards/withdraw", {"which": "unused"}).json == {"cards": 1, "seats": 0}
    assert phone.ask("seat.role").code in ("", "None")


# --- a card tells nothing of a ballot --------------------------------------------------------------------------


def test_who_takes_a_seat_over_sees_no_ballot_and_replaces_it(desk: Cards, cards: list[NewCard]) -> None:
    desk.make(_=1)
    of_desk = desk.room.desk()
    name = add_round(of_desk, "dots", "A bench", "A tree")
    phone = desk.scan(cards[0].token)
    of_desk.do("round.open", name)
    bench, tree = options_of(phone)
    assert phone.vote(name, {"dots": {bench: 1}}, 5).ok
    other = desk.scan(cards[0].token)
    assert other.mine["ballots"][name] == {"n": 5, "choice": {}, "done": False}
    assert bench not in str([content for event, content in other.heard if event == "mine"])
    box = desk.house.awake(desk.room.code).cache.ballots[f"{name}.1"]
    assert [ballot.choice for ballot in box.values()] == [{"dots": {bench: 1}}]  # it still counts
    assert other.vote(name, {"dots": {tree: 1}}, 6).ok
    assert other.resume().mine["ballots"][name]["choice"] == {"dots": {tree: 1}}
    assert [ballot.choice for ballot in box.values()] == [{"dots": {tree: 1}}]


def test_who_takes_a_seat_over_gets_no_hold_of_its_ideas(desk: Cards, cards: list[NewCard]) -> None:
    desk.make(_=1)
    of_desk = desk.room.desk()
    name = add_round(of_desk, "brainstorm")
    phone = desk.scan(cards[0].token)
    of_desk.do("round.open", name)
    idea = phone.do("brainstorm.add_idea", name, {"text": "A canary"})
    other = desk.scan(cards[0].token)
    assert "canary" not in str(other.mine)
    data = {"id": next(iter(idea.values()), ""), "text": "Mine now"}
    assert not other.ask("brainstorm.edit_idea", name, data).ok


@pytest.mark.parametrize("mode", MODES)
def test_after_a_restart_cards_work_and_a_seat_that_was_taken_over_still_hides_its_ballot(
    tmp_path: Path, mode: str, cards: list[NewCard]
) -> None:
    with server_house(tmp_path / "data", mode) as house, Room(house, house.session().code) as room:
        desk = Cards(room)
        desk.make(_=2)
        of_desk = room.desk()
        name = add_round(of_desk, "dots", "A bench", "A tree")
        phone = desk.scan(cards[0].token)
        of_desk.do("round.open", name)
        bench, _ = options_of(phone)
        assert phone.vote(name, {"dots": {bench: 1}}, 5).ok
        token = desk.take(cards[0].token)
        room.phone(token)
        room.close()
        house.restart()
        desk = Cards(Room(house, room.code))
        with desk.room:
            assert desk.room.phone(token).mine["ballots"][name]["choice"] == {}
            desk.scan(cards[1].code)
            assert people(desk.room) == 2


def test_nothing_on_the_disk_has_a_card_in_it(house: ServerHouse, desk: Cards, cards: list[NewCard]) -> None:
    desk.make(_=3)
    desk.scan(cards[0].token)
    wanted = [each.encode() for card in cards for each in (card.token, card.code)]
    files = [path for path in house.directory.rglob("*") if path.is_file()]
    assert [path for path in files for each in wanted if each in path.read_bytes()] == []


# --- seats that never did anything -----------------------------------------------------------------------------


def test_seats_that_never_did_anything_are_counted_and_cleared_and_nobody_else(
    desk: Cards, cards: list[NewCard]
) -> None:
    desk.make(_=1)
    of_desk = desk.room.desk()
    name = add_round(of_desk, "brainstorm")
    desk.room.phone(desk.take(cards[0].token)).close()
    for _ in range(3):
        desk.room.token()
    writer, here = desk.room.phone(), desk.room.phone()
    of_desk.do("round.open", name)
    writer.do("brainstorm.add_idea", name, {"text": "A bench"})
    writer.close()
    assert of_desk.until(lambda: of_desk.pulse["idle"] == 4)
    assert desk.post("seats/clear", {}).json == {"cards": 0, "seats": 4}
    assert people(desk.room) == 2
    assert desk.post("seats/clear", {}).refused == "no_idle_seats"
    assert here.until(lambda: here.view["session"]["people"] == 2)
    desk.scan(cards[0].token)  # its card is free again
    assert people(desk.room) == 3


def test_while_people_vote_nothing_is_told_of_who_did_nothing(desk: Cards) -> None:
    of_desk = desk.room.desk()
    name = add_round(of_desk, "dots", "A bench", "A tree")
    desk.room.token()
    of_desk.until(lambda: of_desk.pulse["idle"] == 1)
    of_desk.do("round.open", name)
    of_desk.until(lambda: of_desk.pulse["idle"] == 0)
    assert desk.post("seats/clear", {}).refused == "seats_while_open"


def test_the_sheet_says_what_people_need_and_nothing_that_numbers_a_card(
    desk: Cards, cards: list[NewCard]
) -> None:
    from tests.record import checks

    text = checks.squeezed("".join(checks.pages(desk.make(_=11).body)))
    assert all(f"{card.code[:5]}{card.code[5:]}" in text for card in cards)
    assert re.search("sheet2of2", text)
    assert not any(card.put.card in text for card in cards)
