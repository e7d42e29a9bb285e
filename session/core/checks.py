"""What may go wrong in the room with the items of a round, told on the desk before it opens. Pure; it never refuses:
a facilitator may have reasons. What is only wrong for one kind is in its `checks`.
"""

from __future__ import annotations

from collections.abc import Iterator

from session.core.kind import Check, RoundKind
from session.core.shapes import read
from session.core.state import Item, Round
from session.core.text import length

READABLE = 140  # characters of an item that still stands on the wall in letters the last row can read
_NAMED = 3  # of many items that have the same thing, so many are named
_SHORT = 40


def checks(kind: RoundKind, round_: Round, items: tuple[Item, ...], language: str) -> tuple[Check, ...]:
    """The checks of a round that has not opened, on what it would work on now; of every kind, then its own."""
    if not items:
        return ()
    return (*_of_any_kind(kind, items), *kind.checks(read(kind.Settings, round_.settings), items, language))


def _of_any_kind(kind: RoundKind, items: tuple[Item, ...]) -> Iterator[Check]:
    twice = equal(items)
    if twice:
        yield Check("desk.check_equal", {"n": len(twice), "options": named(twice)})
    if kind.takes == "options" and len(items) == 1 and not kind.one_option:
        yield Check("desk.check_one_option")
    many = (item.text for item in items if len(item.text) > READABLE)  # never fewer than a reader sees
    long = [text for text in many if length(text) > READABLE]
    if long:
        yield Check("desk.check_long_options", {"n": len(long), "limit": READABLE, "options": named(long)})


def equal(items: tuple[Item, ...]) -> list[str]:
    """The texts that stand there more than once, capitals and spaces aside: people divide their votes over those."""
    seen: dict[str, int] = {}
    first: dict[str, str] = {}
    for item in items:
        key = " ".join(item.text.casefold().split())
        seen[key] = seen.get(key, 0) + 1
        first.setdefault(key, item.text)
    return [first[key] for key, number in seen.items() if number > 1]


def named(texts: list[str]) -> str:
    """The first of `texts`, shortened, to tell people which are meant."""
    shown = [
        f"‘{text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + '…'}’" for text in texts[:_NAMED]
    ]
    return ", ".join(shown) + ("" if len(texts) <= _NAMED else " …")
