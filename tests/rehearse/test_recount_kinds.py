"""The recount of the kinds with a file of their own agrees with the server, and notices every changed figure."""

from __future__ import annotations

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
    "yes or no": ("poll", {"answers": "yes_no", "quorum": 40, "required": 60}),
}


def criteria(dice: Random) -> Json:
    options = dice.sample(["r1-1", "r1-2", "r1-3"], 2)
    return {
        "values": {each: {key: dice.choice([1, 1, 4, 5, None]) for key in ("c1", "c2")} for each in options}
    }


def consent(dice: Random) -> Json:
    stances = ["consent", "concern", "objection", "abstain"]
    answers = {
        each: {"stance": dice.choice(stances), "text": f"text {dice.random()}"} for each in ("r1-1", "r1-2")
    }
    return {"answers": answers}


def estimate(dice: Random) -> Json:
    guess = {"low": dice.randint(1, 800) / 10, "high": None}
    return {"values": {"r1-1": guess, "r1-2": dice.choice([None, {"low": 5, "high": None}])}}


def ranges(dice: Random) -> Json:
    low = dice.randint(0, 60)
    return {"values": {"r1-1": {"low": low, "high": low + dice.randint(0, 40)}}}


WEIGHED = {"criteria": criteria, "consent": consent, "estimate": estimate, "estimate of a range": ranges}


def ballot(case: str, dice: Random) -> Json:
    if case in WEIGHED:
        return WEIGHED[case](dice)
    if case == "budget":
        return {"approved": sorted(dice.sample(["r1-1", "r1-2", "r1-3", "r1-4"], dice.randint(0, 3)))}
    if case == "yes or no":
        return {"answer": dice.choice(["yes", "yes", "no", None])}
    if case == "poll":
        return {"answer": dice.choice([None, "r1-1", "r1-1", "r1-2", "r1-3"])}
    if case.startswith("mood"):
        return {"value": dice.randint(1, 10) if case == "mood of ten" else dice.randint(0, 100)}
    if case == "statements":
        asked = ["r1-1", "r1-2", "r1-3"] + ["r1-4"] * (dice.random() < 0.1)
        return {"answers": {each: dice.choice(["agree", "agree", "disagree", "pass"]) for each in asked}}
    if case == "dots to take away":
        one, other, third = dice.sample(["r1-1", "r1-2", "r1-3", "r1-4"], 3)
        return {"dots": {one: 10, other: 5} | ({third: -5} if dice.random() < 0.5 else {})}
    return {"chosen": sorted(dice.sample(["r1-1", "r1-2", "r1-3", "r1-4"], dice.randint(0, 3)))}


def document(case: str) -> Any:
    """A record with one round of 25 ballots by two roles."""
    (kind, settings), dice = CASES[case], Random(case)
    story = given(kind, settings, "Apples | 400", "Pears | 300", "Plums | 500", "Figs | 900")
    cast = [(dice.choice(["burger", "gemeente"]), ballot(case, dice)) for _ in range(25)]
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
