"""A second count of clusters agrees with the server, and notices whatever is falsified."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from session.rounds import KINDS
from tests.cast import ana, created, fay, given as cast_given
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


def merged() -> Any:
    """Three ideas of two topics that were merged, and one alone, in one cluster."""
    gathering = {"kind": "brainstorm", "source": {"texts": ["Keep, 2 more", "Stop"]}}
    story = cast_given(created(), kinds=KINDS).when(
        fay.asks("round.add", **gathering),
        fay.asks("round.add", kind="organise", source={"round": "r1"}),
        fay.asks("round.open", "r1"),
        *(ana.asks("brainstorm.add_idea", "r1", text="Meet", topic=f"r1-{n}") for n in (1, 1, 2, 2)),
        fay.asks("brainstorm.merge_ideas", "r1", into="n1", ideas=["n2", "n3"]),
        fay.asks("round.close", "r1"),
        fay.asks("round.open", "r2"),
        fay.asks("organise.new_cluster", "r2", name="All", ideas=["n1", "n4"]),
        fay.asks("round.close", "r2"),
    )
    return exported(story)


MERGED: dict[str, Callable[[Any], Any]] = {
    "a cluster of one contribution more": lambda record: cluster_of(record).update(count=5),
    "an idea of one contribution less": lambda record: record["rounds"][1]["origins"]["n1"]["of"].pop(),
    "another topic behind an idea": lambda record: told_of(record).update(
        entries=["Meet (1 Keep, 2 more, 2 Stop)", "Meet (Stop)"]
    ),
    "an idea without what it was made of": lambda record: told_of(record).update(
        entries=["Meet", "Meet (Stop)"]
    ),
}


def cluster_of(record: Any) -> Any:
    return record["rounds"][1]["result"]["clusters"][0]


def told_of(record: Any) -> Any:
    return record["record"]["sections"][1]["lists"][0]


def test_clusters_of_merged_ideas_count_their_contributions() -> None:
    record = merged()
    assert cluster_of(record)["count"] == 4
    assert told_of(record)["entries"] == ["Meet (2 Keep, 2 more, 1 Stop)", "Meet (Stop)"]
    assert sentences(record) == []


@pytest.mark.parametrize("what", MERGED)
def test_contributions_that_a_record_counts_wrongly_are_found(what: str) -> None:
    falsified = merged()
    MERGED[what](falsified)
    assert differs(falsified)
