"""Asking for a rehearsal at the desk: who may, when, and what is refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from session.live.rehearsals import Rehearsals
from tests.live.house import ServerHouse

REPORTS = "import json; print(json.dumps({'readiness': {'people': 30}}))"
WAITS = "import json, time; print(json.dumps({'said': 'round 2 of 5: rate'}), flush=True); time.sleep(600)"
AGENDA = 'title = "T"\n[[roles]]\nlabel = "Burger, of inwoner"\n[[rounds]]\nkind = "mood"\n'


@pytest.fixture(scope="module")
def host(house: ServerHouse) -> dict[str, str]:
    return {"Cookie": house.host_cookie()}


@pytest.fixture
def code(house: ServerHouse, host: dict[str, str]) -> str:
    return str(house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"])


@pytest.fixture
def child(house: ServerHouse) -> Iterator[None]:
    """Another process in the place of a whole rehearsal; those have tests of their own."""
    usual = house.house.rehearsals
    yield
    house.house.rehearsals.close()
    house.house.rehearsals = usual


def played(house: ServerHouse, program: str) -> None:
    house.house.rehearsals = Rehearsals((sys.executable, "-c", program))


def state(house: ServerHouse, host: dict[str, str], code: str) -> str:
    return str(house.ask("GET", f"/api/desk/{code}/rehearsal", headers=host).json["state"])


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_whoever_has_no_key_gets_nothing(house: ServerHouse, code: str, method: str) -> None:
    assert house.ask(method, f"/api/desk/{code}/rehearsal", {}).refused == "link_expired"


@pytest.mark.parametrize("asked", [{"people": 5}, {"people": 301}, {"people": "many"}, {"roles": {"Niemand": 3}},
                                   {"people": 10, "roles": {"Burger, of inwoner": 10}}])  # fmt: skip
def test_people_and_roles_that_cannot_be_are_refused(
    house: ServerHouse, host: dict[str, str], code: str, asked: dict[str, object]
) -> None:
    assert house.ask("POST", f"/api/desk/{code}/rehearsal", asked, host).refused == "bad_command"


def test_an_agenda_without_rounds_is_not_rehearsed(house: ServerHouse, host: dict[str, str]) -> None:
    empty = house.session().code
    assert house.ask("POST", f"/api/desk/{empty}/rehearsal", {}, host).refused == "nothing_to_rehearse"


def test_a_rehearsal_begins_is_looked_at_and_its_report_forgotten(
    house: ServerHouse, host: dict[str, str], code: str, child: None
) -> None:
    played(house, REPORTS)
    assert state(house, host, code) == "none"
    asked = {"people": 30, "roles": {"Burger, of inwoner": 20}}
    assert house.ask("POST", f"/api/desk/{code}/rehearsal", asked, host).status == 202
    house.until(lambda: state_of(house, code).over)
    seen = house.ask("GET", f"/api/desk/{code}/rehearsal", headers=host).json
    assert seen == {"state": "done", "round": 0, "of": 0, "report": {"people": 30}}
    assert house.ask("DELETE", f"/api/desk/{code}/rehearsal", headers=host).status == 200
    assert state(house, host, code) == "none"


def state_of(house: ServerHouse, code: str):  # type: ignore[no-untyped-def]
    found = house.house.rehearsals.find(house.house.sessions.by_code(code).id)  # type: ignore[union-attr]
    assert found is not None
    return found


def test_one_that_runs_says_how_far_it_is_and_keeps_another_waiting(
    house: ServerHouse, host: dict[str, str], code: str, child: None
) -> None:
    played(house, WAITS)
    house.ask("POST", f"/api/desk/{code}/rehearsal", {}, host)
    house.until(lambda: state_of(house, code).said)
    seen = house.ask("GET", f"/api/desk/{code}/rehearsal", headers=host).json
    assert (seen["state"], seen["round"], seen["of"]) == ("busy", 2, 5)
    assert house.ask("POST", f"/api/desk/{code}/rehearsal", {}, host).refused == "rehearsal_busy"


def test_nobody_rehearses_beside_a_room_in_which_a_round_is_open(
    house: ServerHouse, host: dict[str, str], code: str, child: None
) -> None:
    played(house, REPORTS)
    live = house.awake(house.ask("POST", "/api/desk/sessions", {"text": AGENDA}, host).json["code"])
    house.call(house.house.sessions.command, live, "round.open", {}, "r1")
    assert house.ask("POST", f"/api/desk/{code}/rehearsal", {}, host).refused == "rehearsal_later"
    house.call(house.house.sessions.command, live, "round.close", {}, "r1")
