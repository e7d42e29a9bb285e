"""A second count of a poll agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"answer": "r1-1"}] * 5
SECOND = [{"answer": "r1-2"}] * 5


def ballot(dice: Random) -> Json:
    return {"answer": dice.choice([None, "r1-1", "r1-1", "r1-2", "r1-3"])}


def yes_or_no(dice: Random) -> Json:
    return {"answer": dice.choice(["yes", "yes", "no", None])}


def test_no_figure_of_a_poll_can_be_falsified() -> None:
    document = of_dice("poll", {"quorum": 40, "required": 30}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "people") == []


def test_no_figure_of_a_question_with_yes_or_no_can_be_falsified() -> None:
    document = of_dice("poll", {"answers": "yes_no", "quorum": 40, "required": 60}, yes_or_no)
    assert sentences(document) == []
    assert unnoticed(document, "people") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("poll", FIRST, SECOND) == []
