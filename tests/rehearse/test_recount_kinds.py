"""The recount of the kinds with a file of their own agrees with the server, and notices every changed figure."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from session.core.state import Json
from session.record import build
from session.rehearse.recount import recount
from session.rounds import KINDS
from tests.rehearse.test_recount import falsified, figures
from tests.rounds.given import closed, given

# Who had a seat is in no ballot, and more than one share funds the same.
NOT_COUNTED = {"solid", "people", ("equal", "share")}
CASES: dict[str, tuple[str, Json]] = {
    "choose": ("choose", {"least": 0, "places": 2}),
    "statements": ("statements", {}),
    "mood": ("mood", {}),
    "mood of ten": ("mood", {"scale": "1-10"}),
    "dots to take away": ("dots", {"dots": 20, "per_option": 10, "step": "5", "negative": 5}),
    "poll": ("poll", {"quorum": 40, "required": 30}),
    "criteria": ("criteria", {"criteria": [{"name": "Gain", "weight": 3}, {"name": "Cost", "lower": True}]}),
    "consent": ("consent", {"quorum": 20}),
    "estimate": ("estimate", {"decimals": 1}),
    "estimate of a range": ("estimate", {"answer": "range"}),
    "budget": ("budget", {"amount": 1300}),
    "rank by points": ("rank", {}),
    "rank by strongest paths": ("rank", {"rule": "schulze", "most": 3}),
    "rank by locked pairs": ("rank", {"rule": "ranked_pairs"}),
    "rank by run-off": ("rank", {"rule": "irv"}),
    "grade": ("grade", {}),
    "grade with three words": ("grade", {"grades": ["Yes", "Perhaps", "No"]}),
    "decide": ("decide", {}),
    "rate": ("rate", {}),
    "rate to a hundred": ("rate", {"scale": "range", "highest": 100}),
    "rate below zero": ("rate", {"scale": "range", "lowest": -30, "highest": 30, "step": 10}),
    "yes or no": ("poll", {"answers": "yes_no", "quorum": 40, "required": 60}),
}


OPTIONS = ["r1-1", "r1-2", "r1-3", "r1-4"]


def criteria(dice: Random) -> Json:
    options = dice.sample(OPTIONS[:3], 2)
    return {
        "values": {each: {key: dice.choice([1, 1, 4, 5, None]) for key in ("c1", "c2")} for each in options}
    }


def consent(dice: Random) -> Json:
    stances = ["consent", "concern", "objection", "abstain"]
    answers = {
        each: {"stance": dice.choice(stances), "text": f"text {dice.random()}"} for each in OPTIONS[:2]
    }
    return {"answers": answers}


def decide(dice: Random) -> Json:
    answers = {}
    for each in OPTIONS[: dice.randint(1, 4)]:
        stance = dice.choice(["support", "support", "neutral", "against"])
        why = f"text {dice.random()}" if stance == "against" else ""
        answers[each] = {"revision": 1, "stance": stance, "objection": why}
    return {"answers": answers}


def estimate(dice: Random) -> Json:
    guess = {"low": dice.randint(1, 800) / 10, "high": None}
    return {"values": {"r1-1": guess, "r1-2": dice.choice([None, {"low": 5, "high": None}])}}


def ranges(dice: Random) -> Json:
    low = dice.randint(0, 60)
    return {"values": {"r1-1": {"low": low, "high": low + dice.randint(0, 40)}}}


def rank(dice: Random) -> Json:
    """One to three options in order, now and then with equals."""
    order = [[each] for each in dice.sample(OPTIONS, dice.randint(1, 3))]
    if len(order) > 1 and dice.random() < 0.3:
        order[:2] = [order[0] + order[1]]
    return {"order": order}


def grade(dice: Random) -> Json:
    """The fourth option is graded by too few people to tell roles apart, in three words at most."""
    asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.3)
    return {"grades": {each: dice.choice([1, 2, 2, 3, None]) for each in asked}}


def rate(*steps: int) -> Callable[[Random], Json]:
    """Scores on these steps; the fourth option is scored by too few people to tell roles apart."""

    def scored(dice: Random) -> Json:
        asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.3)
        return {"values": {each: dice.choice([*steps, None]) for each in asked}}

    return scored


def statements(dice: Random) -> Json:
    asked = OPTIONS[:3] + OPTIONS[3:] * (dice.random() < 0.1)
    return {"answers": {each: dice.choice(["agree", "agree", "disagree", "pass"]) for each in asked}}


def dots(dice: Random) -> Json:
    one, other, third = dice.sample(OPTIONS, 3)
    return {"dots": {one: 10, other: 5} | ({third: -5} if dice.random() < 0.5 else {})}


def some(dice: Random) -> list[str]:
    return sorted(dice.sample(OPTIONS, dice.randint(0, 3)))


BALLOTS: dict[str, Callable[[Random], Json]] = {
    "choose": lambda dice: {"chosen": some(dice)},
    "budget": lambda dice: {"approved": some(dice)},
    "statements": statements,
    "mood": lambda dice: {"value": dice.randint(0, 100)},
    "mood of ten": lambda dice: {"value": dice.randint(1, 10)},
    "dots": dots,
    "poll": lambda dice: {"answer": dice.choice([None, "r1-1", "r1-1", "r1-2", "r1-3"])},
    "yes or no": lambda dice: {"answer": dice.choice(["yes", "yes", "no", None])},
    "criteria": criteria,
    "consent": consent,
    "decide": decide,
    "rate": rate(1, 1, 2, 5),
    "rate to a hundred": rate(0, 35, 36, 99, 100),
    "rate below zero": rate(-30, -10, 0, 30),
    "estimate": estimate,
    "estimate of a range": ranges,
    "rank": rank,
    "grade": grade,
}


def ballot(case: str, dice: Random) -> Json:
    return BALLOTS.get(case, BALLOTS[CASES[case][0]])(dice)


def document(case: str) -> Any:
    """A record with one round of 25 ballots by two roles."""
    (kind, settings), dice = CASES[case], Random(case)
    cast = [(dice.choice(["burger", "gemeente"]), ballot(case, dice)) for _ in range(25)]
    return of_ballots(kind, settings, *cast)


def of_ballots(kind: str, settings: Json, *cast: tuple[str | None, Json]) -> Any:
    """A record with one round in which these ballots were cast."""
    story = given(kind, settings, "Apples | 400", "Pears | 300", "Plums | 500", "Figs | 900")
    rounds = build.recount(closed(story, *cast).state, KINDS)
    return {"record": {"threshold": 5, "sections": []}, "rounds": rounds}


@pytest.mark.parametrize("case", CASES)
def test_the_recount_agrees_and_finds_every_falsified_figure(case: str) -> None:
    whole = document(case)
    assert recount(whole) == []
    paths = [
        path
        for path in figures(whole["rounds"][0]["result"])
        if not NOT_COUNTED.intersection((path[0], path[:2]))
    ]
    assert len(paths) > 10
    for path in paths:
        assert recount(falsified(whole, 0, path)), path


def ranked(rule: str, *ballots: str) -> Any:
    """Each ballot is like "1>23": the first option, then the second and the third as equals."""
    orders = [[[f"r1-{each}" for each in tier] for tier in ballot.split(">")] for ballot in ballots]
    return of_ballots("rank", {"rule": rule}, *[(None, {"order": each}) for each in orders])


RULES = ("borda", "schulze", "ranked_pairs", "irv")
CIRCLE = ("1>2>3>4",) * 3 + ("2>3>1>4",) * 3 + ("3>1>2>4",) * 3


@pytest.mark.parametrize("rule", RULES)
def test_a_circle_in_which_everybody_can_win_is_counted_the_same_and_nobody_else_is_let_in(rule: str) -> None:
    whole = ranked(rule, *CIRCLE)
    assert recount(whole) == []
    result = whole["rounds"][0]["result"]
    assert [set(tier) for tier in result["tiers"]] == [{"r1-1", "r1-2", "r1-3"}, {"r1-4"}]
    result["runoff"]["winner"] = ["r1-1"]
    assert any("run-off winner" in each for each in recount(whole))


@pytest.mark.parametrize("rule", RULES)
def test_an_order_that_another_rule_gave_is_found(rule: str) -> None:
    ballots = ("1>2>3",) * 8 + ("2>3>1",) * 5 + ("3>2>1",) * 4 + ("3>1>2",) * 2 + ("4>2",) * 3
    whole = ranked(rule, *ballots)
    assert recount(whole) == []
    swapped = whole["rounds"][0]["result"]["tiers"]
    swapped[0], swapped[1] = swapped[1], swapped[0]
    assert any("tiers" in each for each in recount(whole))


def test_who_beats_all_others_is_counted() -> None:
    whole = ranked("irv", *["1>2"] * 2, *["2>1"] * 2, *["3>2>1"] * 3)
    result = whole["rounds"][0]["result"]
    assert recount(whole) == []
    result["condorcet"] = "r1-1" if result["condorcet"] != "r1-1" else None
    assert any("beats all others" in each for each in recount(whole))


@pytest.mark.parametrize(("part", "value"), [("sign", "+"), ("grade", 1)])
def test_equal_middle_grades_are_told_apart_by_who_is_above_and_below(part: str, value: object) -> None:
    """Apples and Pears have the same middle grade; more people are above it for Apples, below it for Pears."""
    grades = [(1, 2), (1, 2), (2, 2), (2, 3), (2, 3)]
    ballots = [(None, {"grades": {"r1-1": one, "r1-2": other}}) for one, other in grades]
    whole = of_ballots("grade", {}, *ballots)
    assert recount(whole) == []
    first, second, *_ = whole["rounds"][0]["result"]["options"]
    assert (first["id"], first["grade"], first["sign"]) == ("r1-1", 2, "+")
    assert (second["grade"], second["sign"], second["below"]) == (2, "-", 2)
    second[part] = value
    assert recount(whole)


def test_grades_that_are_equal_in_everything_share_a_place() -> None:
    whole = of_ballots(
        "grade", {}, *[(None, {"grades": {"r1-1": each, "r1-2": each}}) for each in (1, 2, 2, 3, 3)]
    )
    assert recount(whole) == []
    whole["rounds"][0]["result"]["options"][1]["place"] = 2
    assert any("place" in each for each in recount(whole))
