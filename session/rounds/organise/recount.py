"""Counts clusters again: there are no ballots, but every idea is in one place and every cluster is listed.

An idea stands for the contributions that it was made of, and a list says of an idea which those were: behind its text,
between brackets, unless it is a single one without a topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round


def count_lists(round_: Round, comparison: Comparison) -> None:
    """The ideas of each cluster and what is unsorted, against the options of the round and the lists in its section."""
    clusters, unsorted = list(round_.result["clusters"]), round_.result["unsorted"].value
    origins = round_.part["origins"]
    made_of = {} if origins.is_missing else dict(origins.items())
    under = {} if round_.result["under"].is_missing else round_.result["under"].value
    doubles = {into: [one for one in round_.texts if under.get(one) == into] for into in under.values()}
    for cluster in clusters:
        alone = cluster["ideas"].value
        ideas = [one for idea in alone for one in (idea, *doubles.get(idea, ()))]
        counted = sum(len(made_of[idea]["of"].value) if idea in made_of else 1 for idea in ideas)
        comparison.same(cluster["count"], counted)
    placed = [*unsorted, *under, *(idea for cluster in clusters for idea in cluster["ideas"].value)]
    once = sorted(placed) == sorted(round_.texts)
    comparison.holds(round_.result["clusters"], "every idea in one place", once)
    groups = [*((_title(cluster, clusters), cluster["ideas"].value) for cluster in clusters), ("", unsorted)]
    filled = [(name, ideas) for name, ideas in groups if ideas]
    lists = list(round_.section["lists"])
    comparison.holds(
        round_.section["lists"],
        "a list for each cluster that has ideas, and one at most of what stayed behind",
        len(filled) <= len(lists) <= len(filled) + 1,
    )
    for listing, (name, ideas) in zip(lists, filled, strict=False):
        known = [_known(round_, idea, doubles.get(idea, []), made_of) for idea in ideas]
        told = _told(listing["entries"].value, known)
        comparison.holds(listing["entries"], "the ideas of the cluster", told)
        if name:
            comparison.same(listing["title"], name)


def _title(cluster: Part, clusters: Sequence[Part]) -> str:
    """The name of a cluster, behind that of the one it is in."""
    name = cluster["name"].text()
    if cluster["inside"].is_missing:
        return name
    outer = [each["name"].text() for each in clusters if each["id"].value == cluster["inside"].value]
    return f"{outer[0] if outer else ''} › {name}"


Known = tuple[str, tuple[str, ...], str]
"""The text of an idea, what has to stand behind it, and the words of its doubles as they stand behind that."""


def _known(round_: Round, idea: str, doubles: Sequence[str], made_of: Mapping[str, Part]) -> Known:
    text = round_.texts.get(idea, idea)
    others = dict.fromkeys(round_.texts[double] for double in doubles)
    others.pop(text, None)
    return text, _parts(round_, [idea, *doubles], made_of), "".join(f" ≈ {other}" for other in others)


def _parts(round_: Round, ideas: Sequence[str], made_of: Mapping[str, Part]) -> tuple[str, ...]:
    """What has to stand behind an idea that was made of more than itself: so many of each topic and side."""
    origins = [made_of[idea] for idea in ideas if idea in made_of]
    whole = sum(len(origin["of"].value) for origin in origins) + len(ideas) - len(origins)
    if whole == 1:
        return ()
    names = round_.part["names"]
    numbers = Counter[str]()
    for origin in origins:
        for kind in ("topics", "sides"):
            for key, number in origin[kind].items():
                numbers[names[key].text() if key in names else ""] += number.whole()
    return tuple(f"{number} {name}" for name, number in numbers.items()) or (f"{whole} ",)


def _told(entries: Sequence[str], known: Sequence[Known]) -> bool:
    """Whether every entry is the text of an idea with what has to stand behind it, and every idea is an entry. The
    ideas of which most has to be told are found first.
    """
    left = sorted(known, key=lambda idea: (-len(idea[1]), -len(idea[2])))
    for entry in entries:
        fitting = next((idea for idea in left if _fits(entry, *idea)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _fits(entry: str, text: str, parts: tuple[str, ...], doubles: str) -> bool:
    if not entry.startswith(text) or not entry.endswith(doubles):
        return False
    behind = entry[len(text) : len(entry) - len(doubles)]
    bracketed = behind.startswith(" (") and behind.endswith(")")
    return (bracketed or not behind) and all(part in behind for part in parts)
