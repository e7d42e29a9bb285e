"""Counts ideas again: there are no ballots, so those in the record are counted: at the back, and side by side."""

from __future__ import annotations

from session.recount.comparison import Comparison
from session.recount.round import Round


def count_lists(round_: Round, comparison: Comparison) -> None:
    """The number of ideas, in all and of all topics together."""
    section = round_.section
    beside = (
        [] if section["sides"].is_missing else [side for both in section["sides"] for side in both["sides"]]
    )
    ideas = sum(len(listing["entries"].value) for listing in (*section["appendix"], *beside))
    comparison.same(round_.result["count"], ideas)
    put_in = round_.part["contributions"]
    if not put_in.is_missing:
        known = sum("text" in one for _, one in put_in.items())
        comparison.holds(put_in, "every idea that is counted", ideas == known)
    of_topics = round_.result["perTopic"]
    if of_topics.value:
        comparison.holds(of_topics, "add up to all ideas", sum(of_topics.object().values()) == ideas)
