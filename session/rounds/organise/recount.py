"""Counts clusters again: there are no ballots, but every idea is in one place and every cluster is listed."""

from __future__ import annotations

from session.recount.comparison import Comparison
from session.recount.round import Round


def count_lists(round_: Round, comparison: Comparison) -> None:
    """The ideas of each cluster and what is unsorted, against the options of the round and the lists in its section."""
    clusters, unsorted = list(round_.result["clusters"]), round_.result["unsorted"].value
    for cluster in clusters:
        comparison.same(cluster["count"], len(cluster["ideas"].value))
    placed = [*unsorted, *(idea for cluster in clusters for idea in cluster["ideas"].value)]
    once = sorted(placed) == sorted(round_.texts)
    comparison.holds(round_.result["clusters"], "every idea in one place", once)
    groups = [*((cluster["name"].text(), cluster["ideas"].value) for cluster in clusters), ("", unsorted)]
    filled = [
        (name, sorted(round_.texts.get(idea, idea) for idea in ideas)) for name, ideas in groups if ideas
    ]
    lists = list(round_.section["lists"])
    comparison.holds(
        round_.section["lists"], "a list for each cluster that has ideas", len(lists) == len(filled)
    )
    for listing, (name, texts) in zip(lists, filled, strict=False):
        comparison.holds(
            listing["entries"], "the ideas of the cluster", sorted(listing["entries"].value) == texts
        )
        if name:
            comparison.same(listing["title"], name)
