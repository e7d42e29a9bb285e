"""What a decision releases is nobody's from then on: in memory, on the disk, and for a server that starts again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from session.core.commands import Command
from session.live.batch_builder import Job
from session.live.messages import Ack
from session.store import Store
from tests.cast import ana, ben, fay, people
from tests.live.kept import SESSION, KeptSession

BOX = "r1.1"


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[KeptSession]:
    """Ana has number 1, Ben number 2, and both gave a light."""
    store = Store.open(f"sqlite:///{tmp_path}/released.sqlite3", tmp_path)
    kept = KeptSession.begun(store).when(
        fay.asks("round.add", kind="talk", source={"texts": ["Elm", "Oak"]}),
        fay.asks("round.open", "r1"),
        fay.asks("talk.put", "r1", thing="r1-1"),
        ana.asks("talk.ask", "r1", thing="r1-1"),
        ben.asks("talk.ask", "r1", thing="r1-1"),
        fay.asks("talk.ask_lights", "r1", on=True),
        ana.asks("talk.light", "r1", asked=1, light="go"),
        ana.asks("talk.light", "r1", asked=1, light="stop"),
        ben.asks("talk.light", "r1", asked=1, light="go"),
    )
    yield kept
    store.close()


def stored(kept: KeptSession) -> list[str]:
    """What is on the disk, as far as it can be told apart: the numbers, and one light of each seat."""
    return sorted(thing.split(".")[0] for thing in kept.store.claims(SESSION, BOX))


def told(kept: KeptSession) -> list[str]:
    known = kept.cache.claims.get(BOX, {})
    assert known == kept.again().claims.get(BOX, {}), "another server knows something else"
    return sorted(thing.split(".")[0] for things in known.values() for thing in things)


def test_a_seat_has_its_number_and_one_light(talk: KeptSession) -> None:
    assert stored(talk) == told(talk) == ["light1", "light1", "q1", "q2"]


def test_a_number_that_was_heard_is_nobody_s(talk: KeptSession) -> None:
    talk.when(fay.asks("talk.call", "r1", after=None), fay.asks("talk.call", "r1", after=1))
    assert stored(talk) == told(talk) == ["light1", "light1", "q2"]


def test_lights_that_ended_are_nobody_s(talk: KeptSession) -> None:
    talk.when(fay.asks("talk.ask_lights", "r1", on=False))
    assert stored(talk) == told(talk) == ["q1", "q2"]


def test_going_to_another_thing_lets_go_of_everything(talk: KeptSession) -> None:
    talk.when(fay.asks("talk.put", "r1", thing="r1-2"))
    assert stored(talk) == told(talk) == []


def test_what_is_given_and_released_in_one_batch_is_never_stored(talk: KeptSession) -> None:
    acks: list[Ack] = []
    builder = talk._builder()
    for number, (person, name, data) in enumerate(
        (
            (people(1)[0], "talk.ask", {"thing": "r1-1"}),
            (people(1)[0], "talk.light", {"asked": 1, "light": "go"}),
            (people(1)[0], "talk.light", {"asked": 1, "light": "unsure"}),
            (fay, "talk.put", {"thing": "r1-2"}),
        )
    ):
        command = Command(f"together-{number:020}", name, "r1", data)
        builder.take(Job(command, person.actor, acks.append), ())
    assert all(ack.ok for _, ack in builder.acks)
    assert builder.claims == []
    talk.commit(builder)
    assert stored(talk) == told(talk) == []
