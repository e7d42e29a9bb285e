"""The second count around a vote, whatever its kind: what a second vote moved, and options drawn by lot."""

from __future__ import annotations

from tests.cast import Story
from tests.recount.falsified import exported, sentences
from tests.recount.second_votes import table_of_what_moved, twice, votes
from tests.rounds.given import ROUND, desk, given, round_of

FIRST = [{"values": {"r1-1": score, "r1-2": 6 - score}} for score in (1, 2, 2, 3, 5)]
SECOND = [{"values": {"r1-1": score, "r1-2": 3}} for score in (2, 3, 4, 4, 5)]


def test_a_second_vote_that_does_not_show_what_moved_is_found() -> None:
    document = twice("rate", FIRST, SECOND)
    document["record"]["sections"][1]["tables"].pop()
    assert any("one table of what moved, or none" in sentence for sentence in sentences(document))


def test_a_first_vote_of_too_few_people_may_not_show_in_what_moved() -> None:
    document = twice("rate", FIRST[:4], SECOND)
    assert document["rounds"][0]["result"]["withheld"]
    assert sentences(document) == []
    document["record"]["sections"][1]["tables"].append(table_of_what_moved(twice("rate", FIRST, SECOND)))
    assert any("one table of what moved, or none" in sentence for sentence in sentences(document))


def test_a_second_vote_on_other_options_is_found() -> None:
    document = twice("rate", FIRST, SECOND)
    document["rounds"][1]["options"].append({"id": "r9-9", "text": "Another", "note": "", "source": None})
    assert any("the options of the first vote" in sentence for sentence in sentences(document))


def drawn() -> Story:
    """A vote in which two options without votes are put in order by lot."""
    story = given("choose", {}, "Apples", "Pears", "Plums").when(
        *votes(ROUND, [{"chosen": ["r1-3"]}] * 5)[1:]
    )
    story = story.when(desk("round.break_tie", options=["r1-1", "r1-2"], how="lot", flavour="options"))
    assert len(round_of(story).ties) == 1, story.last
    return story


def test_a_lot_is_drawn_again_and_another_order_is_found() -> None:
    document = exported(drawn())
    assert sentences(document) == []
    document["rounds"][0]["ties"][0]["order"].reverse()
    assert sentences(document)[0].startswith("round 1 (choose), $.rounds[0].ties[0].order[0]: ")
