"""Long work, one thing after another, that lets others go first in between.

Who has such work runs it within `giving_way`, with what is to happen between two things; who does it goes through the
things with `each`. Outside `giving_way` that costs nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
_between: ContextVar[Callable[[], None] | None] = ContextVar("between", default=None)


@contextmanager
def giving_way(between: Callable[[], None]) -> Iterator[None]:
    """In this block, and in this thread, `between` is called before each thing of `each`."""
    before = _between.set(between)
    try:
        yield
    finally:
        _between.reset(before)


def each(things: Iterable[T]) -> Iterable[T]:
    """The same things, one by one."""
    between = _between.get()
    return things if between is None else _slowly(things, between)


def _slowly(things: Iterable[T], between: Callable[[], None]) -> Iterator[T]:
    for thing in things:
        between()
        yield thing
