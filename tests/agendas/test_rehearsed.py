"""Every ready-made agenda is imported and held by made-up people, in both languages: nothing stands in the way."""

from __future__ import annotations

import json

import pytest

from session import agendas
from session.agendas import agenda_of
from session.core.refusals import Refused
from session.core.state import Round
from session.record.export import RecordSource, file
from session.recount import recount
from session.rounds import KINDS, simulations
from tests.agendas.ready import BOTH, TEN, ready
from tests.cast import Story, created, fay, given, people
from tests.rounds.simulated import performed, somebody

PEOPLE = 12
SUPPLIED = {
    "nl": ["Wij beginnen in één wijk.", "Wij kijken over drie maanden."],
    "en": ["We begin in one place.", "We look again in June."],
}


def held(name: str, language: str) -> Story:
    """The agenda from beginning to end, as a facilitator and twelve people hold it. Fails at the first refusal."""
    agenda = agendas.read(agendas.write(ready(name, language)), language)
    roles = [{"id": role["id"], "label": role["label"]} for role in agenda.roles]
    story = given(created(title=agenda.title, language=language, roles=roles, threshold=3), kinds=KINDS)
    added: list[str] = []
    for step in agenda.rounds:
        story = story.when(fay.asks("round.add", **agendas.payload(step, added)))
        added.append(story.state.order[-1])
    ids: list[str | None] = [role["id"] for role in agenda.roles] or [None]
    crowd = [person.as_(ids[at % len(ids)]) for at, person in enumerate(people(PEOPLE))]
    story = story.when(
        fay.asks("session.open"), *(one.asks("seat.take", role=one.actor.role) for one in crowd)
    )
    for number, round_ in enumerate(added):
        story = _round(story, round_, crowd, f"{name}/{number}", language)
    return _sure(story.when(fay.asks("session.close")))


def _round(story: Story, name: str, crowd: list, seed: str, language: str) -> Story:  # type: ignore[type-arg]
    planned: Round = story.state.rounds[name]
    simulation = simulations()[planned.kind]
    opened = story.when(fay.asks("round.open", name))
    if (
        isinstance(opened.last, Refused) and opened.last.code == "no_items"
    ):  # what a facilitator types in the room
        typed = fay.asks("round.change", name, source={"texts": SUPPLIED[language]})
        opened = story.when(typed, fay.asks("round.open", name))
    story = performed(_sure(opened), fay, name, simulation.desk, somebody(seed))
    for at, one in enumerate(crowd):
        story = performed(story, one, name, simulation.takes_part, somebody(f"{seed}/{at}", who=f"{at}"))
    story = _sure(story.later(60).when(fay.asks("round.close", name)))
    story = performed(story, fay, name, simulation.afterwards, somebody(seed))
    return _sure(story.when(fay.asks("round.release", name)))


def _sure(story: Story) -> Story:
    assert not isinstance(story.last, Refused), story.last
    return story


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", TEN)
def test_a_ready_made_agenda_is_held_from_beginning_to_end(name: str, language: str) -> None:
    story = held(name, language)
    votes = [round_ for round_ in story.state.agenda() if KINDS[round_.kind].secret]
    assert all(len(round_.ballots or ()) > PEOPLE // 2 for round_ in votes)
    source = RecordSource(story.state, len(story.log), "0" * 64, language, 1_764_000_000, "Europe/Amsterdam")
    assert recount(json.loads(file(source, KINDS, "json"))).differences == []
    assert len(agenda_of(story.state).rounds) == len(ready(name, language).rounds)
