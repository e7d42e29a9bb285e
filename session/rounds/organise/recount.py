"""Counts clusters again: there are no ballots, but every idea is in one place and every cluster is listed.

An idea stands for the contributions that it was made of, and a list says of an idea which those were: behind its text,
between brackets, unless it is a single one without a topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round


def count_lists(round_: Round, comparison: Comparison) -> None:
    """The ideas of each cluster and what is unsorted, against the options of the round and the lists in its section."""
    clusters, unsorted = list(round_.result["clusters"]), round_.result["unsorted"].value
    origins = round_.part["origins"]
    made_of = {} if origins.is_missing else dict(origins.items())
    for cluster in clusters:
        ideas = cluster["ideas"].value
        counted = sum(len(made_of[idea]["of"].value) if idea in made_of else 1 for idea in ideas)
        comparison.same(cluster["count"], counted)
    placed = [*unsorted, *(idea for cluster in clusters for idea in cluster["ideas"].value)]
    once = sorted(placed) == sorted(round_.texts)
    comparison.holds(round_.result["clusters"], "every idea in one place", once)
    groups = [*((cluster["name"].text(), cluster["ideas"].value) for cluster in clusters), ("", unsorted)]
    filled = [(name, ideas) for name, ideas in groups if ideas]
    lists = list(round_.section["lists"])
    comparison.holds(
        round_.section["lists"],
        "a list for each cluster that has ideas, and one at most of what stayed behind",
        len(filled) <= len(lists) <= len(filled) + 1,
    )
    for listing, (name, ideas) in zip(lists, filled, strict=False):
        known = [(round_.texts.get(idea, idea), _parts(round_, made_of.get(idea))) for idea in ideas]
        told = _told(listing["entries"].value, known)
        comparison.holds(listing["entries"], "the ideas of the cluster", told)
        if name:
            comparison.same(listing["title"], name)


def _parts(round_: Round, origin: Part | None) -> tuple[str, ...]:
    """What has to stand behind an idea that was made of more than itself: so many of each topic and side."""
    if origin is None or len(origin["of"].value) == 1:
        return ()
    names = round_.part["names"]
    parts = [
        f"{number.whole()} {names[key].text() if key in names else ''}"
        for kind in ("topics", "sides")
        for key, number in origin[kind].items()
    ]
    return tuple(parts) or (f"{len(origin['of'].value)} ",)


def _told(entries: Sequence[str], known: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether every entry is the text of an idea with what has to stand behind it, and every idea is an entry. The
    ideas of which most has to be told are found first.
    """
    left = sorted(known, key=lambda idea: -len(idea[1]))
    for entry in entries:
        fitting = next((idea for idea in left if _fits(entry, *idea)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _fits(entry: str, text: str, parts: tuple[str, ...]) -> bool:
    if not entry.startswith(text):
        return False
    behind = entry[len(text) :]
    bracketed = behind.startswith(" (") and behind.endswith(")")
    return (bracketed or not behind) and all(part in behind for part in parts)
