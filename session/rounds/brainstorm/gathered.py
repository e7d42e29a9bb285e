"""What follows from all ideas together, made of what changed since the time before: which may be seen, which stand
alone and what stands under these, and the newest of each part.

Whoever adds an idea to thousands waits as long as who adds the tenth. It must stay true that what is gathered is the
same however the ideas came about.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import UnsetType

from session.core.contribution import Side
from session.core.state import Item
from session.core.tracked import Changed, Rule, Tracked, chosen
from session.rounds.brainstorm.shapes import Idea, ListedIdea

NEWEST = 300
"""So many of each part are at hand, which is as many as any screen shows."""

Ideas = Tracked[str, Idea]
Where = tuple[str | None, Side | UnsetType]
"""The topic and the side of an idea."""


def where(idea: Idea) -> Where:
    return idea.topic, idea.side


def as_listed(idea: Idea) -> ListedIdea:
    """An idea that stands alone, with nothing under it, as everybody sees it."""
    return ListedIdea(idea.n, idea.text, idea.topic, 0, idea.side, page=idea.page)


ON_SHOW: Rule[Ideas] = chosen(
    lambda ideas, idea: idea.state == "shown" and (idea.into is None or ideas[idea.into].state == "shown")
)
"""Of all ideas those that count."""
KEPT: Rule[Ideas] = chosen(lambda ideas, idea: idea.state != "withdrawn")
ALONE: Rule[Ideas] = chosen(lambda shown, idea: idea.into is None)
"""Of those on show the ones that are not under another."""


def _under(shown: Ideas) -> Mapping[str, tuple[Idea, ...]]:
    return _with_under({}, shown.values())


def _more_under(
    before: Mapping[str, tuple[Idea, ...]], shown: Ideas, changed: Changed
) -> Mapping[str, tuple[Idea, ...]] | None:
    if changed.others and (before or any(shown[key].into for key in changed.others)):
        return None
    return _with_under(before, (shown[key] for key in changed.added))


def _with_under(
    before: Mapping[str, tuple[Idea, ...]], ideas: Iterable[Idea]
) -> Mapping[str, tuple[Idea, ...]]:
    more: dict[str, list[Idea]] = {}
    for idea in ideas:
        if idea.into is not None:
            more.setdefault(idea.into, []).append(idea)
    joined = {lead: (*before.get(lead, ()), *of) for lead, of in more.items()}
    return {**before, **joined} if joined else before


UNDER = Rule(_under, _more_under)
"""Of those on show: idea -> what stands under it."""


def _tally(shown: Ideas) -> Mapping[Where, int]:
    return Counter(map(where, shown.values()))


def _more_in_tally(before: Mapping[Where, int], shown: Ideas, changed: Changed) -> Mapping[Where, int] | None:
    more = Counter(where(shown[key]) for key in changed.added)
    return (
        None
        if changed.others
        else {place: before.get(place, 0) + more[place] for place in {**before, **more}}
    )


TALLY = Rule(_tally, _more_in_tally)
"""How many there are of each topic and side."""


class Newest(NamedTuple):
    """The newest of each topic and side, oldest first: at which place among all, by which id, and as everybody sees
    them. `paged`: some stand on a page."""

    of: Mapping[Where, tuple[tuple[int, str, ListedIdea], ...]]
    paged: bool


def _newest(alone: Ideas) -> Newest:
    return _with_newest(Newest({}, paged=False), alone.items(), 0)


def _newer(before: Newest, alone: Ideas, changed: Changed) -> Newest | None:
    more = [(key, alone[key]) for key in changed.added]
    return None if changed.others else _with_newest(before, more, len(alone) - len(more))


def _with_newest(before: Newest, ideas: Iterable[tuple[str, Idea]], start: int) -> Newest:
    of: dict[Where, deque[tuple[int, str, ListedIdea]]] = {}
    paged = before.paged
    for place, (key, idea) in enumerate(ideas, start):
        there = of.get(where(idea))
        if there is None:
            there = of[where(idea)] = deque(before.of.get(where(idea), ()), NEWEST)
        there.append((place, key, as_listed(idea)))
        paged = paged or bool(idea.page)
    return Newest({**before.of, **{place: tuple(newest) for place, newest in of.items()}}, paged)


NEWEST_ALONE = Rule(_newest, _newer)


def _items(alone: Ideas) -> tuple[Item, ...]:
    return tuple(Item(key, idea.text) for key, idea in alone.items())


def _more_items(before: tuple[Item, ...], alone: Ideas, changed: Changed) -> tuple[Item, ...] | None:
    more = (Item(key, alone[key].text) for key in changed.added)
    return None if changed.others else (*before, *more)


ITEMS = Rule(_items, _more_items)
"""Those that stand alone, as later rounds take them."""
