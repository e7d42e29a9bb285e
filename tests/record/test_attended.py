"""What the record says of who could come in: open or cards only, people or devices, and who came after the opening."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from session.record import typeset
from session.record.build import build
from session.record.document import Chain
from session.record.export import RecordSource, file
from session.recount import command, verify
from session.rounds import KINDS
from tests.cast import Asked, Story, created, fay, given, people


def vote(story: Story, before: int, late: int, card: bool) -> Story:
    """A vote of dots: so many people were there, so many came while it was open, and all of them vote."""
    there, after = people(before), people(late, name="late")
    source = {"texts": ["A bench", "A tree"]}
    story = story.when(
        fay.asks("round.add", kind="dots", prompt="Where?", source=source),
        *(come(person, card) for person in there),
        fay.asks("round.open", "r1"),
        *(come(person, card) for person in after),
    )
    option = story.state.rounds["r1"].options[0].id
    return story.when(
        *(person.casts("r1", dots={option: 1}) for person in (*there, *after)), fay.asks("round.close", "r1")
    )


def come(person: Any, card: bool) -> Asked:
    asked: Asked = person.asks("seat.take", card=True) if card else person.asks("seat.take")
    return asked


def told(story: Story, language: str) -> tuple[list[str], str, str]:
    """The sentences of the round, who took part on the cover, and the page about how it was done."""
    record = build(story.state, KINDS, Chain(1, "ab"), language, 0, "Europe/Amsterdam")
    sheet = typeset.sheet(record, "0" * 64)
    return (
        list(record.sections[0].summary),
        sheet["people"]["title"],
        json.dumps(sheet["method"], ensure_ascii=False),
    )


OPEN = given(created(entry="open"), kinds=KINDS)
CARDS = OPEN.when(fay.asks("session.set", entry="cards"))
BEFORE = given(created(), kinds=KINDS)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "61 stemmen, 61 mensen, waarvan 31 na de opening."),
        ("en", "61 votes, 61 people, 31 of them after the opening."),
    ],
)
def test_a_vote_says_how_many_there_were_and_how_many_came_late(language: str, sentence: str) -> None:
    summary, _, _ = told(vote(OPEN, 30, 31, card=False), language)
    assert sentence in summary


def test_without_cards_devices_took_part_and_the_record_says_what_that_means() -> None:
    _, cover, method = told(vote(OPEN, 4, 0, card=False), "nl")
    assert cover == "4 toestellen deden mee"
    assert "Een toestel telt als één persoon" in method


def test_with_cards_only_people_took_part() -> None:
    summary, cover, method = told(vote(CARDS, 6, 0, card=True), "nl")
    assert "6 stemmen, 6 mensen, waarvan 0 na de opening." in summary
    assert cover == "6 mensen deden mee"
    assert "Alleen wie een toegangskaart had" in method
    assert "Iedereen die meedeed, kwam binnen met een kaart." in method


def test_who_was_in_before_there_were_cards_only_is_told() -> None:
    story = OPEN.when(*(person.asks("seat.take") for person in people(2, name="early")))
    story = vote(story.when(fay.asks("session.set", entry="cards")), 6, 0, card=True)
    _, cover, method = told(story, "nl")
    assert cover == "8 toestellen deden mee"
    assert "6 van de 8 kwamen binnen met een kaart, de anderen zonder." in method


def test_a_record_of_a_session_of_before_says_what_it_said() -> None:
    summary, cover, method = told(vote(BEFORE, 6, 2, card=False), "nl")
    assert cover == "8 mensen deden mee"
    assert not [sentence for sentence in summary if "opening" in sentence]
    assert "Een toestel telt als" not in method


def test_the_file_has_it_too_and_can_be_verified_and_counted_again(tmp_path: Path) -> None:
    story = vote(CARDS, 6, 2, card=True)
    source = RecordSource(story.state, len(story.log), "ab", "en", 0, "Europe/Amsterdam")
    made = file(source, KINDS, "json")
    document = json.loads(made)
    assert document["record"]["session"]["entry"] == "cards"
    assert document["record"]["people"]["cards"] == 8
    assert document["rounds"][0]["people"] == {"total": 8, "late": 2}
    path = tmp_path / "record.json"
    path.write_bytes(made)
    assert verify.main([str(path)], StringIO(), StringIO()) == 0
    assert command.main([str(path)], StringIO(), StringIO()) == 0
    path.write_bytes(made.replace(b'"late":2', b'"late":0'))
    assert verify.main([str(path)], StringIO(), StringIO()) == 1
