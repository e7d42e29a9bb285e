"""A second count of ranked ballots agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from session.core.state import Json
from session.recount import NotARecord, recount
from tests.recount.falsified import OPTIONS, of_ballots, of_dice, sentences, unnoticed
from tests.recount.second_votes import unnoticed_in_what_moved

RULES = ("borda", "schulze", "ranked_pairs", "irv")
CIRCLE = ("1>2>3>4",) * 3 + ("2>3>1>4",) * 3 + ("3>1>2>4",) * 3
FIRST = [{"order": [["r1-1"], ["r1-2"]]}] * 5
SECOND = [{"order": [["r1-2"]]}] * 5


def ballot(dice: Random) -> Json:
    """One to three options in order, now and then with equals."""
    order = [[option] for option in dice.sample(OPTIONS, dice.randint(1, 3))]
    if len(order) > 1 and dice.random() < 0.3:
        order[:2] = [order[0] + order[1]]
    return {"order": order}


def ranked(rule: str, *ballots: str) -> Any:
    """Each ballot is like "1>23": the first option, then the second and the third as equals."""
    orders = [[[f"r1-{option}" for option in tier] for tier in ballot.split(">")] for ballot in ballots]
    return of_ballots("rank", {"rule": rule}, *[(None, {"order": order}) for order in orders])


@pytest.mark.parametrize("rule", RULES)
def test_no_figure_of_ranked_ballots_can_be_falsified(rule: str) -> None:
    document = of_dice("rank", {"rule": rule, "most": 3}, ballot)
    assert sentences(document) == []
    assert unnoticed(document, "line") == []


@pytest.mark.parametrize("rule", RULES)
def test_a_circle_in_which_everybody_can_win_is_counted_the_same_and_nobody_else_is_let_in(rule: str) -> None:
    document = ranked(rule, *CIRCLE)
    assert sentences(document) == []
    result = document["rounds"][0]["result"]
    assert [set(tier) for tier in result["tiers"]] == [{"r1-1", "r1-2", "r1-3"}, {"r1-4"}]
    result["runoff"]["winner"] = ["r1-1"]
    assert any("runoff.winner" in sentence for sentence in sentences(document))


@pytest.mark.parametrize("rule", RULES)
def test_an_order_that_another_rule_gave_is_found(rule: str) -> None:
    ballots = ("1>2>3",) * 8 + ("2>3>1",) * 5 + ("3>2>1",) * 4 + ("3>1>2",) * 2 + ("4>2",) * 3
    document = ranked(rule, *ballots)
    assert sentences(document) == []
    tiers = document["rounds"][0]["result"]["tiers"]
    tiers[0], tiers[1] = tiers[1], tiers[0]
    assert any("tiers" in sentence for sentence in sentences(document))


def test_who_beats_all_others_is_counted() -> None:
    document = ranked("irv", *["1>2"] * 2, *["2>1"] * 2, *["3>2>1"] * 3)
    result = document["rounds"][0]["result"]
    assert sentences(document) == []
    result["condorcet"] = "r1-1" if result["condorcet"] != "r1-1" else None
    assert any("condorcet" in sentence for sentence in sentences(document))


def test_what_a_second_vote_moved_cannot_be_falsified() -> None:
    assert unnoticed_in_what_moved("rank", FIRST, SECOND) == []


def test_more_options_than_can_be_compared_with_each_other_are_refused() -> None:
    document = ranked("borda", *CIRCLE)
    extra = [{**document["rounds"][0]["options"][0], "id": f"x{n}"} for n in range(197)]
    document["rounds"][0]["options"] += extra
    with pytest.raises(NotARecord, match="options: are 201; to compare more than 200 takes too long"):
        recount(document)
