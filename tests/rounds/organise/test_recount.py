"""A second count of clusters agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.recount.falsified import differs, exported, sentences
from tests.rounds.given import desk, given

FALSIFIED: dict[str, Callable[[Any, Any], Any]] = {
    "a cluster counts one idea more": lambda result, lists: result["clusters"][0].update(count=3),
    "an idea in two clusters": lambda result, lists: result["clusters"][0]["ideas"].append("r1-2"),
    "an idea that is gone": lambda result, lists: result["unsorted"].clear(),
    "a list with an idea less": lambda result, lists: lists[0]["entries"].pop(),
    "a list that is gone": lambda result, lists: lists.pop(),
    "another name above a list": lambda result, lists: lists[0].update(title="Square"),
}


def document() -> Any:
    """Four ideas, three of them in two clusters."""
    story = given("organise", {}, "Apples", "Pears", "Plums", "Figs").when(
        desk("organise.new_cluster", name="Round", ideas=["r1-1", "r1-3"]),
        desk("organise.new_cluster", name="Other", ideas=["r1-2"]),
        desk("round.close"),
    )
    return exported(story)


def test_clusters_as_they_were_made_are_equal() -> None:
    assert sentences(document()) == []


@pytest.mark.parametrize("what", FALSIFIED)
def test_ideas_that_a_record_puts_in_another_cluster_are_found(what: str) -> None:
    falsified = document()
    FALSIFIED[what](falsified["rounds"][0]["result"], falsified["record"]["sections"][0]["lists"])
    assert differs(falsified)
