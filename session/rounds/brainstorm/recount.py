"""Counts ideas again: there are no ballots, so those in the appendix of the record are counted."""

from __future__ import annotations

from session.recount.comparison import Comparison
from session.recount.round import Round


def count_lists(round_: Round, comparison: Comparison) -> None:
    """The number of ideas, in all and of all topics together."""
    ideas = sum(len(listing["entries"].value) for listing in round_.section["appendix"])
    comparison.same(round_.result["count"], ideas)
    of_topics = round_.result["perTopic"]
    if of_topics.value:
        comparison.holds(of_topics, "add up to all ideas", sum(of_topics.object().values()) == ideas)
