"""Remembers what was counted from ballots, because a view asks for the same figures many times.

Called by kinds whose count takes long. Ballots that were counted never change, so the very tuple that holds them stands
for them. What is given back is shared: nobody changes it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from session.core.state import Round

T = TypeVar("T")
KEPT = 64  # counts; the oldest goes first

_counts: OrderedDict[tuple[int, Hashable], tuple[object, Any]] = OrderedDict()


def remembered(round_: Round, about: Hashable, count: Callable[[], T]) -> T:
    """`count()`, or what it gave before for these ballots. `about` names the count and all else it depends on."""
    if not round_.ballots:
        return count()
    key = (id(round_.ballots), about)
    found = _counts.get(key)
    if found is None:  # the tuple is kept with its count, so that its id is not given to another
        found = _counts[key] = (round_.ballots, count())
        if len(_counts) > KEPT:
            _counts.popitem(last=False)
    value: T = found[1]
    return value
