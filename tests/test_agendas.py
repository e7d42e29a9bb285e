"""Ready-made agendas: what a file may not say, what every file has, and the session that comes of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from session import agendas
from session.agendas import Agenda, BadAgenda
from tests.live.house import ServerHouse, server_house

BOTH = ("nl", "en")
HEAD = 'title = "T"\nabout = "A"\n'
VOTE = '[[rounds]]\nkind = "rate"\nsource = { texts = ["A"] }\n'
IDEAS = '[[rounds]]\nkind = "brainstorm"\n'


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerHouse]:
    with server_house(tmp_path_factory.mktemp("house"), "threading") as running:
        yield running


def ready(name: str, language: str) -> Agenda:
    agenda = agendas.find(name, language)
    assert agenda is not None
    return agenda


@pytest.mark.parametrize(
    ("rounds", "reason"),
    [
        ("[[rounds]]\nagain = 1\n", "round 1: 1 is not the number of an earlier round"),
        (VOTE + "[[rounds]]\nagain = 2\n", "round 2: 2 is not"),
        (VOTE + "[[rounds]]\nagain = 0\n", "round 2: 0 is not"),
        (VOTE + "[[rounds]]\nagain = true\n", "round 2: True is not"),
        (VOTE + '[[rounds]]\nagain = "previous"\n', "round 2: 'previous' is not"),
        (IDEAS + "[[rounds]]\nagain = 1\n", "round 2: nobody votes in round 1"),
        (VOTE + '[[rounds]]\nagain = 1\nkind = "rate"\n', "round 2: a second vote has the kind of the first"),
        (VOTE + "[[rounds]]\nagain = 1\nsettings = {}\nsource = {}\n", "the settings, source of the first"),
        (VOTE + "[[rounds]]\nagain = 1\n" * 2, "round 3: round 1 has a second vote already"),
        (IDEAS + '[[rounds]]\nkind = "organise"\nsource = { round = 2 }\n', "round 2: 2 is not"),
        ('[[rounds]]\nkind = "poem"\n', "round 1: there is no kind 'poem'"),
        ("[[rounds]]\n", "round 1: there is no kind None"),
    ],
)
def test_a_file_that_says_what_cannot_be_is_refused_with_the_round(rounds: str, reason: str) -> None:
    with pytest.raises(BadAgenda, match="agenda x, ") as caught:
        agendas.read("x", HEAD + rounds)
    assert reason in str(caught.value)


def test_a_second_vote_can_have_a_second_vote_of_its_own() -> None:
    rounds = agendas.read("x", HEAD + VOTE + "[[rounds]]\nagain = 1\n[[rounds]]\nagain = 2\n").rounds
    assert [step["kind"] for step in rounds] == ["rate"] * 3


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


@pytest.mark.parametrize("language", BOTH)
def test_the_debate_votes_twice_on_each_of_its_five_statements(language: str) -> None:
    again = [step["again"] for step in ready("debate", language).rounds if "again" in step]
    assert again == [1, 4, 7, 10, 13]


@pytest.mark.parametrize("language", BOTH)
def test_the_tour_has_what_comes_around_a_vote(language: str) -> None:
    rounds = ready("tour", language).rounds
    assert any("again" in step for step in rounds)
    assert any(step["plan"].get("live") for step in rounds)
    assert any(step.get("settings", {}).get("negative") for step in rounds)
