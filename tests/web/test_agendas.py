"""Agendas as files at the desk: who may, what comes of it, and what is refused with its line."""

from __future__ import annotations

import pytest

from session import agendas
from session.core.state import Session
from session.live.uploads import Uploads
from tests.live.house import ServerHouse
from tests.live.peers import Room

AGENDA = """title = "Samen verder"
[[roles]]
label = "Burger"
[[rounds]]
kind = "brainstorm"
prompt = "Wat houdt ons tegen?"
plan = { minutes = 10, note = "Rustig beginnen" }
[[rounds]]
kind = "dots"
source = { round = 1 }
skipped = true
"""
PLAIN = "Brainstorm: Wat houdt ons tegen? 10 min\nStippen: Waar beginnen we? 5 min\n"


@pytest.fixture(scope="module")
def host(house: ServerHouse) -> dict[str, str]:
    return {"Cookie": house.host_cookie()}


def state_of(house: ServerHouse, code: str) -> Session:
    return house.awake(code).cache.state


def rows(house: ServerHouse) -> int:
    return len(house.call(house.house.sessions.rows))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/desk/agendas/look"),
        ("POST", "/api/desk/agendas/parts"),
        ("GET", "/api/desk/templates"),
        ("POST", "/api/desk/templates"),
        ("DELETE", "/api/desk/templates/x"),
        ("POST", "/api/desk/sessions"),
    ],
)
def test_whoever_has_no_key_to_the_desk_gets_nothing(house: ServerHouse, method: str, path: str) -> None:
    assert house.ask(method, path, {"text": AGENDA, "code": "x"}).refused == "link_expired"


def test_a_desk_of_one_session_may_have_its_file_and_add_to_it_and_nothing_else(
    house: ServerHouse, room: Room, host: dict[str, str]
) -> None:
    link = house.ask("POST", f"/api/desk/{room.code}/links", {"kind": "facilitator"}, host).json["link"]
    key = {"Cookie": house.ask("POST", "/api/enter", {"secret": link.partition("#")[2]}).cookie}
    assert house.ask("GET", f"/api/desk/{room.code}/agenda.toml", headers=key).status == 200
    assert house.ask("POST", f"/api/desk/agendas/look?code={room.code}", {"text": PLAIN}, key).status == 200
    assert house.ask("POST", f"/api/desk/{room.code}/agenda", {"text": PLAIN}, key).json == {"rounds": 2}
    assert house.ask("POST", "/api/desk/templates", {"code": room.code}, key).refused == "link_expired"
    other = house.session().code
    assert house.ask("POST", f"/api/desk/{other}/agenda", {"text": PLAIN}, key).refused == "link_expired"
    assert house.ask("GET", f"/api/desk/{other}/agenda.toml", headers=key).refused == "link_expired"


def test_what_is_wrong_is_told_with_its_line_and_nothing_is_made(
    house: ServerHouse, host: dict[str, str]
) -> None:
    before = rows(house)
    for path in ("/api/desk/agendas/look", "/api/desk/sessions"):
        refused = house.ask("POST", path, {"text": AGENDA + "colour = 1\n"}, host).json["refused"]
        assert (refused["code"], refused["words"]["line"]) == ("agenda_unknown_key", 12)
    assert rows(house) == before


def test_a_look_shows_the_rounds_and_the_lines_that_are_not_understood(
    house: ServerHouse, host: dict[str, str]
) -> None:
    look = house.ask("POST", "/api/desk/agendas/look", {"text": PLAIN + "Pauze", "language": "nl"}, host).json
    assert [(round_["kind"], round_["minutes"]) for round_ in look["agenda"]["rounds"]] == [
        ("brainstorm", 10),
        ("dots", 5),
    ]
    assert look["unread"] == [{"line": 3, "text": "Pauze"}]


def test_a_file_becomes_a_session_and_that_session_the_same_file(
    house: ServerHouse, host: dict[str, str]
) -> None:
    code = house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"]
    state = state_of(house, code)
    assert (state.title, [role.label for role in state.roles]) == ("Samen verder", ["Burger"])
    assert [round_.skipped for round_ in state.agenda()] == [False, True]
    assert state.agenda()[0].plan.note == "Rustig beginnen"
    answer = house.ask("GET", f"/api/desk/{code}/agenda.toml", headers=host)
    assert answer.headers["content-disposition"] == f'attachment; filename="agenda-{code}.toml"'
    written, given = (agendas.read(text, "nl").rounds for text in (answer.body.decode(), AGENDA))
    assert written == given


def test_a_file_with_an_earlier_record_may_be_larger_than_another_request(
    house: ServerHouse, host: dict[str, str]
) -> None:
    padded = AGENDA + "#" * (house.house.config.limits.body_bytes + 1)
    upload = sent(house, host, padded)
    look = house.ask("POST", "/api/desk/agendas/look", {"upload": upload}, host).json
    assert look["agenda"]["title"] == "Samen verder"
    assert house.ask("POST", "/api/desk/sessions", {"upload": upload}, host).status == 201


def sent(house: ServerHouse, host: dict[str, str], text: str, upload: str = "u" * 20) -> str:
    for number, begin in enumerate(range(0, len(text), 12_000)):
        part = {"upload": upload, "number": number, "text": text[begin : begin + 12_000]}
        assert house.ask("POST", "/api/desk/agendas/parts", part, host).status == 200
    return upload


def test_a_file_of_which_a_part_is_missing_or_that_another_sent_is_not_there(
    house: ServerHouse, room: Room, host: dict[str, str]
) -> None:
    house.ask("POST", "/api/desk/agendas/parts", {"upload": "m" * 20, "number": 1, "text": AGENDA}, host)
    assert house.ask("POST", "/api/desk/agendas/look", {"upload": "m" * 20}, host).refused == "bad_command"
    upload = sent(house, host, AGENDA, "o" * 20)
    link = house.ask("POST", f"/api/desk/{room.code}/links", {"kind": "facilitator"}, host).json["link"]
    key = {"Cookie": house.ask("POST", "/api/enter", {"secret": link.partition("#")[2]}).cookie}
    other = house.ask("POST", f"/api/desk/agendas/look?code={room.code}", {"upload": upload}, key)
    assert other.refused == "bad_command"


def test_a_file_that_is_larger_than_any_agenda_is_refused(house: ServerHouse, host: dict[str, str]) -> None:
    house.house.uploads, usual = Uploads(20), house.house.uploads
    part = {"upload": "l" * 20, "number": 0, "text": "x" * 21}
    assert house.ask("POST", "/api/desk/agendas/parts", part, host).refused == "agenda_too_large"
    house.house.uploads = usual


def test_pasted_rounds_come_after_those_that_are_there_all_or_none(
    house: ServerHouse, host: dict[str, str]
) -> None:
    code = house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"]
    assert house.ask("POST", f"/api/desk/{code}/agenda", {"text": PLAIN}, host).json == {"rounds": 2}
    state = state_of(house, code)
    assert [round_.kind for round_ in state.agenda()] == ["brainstorm", "dots", "brainstorm", "dots"]
    assert state.agenda()[3].source["round"] == state.order[2]
    many = "Brainstorm: Wat?\n" * 97
    assert house.ask("POST", f"/api/desk/{code}/agenda", {"text": many}, host).refused == "too_many_rounds"
    assert len(state_of(house, code).order) == 4


def test_a_copy_has_the_agenda_of_a_session_and_nothing_that_people_did(
    house: ServerHouse, host: dict[str, str]
) -> None:
    code = house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"]
    copy = house.ask("POST", "/api/desk/sessions", {"copy": code, "title": "Nog een keer"}, host).json["code"]
    old, new = state_of(house, code), state_of(house, copy)
    assert new.title == "Nog een keer"
    assert new.code != old.code
    assert [(one.prompt, one.settings, one.plan) for one in new.agenda()] == [
        (one.prompt, one.settings, one.plan) for one in old.agenda()
    ]


def test_a_session_that_is_not_closed_has_no_result_to_be_repeated_beside(
    house: ServerHouse, host: dict[str, str]
) -> None:
    code = house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"]
    asked = {"copy": code, "repeat": True}
    assert house.ask("POST", "/api/desk/sessions", asked, host).refused == "record_not_ready"
    assert (
        house.ask("GET", f"/api/desk/{code}/agenda.toml?repeat=1", headers=host).refused == "record_not_ready"
    )


def test_a_template_is_saved_listed_used_and_removed(house: ServerHouse, host: dict[str, str]) -> None:
    code = house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"]
    name = house.ask("POST", "/api/desk/templates", {"code": code}, host).json["name"]
    listed = house.ask("GET", "/api/desk/templates?lang=nl", headers=host).json
    assert [(one["name"], one["title"], one["minutes"]) for one in listed["agendas"]] == [
        (name, "Samen verder", 10)
    ]
    made = house.ask("POST", "/api/desk/sessions", {"template": name}, host).json["code"]
    assert [round_.kind for round_ in state_of(house, made).agenda()] == ["brainstorm", "dots"]
    assert house.ask("DELETE", f"/api/desk/templates/{name}", headers=host).status == 200
    assert house.ask("GET", "/api/desk/templates", headers=host).json == {"agendas": [], "bad": []}
    assert house.ask("POST", "/api/desk/sessions", {"template": name}, host).refused == "unknown_template"


def test_a_template_that_cannot_be_read_is_told_and_hides_no_other(
    house: ServerHouse, host: dict[str, str]
) -> None:
    code = house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"]
    name = house.ask("POST", "/api/desk/templates", {"code": code}, host).json["name"]
    folder = house.directory / "agendas"
    (folder / "by-hand.toml").write_text("title = \n", encoding="utf-8")
    (folder / "no-text.toml").write_bytes(b"\xff\xfe")
    listed = house.ask("GET", "/api/desk/templates", headers=host).json
    assert [one["name"] for one in listed["agendas"]] == [name]
    assert [(one["name"], one["refused"]["code"]) for one in listed["bad"]] == [
        ("by-hand", "agenda_syntax"), ("no-text", "agenda_no_text"),
    ]  # fmt: skip
    for one in ("by-hand", "no-text", name):
        house.ask("DELETE", f"/api/desk/templates/{one}", headers=host)


@pytest.mark.parametrize("name", ["..%2Fdesk-link", ".hidden", "A", "x" * 99])
def test_no_name_of_a_template_leads_out_of_its_folder(
    house: ServerHouse, host: dict[str, str], name: str
) -> None:
    house.ask("DELETE", f"/api/desk/templates/{name}", headers=host)
    assert (house.directory / "desk-link").exists()
    assert (
        house.ask("POST", "/api/desk/sessions", {"template": "../desk-link"}, host).refused
        == "unknown_template"
    )
