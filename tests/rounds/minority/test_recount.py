"""A second count of objections agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random
from typing import Any

from session.core.state import Json
from tests.cast import fay
from tests.recount.falsified import OPTIONS, TEXTS, exported, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved
from tests.rounds.given import ROUND, closed, given

FIRST = [{"answers": {"r1-1": []}} for _ in range(5)]
SECOND = [{"answers": {"r1-1": [], "r1-2": []}} for _ in range(6)]


def document() -> Any:
    """Two objections to the first decision; the fourth is answered by too few people to tell anything of it."""
    story = given("minority", {}, *TEXTS)
    for decision, condition in ((OPTIONS[0], "When it is cheaper"), (OPTIONS[0], ""), (OPTIONS[3], "")):
        text = f"Objection with {len(condition)} to {decision}"
        story = story.when(
            fay.asks("minority.add_objection", ROUND, decision=decision, text=text, condition=condition)
        )
    ids = list(story.state.rounds[ROUND].body.objections)
    dice = Random(8)

    def ballot() -> Json:
        asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.1)
        joins = {OPTIONS[0]: ids[:2], OPTIONS[3]: ids[2:]}
        return {
            "answers": {
                option: [one for one in joins.get(option, []) if dice.random() < 0.3] for option in asked
            }
        }

    return exported(closed(story, *[(dice.choice(["burger", "gemeente"]), ballot()) for _ in range(25)]))


def test_no_figure_of_the_objections_can_be_falsified() -> None:
    record = document()
    assert sentences(record) == []
    withheld = [row for row in record["rounds"][0]["result"]["decisions"] if row.get("withheld")]
    assert [row["id"] for row in withheld] == [OPTIONS[3]], "a withheld decision is needed here"
    assert unnoticed(record, "n") == []


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("minority", FIRST, SECOND) == []
