"""A second count of grades agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

import pytest

from session.core.state import Json
from tests.recount.falsified import OPTIONS, differs, of_ballots, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"grades": {"r1-1": 2}}] * 5
SECOND = [{"grades": {"r1-1": 3, "r1-2": 1}}] * 5


def ballot(dice: Random) -> Json:
    """The fourth option is graded by too few people to tell roles apart, in three words at most."""
    asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.3)
    return {"grades": {option: dice.choice([1, 2, 2, 3, None]) for option in asked}}


@pytest.mark.parametrize("settings", [{}, {"grades": ["Yes", "Perhaps", "No"]}], ids=["usual", "three words"])
def test_no_figure_of_the_grades_can_be_falsified(settings: Json) -> None:
    document = of_dice("grade", settings, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "line") == []


@pytest.mark.parametrize(("part", "value"), [("sign", "+"), ("grade", 1)])
def test_equal_middle_grades_are_told_apart_by_who_is_above_and_below(part: str, value: object) -> None:
    """Apples and Pears have the same middle grade; more people are above it for Apples, below it for Pears."""
    grades = [(1, 2), (1, 2), (2, 2), (2, 3), (2, 3)]
    document = of_ballots("grade", {}, *[(None, {"grades": {"r1-1": a, "r1-2": b}}) for a, b in grades])
    assert sentences(document) == []
    first, second, *_ = document["rounds"][0]["result"]["options"]
    assert (first["id"], first["grade"], first["sign"]) == ("r1-1", 2, "+")
    assert (second["grade"], second["sign"], second["below"]) == (2, "-", 2)
    second[part] = value
    assert differs(document)


def test_grades_that_are_equal_in_everything_share_a_place() -> None:
    ballots = [(None, {"grades": {"r1-1": grade, "r1-2": grade}}) for grade in (1, 2, 2, 3, 3)]
    document = of_ballots("grade", {}, *ballots)
    assert sentences(document) == []
    document["rounds"][0]["result"]["options"][1]["place"] = 2
    assert any("place" in sentence for sentence in sentences(document))


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("grade", FIRST, SECOND) == []
