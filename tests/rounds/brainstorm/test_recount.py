"""A second count of ideas agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from typing import Any

from tests.cast import ana, ben
from tests.recount.falsified import differs, exported, sentences
from tests.rounds.given import ROUND, desk, given


def document() -> Any:
    """Two ideas on one of two topics, one on the other."""
    ideas = ((ana, "r1-1", "A bench"), (ana, "r1-1", "A tree"), (ben, "r1-2", "A choir"))
    asked = [
        person.asks("brainstorm.add_idea", ROUND, topic=topic, text=text) for person, topic, text in ideas
    ]
    return exported(given("brainstorm", {}, "Street", "School").when(*asked, desk("round.close")))


def test_ideas_that_were_given_are_equal() -> None:
    assert document()["rounds"][0]["result"]["count"] == 3
    assert sentences(document()) == []


def test_another_number_of_ideas_is_found() -> None:
    more, of_topic = document(), document()
    more["rounds"][0]["result"]["count"] = 4
    of_topic["rounds"][0]["result"]["perTopic"]["r1-1"] = 3
    assert differs(more)
    assert differs(of_topic)


def test_an_idea_that_was_taken_out_of_the_record_is_found() -> None:
    fewer = document()
    fewer["record"]["sections"][0]["appendix"][0]["entries"].pop()
    assert differs(fewer)
