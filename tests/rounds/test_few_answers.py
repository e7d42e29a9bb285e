"""An option that few people scored: no figures, no place that follows from what they gave, and a sentence on it."""

from __future__ import annotations

from typing import Any

import pytest

from session.core.carry import offered
from session.core.state import Json
from session.rounds import KINDS
from tests.cast import Story
from tests.rounds.given import closed, given, result, round_of, section

OPTIONS = ("Apples", "Bananas", "Cherries")
A, B, C = (f"r1-{n}" for n in range(1, 4))


def rate(scores: dict[str, int | None]) -> Json:
    return {"values": scores}


def grade(scores: dict[str, int | None]) -> Json:
    return {"grades": {key: None if each is None else 6 - each for key, each in scores.items()}}


def criteria(scores: dict[str, int | None]) -> Json:
    return {"values": {key: {"c1": each} for key, each in scores.items()}}


KINDS_THAT_SCORE = {"rate": rate, "grade": grade, "criteria": criteria}
SETTINGS: dict[str, Json] = {"criteria": {"criteria": [{"name": "Cost"}]}}


def voted(kind: str, few: int, liked: int = 5) -> Story:
    """Nine people score A and C and do not know about B; `few` others score only B."""
    ballot = KINDS_THAT_SCORE[kind]
    most = [ballot({A: 4, B: None, C: 2})] * 9
    rest = [ballot({B: liked})] * few
    story = given(kind, SETTINGS.get(kind, {}), *OPTIONS)
    return closed(story, *[(None, each) for each in most + rest])


def figures(kind: str, story: Story, option: str) -> Any:
    (found,) = [each for each in result(story)["options"] if each["id"] == option]
    return found["cells"]["c1"] if kind == "criteria" else found


@pytest.mark.parametrize("kind", KINDS_THAT_SCORE)
def test_what_few_people_gave_an_option_changes_nothing_that_is_told(kind: str) -> None:
    low, high = voted(kind, 4, liked=1), voted(kind, 4, liked=5)
    assert result(low) == result(high)
    assert section(low) == section(high)
    assert offered(low.state, KINDS, round_of(low)) == offered(high.state, KINDS, round_of(high))


@pytest.mark.parametrize("kind", KINDS_THAT_SCORE)
def test_an_option_with_few_answers_has_no_figures_and_the_record_says_so(kind: str) -> None:
    found = figures(kind, voted(kind, 4), B)
    assert (found["withheld"], found["skipped"]) == (True, None)
    assert (found["n"], found["dontKnow"], sum(found["counts"])) == (0, 9, 0)
    told = section(voted(kind, 4)).summary
    assert "Bij 1 keuze staan geen cijfers: minder dan 5 mensen gaven daar antwoord." in told


@pytest.mark.parametrize("kind", KINDS_THAT_SCORE)
def test_enough_answers_are_told(kind: str) -> None:
    story = voted(kind, 5)
    assert "withheld" not in figures(kind, story, B)
    assert (figures(kind, story, B)["n"], result(story)["options"][0]["id"]) == (5, B)
    assert not any("geen cijfers" in each for each in section(story).summary)
