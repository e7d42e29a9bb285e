"""A second count of consent agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random

from session.core.state import Json
from tests.recount.falsified import OPTIONS, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

STANCES = ["consent", "concern", "objection", "abstain"]
FIRST = [{"answers": {"r1-1": {"stance": "objection", "text": f"No {n}"}}} for n in range(5)]
SECOND = [{"answers": {"r1-1": {"stance": "consent", "text": ""}}}] * 5


def ballot(dice: Random) -> Json:
    return {
        "answers": {
            option: {"stance": dice.choice(STANCES), "text": f"text {dice.random()}"}
            for option in OPTIONS[:2]
        }
    }


def test_no_figure_of_consent_can_be_falsified() -> None:
    document = of_dice("consent", {"quorum": 20}, ballot)
    assert sentences(document) == []
    in_own_words = {path[-3] if path[-1] == "text" else path[-2] for path in unnoticed(document)}
    assert in_own_words == {"concerns", "objections"}


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("consent", FIRST, SECOND) == []
