"""A second count of decisions agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"answers": {"r1-1": {"revision": 1, "stance": "support", "objection": ""}}}] * 5
SECOND = [{"answers": {"r1-1": {"revision": 1, "stance": "neutral", "objection": ""}}}] * 5


def ballot(dice: Random) -> Json:
    """The last decisions are answered by fewer people."""
    answers = {}
    for option in OPTIONS[: dice.randint(1, 4)]:
        stance = dice.choice(["support", "support", "neutral", "against"])
        why = f"text {dice.random()}" if stance == "against" else ""
        answers[option] = {"revision": 1, "stance": stance, "objection": why}
    return {"answers": answers}


def test_no_figure_of_the_decisions_can_be_falsified() -> None:
    """Their words can: a decision is worded while people vote, and the record has only the last words.

    So can the id of a decision that too few people answered, because the ballots do not have those answers.
    """
    document = of_dice("decide", {}, ballot)
    assert sentences(document) == []
    assert document["rounds"][0]["result"]["decisions"][3]["withheld"]
    assert [path[-2:] for path in unnoticed(document, "text", "objections")] == [(3, "id")]


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("decide", FIRST, SECOND) == []
