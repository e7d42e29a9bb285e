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
    lists = (*section["appendix"], *beside)
    if not round_.result["comments"].is_missing:
        remarks = [part["remarks"] for part in lists if not part["remarks"].is_missing]
        comparison.same(round_.result["comments"], sum(len(of.value) for part in remarks for of in part))
    for table in section["tables"]:
        if table["name"].value == f"{round_.id}_words":
            comparison.same(round_.result["count"], sum(row["count"].value for row in table["rows"]))
    of_topics = round_.result["perTopic"]
    if of_topics.value:
        comparison.holds(of_topics, "add up to all ideas", sum(of_topics.object().values()) == ideas)
