"""A second count of statements agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, differs, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

FIRST = [{"answers": {"r1-1": side}} for side in ("agree", "agree", "disagree", "pass", "agree")]
SECOND = [{"answers": {"r1-1": side}} for side in ("agree", "agree", "disagree", "disagree", "disagree")]


def ballot(dice: Random) -> Json:
    """The fourth statement is answered by too few people to tell anything of it."""
    asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.1)
    return {"answers": {option: dice.choice(["agree", "agree", "disagree", "pass"]) for option in asked}}


def test_no_figure_of_the_statements_can_be_falsified() -> None:
    document = of_dice("statements", {}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "answers") == []


def test_a_withheld_statement_cannot_have_had_as_many_answers_as_may_be_shown() -> None:
    document = of_dice("statements", {}, ballot)
    withheld = next(row for row in document["rounds"][0]["result"]["statements"] if row.get("withheld"))
    withheld["answers"] = 5
    assert differs(document)


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("statements", FIRST, SECOND) == []
