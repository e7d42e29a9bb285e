"""The recount around a vote: what a second vote moved, options drawn by lot, ideas in clusters."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from session.core.state import Json
from session.record.build import build, recount as figures
from session.record.document import Chain
from session.record.json_export import encode
from session.rehearse.recount import recount
from session.rounds import KINDS
from tests.cast import Asked, Story, fay, people
from tests.rounds.given import ROUND, desk, given, round_of


def exported(story: Story) -> Any:
    """The record as anybody can download it."""
    record = build(story.state, KINDS, Chain(0, ""), "nl", 0, "Europe/Amsterdam")
    return json.loads(encode(record, figures(story.state, KINDS)))


def votes(round_: str, choices: list[Json]) -> list[Asked]:
    voters = people(len(choices))
    cast = [voter.casts(round_, 1, **choice) for voter, choice in zip(voters, choices, strict=True)]
    return [fay.asks("round.open", round_), *cast, fay.asks("round.close", round_)]


def twice(kind: str, first: list[Json], second: list[Json], settings: Json | None = None) -> Story:
    story = given(kind, settings, "Apples", "Pears", "Plums").when(*votes(ROUND, first)[1:])
    return story.when(fay.asks("round.vote_again", ROUND), *votes("r2", second))


VALUES = [{"values": {"r1-1": each, "r1-2": 6 - each}} for each in (1, 2, 2, 3, 5)]
CHANGED = [{"values": {"r1-1": each, "r1-2": 3}} for each in (2, 3, 4, 4, 5)]
CASES: dict[str, tuple[list[Json], list[Json]]] = {
    "rate": (VALUES, CHANGED),
    "dots": ([{"dots": {"r1-1": 3}}] * 5, [{"dots": {"r1-2": 2}}] * 6),
    "rank": ([{"order": [["r1-1"], ["r1-2"]]}] * 5, [{"order": [["r1-2"]]}] * 5),
    "grade": ([{"grades": {"r1-1": 2}}] * 5, [{"grades": {"r1-1": 3, "r1-2": 1}}] * 5),
    "choose": ([{"chosen": ["r1-1"]}] * 5, [{"chosen": ["r1-1", "r1-3"]}] * 5),
    "poll": ([{"answer": "r1-1"}] * 5, [{"answer": "r1-2"}] * 5),
    "statements": (
        [{"answers": {"r1-1": each}} for each in ("agree", "agree", "disagree", "pass", "agree")],
        [{"answers": {"r1-1": each}} for each in ("agree", "agree", "disagree", "disagree", "disagree")],
    ),
    "consent": (
        [{"answers": {"r1-1": {"stance": "objection", "text": f"No {n}"}}} for n in range(5)],
        [{"answers": {"r1-1": {"stance": "consent", "text": ""}}}] * 5,
    ),
    "decide": (
        [{"answers": {"r1-1": {"revision": 1, "stance": "support", "objection": ""}}}] * 5,
        [{"answers": {"r1-1": {"revision": 1, "stance": "neutral", "objection": ""}}}] * 5,
    ),
    "criteria": (
        [{"values": {each: {"c1": 2, "c2": 3} for each in ("r1-1", "r1-2")}}] * 5,
        [{"values": {each: {"c1": 5, "c2": 4} for each in ("r1-1", "r1-2")}}] * 5,
    ),
    "estimate": (
        [{"values": {"r1-1": {"low": each, "high": None}}} for each in (1, 2, 3, 4, 8)],
        [{"values": {"r1-1": {"low": each, "high": None}}} for each in (3, 3, 3, 4, 4)],
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_what_a_second_vote_moved_is_worked_out_again_and_a_wrong_figure_is_found(kind: str) -> None:
    whole = exported(twice(kind, *CASES[kind]))
    assert recount(whole) == []
    table = next(each for each in whole["record"]["sections"][1]["tables"] if each["name"] == "r2_shift")
    for row in table["rows"]:
        for figure in ("first", "second", "change"):
            row[figure] += 1
            assert recount(whole), (row, figure)
            row[figure] -= 1
    table["rows"].pop()
    assert recount(whole)


def test_a_second_vote_that_does_not_show_what_moved_is_found() -> None:
    whole = exported(twice("rate", VALUES, CHANGED))
    whole["record"]["sections"][1]["tables"].pop()
    assert any("tables of what moved" in each for each in recount(whole))


def test_a_first_vote_of_too_few_people_may_not_show_in_what_moved() -> None:
    whole = exported(twice("rate", VALUES[:4], CHANGED))
    assert whole["rounds"][0]["result"]["withheld"]
    assert recount(whole) == []
    shown = exported(twice("rate", VALUES, CHANGED))["record"]["sections"][1]["tables"][-1]
    whole["record"]["sections"][1]["tables"].append(shown)
    assert any("tables of what moved" in each for each in recount(whole))


def test_a_lot_is_drawn_again_and_another_order_is_found() -> None:
    story = given("choose", {}, "Apples", "Pears", "Plums").when(
        *votes(ROUND, [{"chosen": ["r1-3"]}] * 5)[1:]
    )
    ask = desk("round.break_tie", options=["r1-1", "r1-2"], how="lot", flavour="options")
    drawn = story.when(ask)
    assert len(round_of(drawn).ties) == 1, drawn.last
    whole = exported(drawn)
    assert recount(whole) == []
    whole["rounds"][0]["ties"][0]["order"].reverse()
    assert any("order of the lot" in each for each in recount(whole))


def test_ideas_that_a_record_puts_in_another_cluster_are_found() -> None:
    story = given("organise", {}, "Apples", "Pears", "Plums", "Figs").when(
        desk("organise.new_cluster", name="Round", ideas=["r1-1", "r1-3"]),
        desk("organise.new_cluster", name="Other", ideas=["r1-2"]),
        desk("round.close"),
    )
    whole = exported(story)
    assert recount(whole) == []
    for change in (
        lambda result, lists: result["clusters"][0].update(count=3),
        lambda result, lists: result["clusters"][0]["ideas"].append("r1-2"),
        lambda result, lists: result["unsorted"].clear(),
        lambda result, lists: lists[0]["entries"].pop(),
    ):
        changed = copy.deepcopy(whole)
        change(changed["rounds"][0]["result"], changed["record"]["sections"][0]["lists"])
        assert recount(changed)
