"""Records to count again: whole ones, and everything that can be falsified in them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

from session.core.state import Json
from session.record.build import build
from session.record.document import Chain
from session.record.json_export import encode
from session.record.published_ballots import published
from session.recount import NotARecord, recount
from session.rounds import KINDS
from tests.cast import Story
from tests.rounds.given import closed, given

Path = tuple[str | int, ...]

TEXTS = ("Apples | 400", "Pears | 300", "Plums | 500", "Figs | 900")
OPTIONS = ["r1-1", "r1-2", "r1-3", "r1-4"]
BALLOTS = 25


def exported(story: Story) -> Any:
    """The record as anybody can download it."""
    record = build(story.state, KINDS, Chain(0, ""), "nl", 0, "Europe/Amsterdam")
    return json.loads(encode(record, published(story.state, KINDS)))


def of_ballots(kind: str, settings: Json, *cast: tuple[str | None, Json]) -> Any:
    """A record with one round on four options, in which these ballots were cast."""
    return exported(closed(given(kind, settings, *TEXTS), *cast))


def of_dice(kind: str, settings: Json, ballot: Callable[[Random], Json]) -> Any:
    """A record with one round of 25 ballots by two roles; the same kind and settings give the same ballots."""
    dice = Random(f"{kind} {sorted(settings)}")
    cast = [(dice.choice(["burger", "gemeente"]), ballot(dice)) for _ in range(BALLOTS)]
    return of_ballots(kind, settings, *cast)


def leaves(node: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of everything in a result that is a number, a truth, a text, nothing or empty."""
    inside = list(
        node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    )
    for step, value in inside:
        yield from leaves(value, (*path, step))
    if not inside:
        yield path


@contextmanager
def falsified(document: Any, path: Path) -> Iterator[Any]:
    """The document with one leaf falsified, as little as can be; afterwards it is as it was."""
    *way, last = path
    node = document
    for step in way:
        node = node[step]
    true = node[last]
    node[last] = _other(true)
    yield document
    node[last] = true


def changed(document: Any, path: Path) -> Any:
    """A copy with one leaf falsified."""
    with falsified(copy.deepcopy(document), path) as other:
        return copy.deepcopy(other)


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    return 7 if value is None else ["x"] if value == [] else {"x": 1}


def differs(document: Any) -> bool:
    """Whether a second count does not call this record equal."""
    try:
        return bool(recount(document).differences)
    except NotARecord:
        return True


def unnoticed(document: Any, *not_counted: str) -> list[Path]:
    """What can be falsified in the result of the first round without a second count noticing.

    `not_counted`: keys of what cannot follow from the ballots, such as people's own words.
    """
    paths = list(leaves(document["rounds"][0]["result"], ("rounds", 0, "result")))
    assert len(paths) > 10
    return [path for path in paths if not {*not_counted} & {*path} and is_unnoticed(document, path)]


def is_unnoticed(document: Any, path: Path) -> bool:
    """Whether what stands there can be falsified without a second count noticing."""
    with falsified(document, path) as other:
        return not differs(other)


def sentences(document: Any) -> list[str]:
    """The differences in words."""
    return [str(difference) for difference in recount(document).differences]
