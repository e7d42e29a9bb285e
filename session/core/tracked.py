"""A dict of which every version knows what became different since an earlier one.

What grows while people work, such as the ideas of a round, changes a little at a time. Who made something of an earlier
version makes it of a later one from what changed, so that the thousandth idea costs what the tenth did. A version is
never changed, and as JSON it is what any dict is. It must stay true that nothing follows from how a version came
about: `derived` gives what the rule gives for a plain dict with the same content in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

LONGEST = 1000
"""After so many steps a new line begins, so that nobody keeps everything that ever happened."""


class Changed(NamedTuple):
    """What is different in a later version: keys that came, oldest first, and others of which the value is another or
    that are gone."""

    added: tuple[Any, ...]
    others: tuple[Any, ...]


class _Step:
    """How a version came from the one before."""

    __slots__ = ("added", "before", "number", "others")

    def __init__(self, before: _Step | None, added: tuple[Any, ...], others: tuple[Any, ...]) -> None:
        self.before, self.added, self.others = before, added, others
        self.number: int = 0 if before is None else before.number + 1


@dataclass(frozen=True, eq=False)
class Rule(Generic[T]):
    """What is made of a tracked dict: of the `whole` of it, or `after` a change of what was made before it; None where
    that cannot be, and the whole is needed."""

    whole: Callable[[Tracked[Any, Any]], T]
    after: Callable[[T, Tracked[Any, Any], Changed], T | None]


class Tracked(dict[K, V]):
    """Versions that came from each other are of one `line`, which also keeps what was made of one of them last."""

    __slots__ = ("_step", "line")

    def __init__(self, content: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        super().__init__(content)
        self._step = _Step(None, (), ())
        self.line: dict[Rule[Any], tuple[_Step, Any]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        return Tracked, (dict(self),)

    def having(self, put: Mapping[K, V], without: Collection[K] = ()) -> Tracked[K, V]:
        """The next version: with these values, and without these keys."""
        later = Tracked(self)
        later.update(put)
        for key in without:
            later.pop(key, None)
        if self._step.number < LONGEST:
            added = tuple(key for key in put if key not in self and key in later)
            others = tuple(key for key in (*put, *without) if key in self)
            later._step, later.line = _Step(self._step, added, others), self.line
        return later

    def since(self, earlier: Tracked[K, V]) -> Changed | None:
        """What is different since `earlier`; None when this did not come from that."""
        return None if earlier.line is not self.line else _between(earlier._step, self._step)

    def derived(self, rule: Rule[T]) -> T:
        """What `rule` makes of this."""
        known, made = self.line.get(rule), None
        if known is not None and known[0] is self._step:
            same: T = known[1]
            return same
        changed = None if known is None else _between(known[0], self._step)
        if known is not None and changed is not None:
            made = rule.after(known[1], self, changed)
        if made is None:
            made = rule.whole(self)
        self.line[rule] = (self._step, made)
        return made


def tracked(content: Mapping[K, V]) -> Tracked[K, V]:
    """`content` itself when it is tracked already."""
    return content if isinstance(content, Tracked) else Tracked(content)


def _between(earlier: _Step, later: _Step) -> Changed | None:
    steps: list[_Step] = []
    step: _Step | None = later
    while step is not earlier:
        if step is None or step.number <= earlier.number:
            return None
        steps.append(step)
        step = step.before
    added: dict[Any, None] = {}
    others: dict[Any, None] = {}
    for one in reversed(steps):
        if not others.keys().isdisjoint(one.added):
            return None  # it went and came back, to another place
        others |= dict.fromkeys(key for key in one.others if key not in added)
        added |= dict.fromkeys(one.added)
    return Changed(tuple(added), tuple(others))


def chosen(counts: Callable[[Tracked[K, V], V], bool]) -> Rule[Tracked[K, V]]:
    """The rule that keeps what `counts`, in the order in which it came: the very same dict when that is all of it.
    Whether something counts may follow from what it names, when that changes from counting to not counting along with
    it or the other way round."""

    def whole(things: Tracked[K, V]) -> Tracked[K, V]:
        kept = {key: one for key, one in things.items() if counts(things, one)}
        return things if len(kept) == len(things) else Tracked(kept)

    def after(before: Tracked[K, V], things: Tracked[K, V], changed: Changed) -> Tracked[K, V] | None:
        put: dict[K, V] = {}
        for key in changed.others:
            one = things.get(key)
            if (key in before) != (one is not None and counts(things, one)):
                return None  # it would have a place among the others, or others stand or fall with it
            if one is not None and key in before:
                put[key] = one
        for key in changed.added:
            if key in things and counts(things, things[key]):
                put[key] = things[key]
        if before.line is things.line:  # all of them counted
            return things if put.keys() >= set(changed.added) else None
        return before.having(put) if put else before

    return Rule(whole, after)
