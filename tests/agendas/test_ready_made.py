"""Ready-made agendas: what every one has, and the session that comes of it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator

from session import agendas
from tests.agendas.ready import BOTH, TEN, TOUR, ready
from tests.live.house import ServerHouse, server_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), "threading") as running:
        yield running


def test_there_are_ten_and_the_tour() -> None:
    assert len(TEN) == 10
    assert TOUR in agendas.names()


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", TEN)
def test_each_names_where_it_comes_from_its_group_and_its_minutes(name: str, language: str) -> None:
    agenda = ready(name, language)
    assert agenda.languages == BOTH
    assert agenda.about
    assert agenda.based_on
    assert agenda.group is not None
    assert 10 <= agenda.minutes <= 120
    assert all(step.get("prompt") for step in agenda.rounds)
    assert all(step["plan"]["minutes"] for step in agenda.rounds)
    notes = [step for step in agenda.rounds if step["plan"].get("note")]
    assert 2 * len(notes) >= len(agenda.rounds), "notes for who leads"


@pytest.mark.parametrize("name", TEN)
def test_every_text_is_there_in_both_languages(name: str) -> None:
    """Nothing but ids, kinds and settings without words is the same in both."""
    dutch, english = ready(name, "nl"), ready(name, "en")
    assert dutch.about != english.about
    for one, other in zip(dutch.rounds, english.rounds, strict=True):
        assert one["prompt"] != other["prompt"]
        assert one["plan"].get("note", "nl") != other["plan"].get("note", "en")
        assert len(one.get("source", {}).get("texts", ())) == len(other.get("source", {}).get("texts", ()))


@pytest.mark.parametrize("name", agendas.names())
def test_both_languages_have_the_same_rounds(name: str) -> None:
    shapes = [
        [
            (step["kind"], step.get("again"), step.get("source", {}).get("round"), step["plan"]["minutes"])
            for step in ready(name, language).rounds
        ]
        for language in BOTH
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", agendas.names())
def test_every_agenda_becomes_a_session(name: str, language: str, house: ServerHouse) -> None:
    agenda = ready(name, language)
    session = house.call(agendas.start, house.house.sessions, "T", language, agenda, 5)
    state = session.conductor.cache.state
    assert [round_.kind for round_ in state.agenda()] == [round_["kind"] for round_ in agenda.rounds]
    for step, round_ in zip(agenda.rounds, state.agenda(), strict=True):
        first = None if round_.again is None else state.order.index(round_.again) + 1
        assert first == step.get("again")


def test_a_session_lets_people_look_back_when_its_agenda_says_so(house: ServerHouse) -> None:
    for look_back in (True, False):
        agenda = replace(ready("decision", "nl"), look_back=look_back)
        session = house.call(agendas.start, house.house.sessions, "T", "nl", agenda, 5)
        assert session.conductor.cache.state.roam is look_back


@pytest.mark.parametrize("language", BOTH)
def test_the_debate_votes_twice_on_each_of_its_five_statements(language: str) -> None:
    again = [step["again"] for step in ready("debate", language).rounds if "again" in step]
    assert again == [1, 5, 9, 13, 17]


SEEDS = {
    "shared-values": {"open_question", "mark", "organise", "talk", "mood", "consent"},
    "seven-tips": {"criteria", "talk", "organise", "dots", "consent", "decide", "minority"},
    "team-development": {"organise", "dots", "statements", "talk", "decide", "minority", "actions"},
}


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", SEEDS)
def test_what_people_are_asked_is_asked_by_the_kind_that_was_made_for_it(name: str, language: str) -> None:
    assert SEEDS[name] <= {step.get("kind", "again") for step in ready(name, language).rounds}


@pytest.mark.parametrize("language", BOTH)
def test_the_tour_has_what_comes_around_a_vote(language: str) -> None:
    rounds = ready("tour", language).rounds
    assert any("again" in step for step in rounds)
    assert any(step["plan"].get("live") for step in rounds)
    assert any(step.get("settings", {}).get("negative") for step in rounds)


@pytest.mark.parametrize("path", sorted(agendas.HERE.glob("*.toml")), ids=lambda path: path.name)
def test_every_file_is_what_the_schema_says(path: Path) -> None:
    schema = json.loads(
        (Path(__file__).parents[2] / "docs" / "schema" / "agenda.json").read_text(encoding="utf-8")
    )
    problems = Draft202012Validator(schema).iter_errors(tomllib.loads(path.read_text(encoding="utf-8")))
    assert [f"{problem.instance_path}: {problem.message}" for problem in problems] == []


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    schema = json.loads(
        (Path(__file__).parents[2] / "docs" / "schema" / "agenda.json").read_text(encoding="utf-8")
    )
    whole = {"title": "T", "rounds": [{"kind": "dots", "settings": {"dots": 3}}]}
    validator = Draft202012Validator(schema)
    assert validator.is_valid(whole)
    assert not validator.is_valid({**whole, "colour": "red"})
    assert not validator.is_valid({**whole, "format": 2})
    assert not validator.is_valid({"title": "T", "rounds": [{"kind": "poem"}]})
    assert not validator.is_valid({"title": "T", "rounds": [{"kind": "dots", "settings": {"points": 3}}]})


@pytest.mark.parametrize("language", BOTH)
def test_in_the_debate_arguments_are_about_their_statement_and_have_a_side(
    language: str, house: ServerHouse
) -> None:
    agenda = ready("debate", language)
    state = house.call(agendas.start, house.house.sessions, "T", language, agenda, 5).conductor.cache.state
    rounds = state.agenda()
    argued = [round_ for round_ in rounds if round_.settings.get("sides") == "for_against"]
    assert len(argued) == 5
    for round_ in argued:
        statement = rounds[state.order.index(round_.id) - 1]
        assert (round_.about["round"], statement.kind) == (statement.id, "rate")
        talk = rounds[state.order.index(round_.id) + 1]
        assert (talk.about["round"], talk.kind) == (statement.id, "talk")
