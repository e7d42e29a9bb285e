"""A recount of open questions notices every figure that was changed."""

from __future__ import annotations

import random

from session.core.state import Json
from tests.recount.falsified import of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"scores": {"r1-1": 1 + at % 3, "r1-2": 2}, "texts": {}} for at in range(8)]
SECOND = [{"scores": {"r1-1": 3 + at % 3, "r1-2": 4}, "texts": {}} for at in range(8)]
OPTIONS = ["r1-1", "r1-2", "r1-3"]


def ballot(dice: random.Random) -> Json:
    """Not everybody scores, not everybody writes."""
    scores = {option: dice.randint(1, 5) for option in OPTIONS if dice.random() < 0.8}
    texts = {option: f"{dice.random()}" for option in OPTIONS if dice.random() < 0.5 or option not in scores}
    return {"scores": scores, "texts": texts}


def test_no_figure_of_an_open_question_can_be_falsified() -> None:
    document = of_dice("open_question", {}, ballot)
    assert sentences(document) == []
    assert {path[-1] for path in unnoticed(document)} <= {"text", "score"}


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("open_question", FIRST, SECOND) == []
