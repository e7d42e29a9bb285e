"""The stories that golden logs were made of: sessions told in commands, so that every step of them was decided.

The story of a round kind is `tests/rounds/<kind>/story.py`, those of whole sessions `tests/golden/course.py`
and `repeat.py`; each has a
function `story`. A story leads to its newest log, event by event. When it no longer does because an event got a new
shape, the log stays as it is and a new one is stored beside it: dots.jsonl, dots-2.jsonl, …
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from session.rounds import KINDS
from tests.cast import Story
from tests.golden import made, situations
from tests.golden.logs import KINDS as LOGGED, LOGS, TESTS, Golden, folder_of, head_of, paths, read, store

COURSE = "course"  # the story of everything the core can do
# Stories of whole sessions, beside those of the kinds.
OF_SESSIONS = (COURSE, "repeat", "checking", "spotlight", "roaming")
HOW = "let its story.py come there: `Script` in tests/golden/votes.py says how, with `settings`, `during` or `after`"


def names() -> list[str]:
    """Every story there is: those of whole sessions, and those of the kinds that have one."""
    of_kinds = [kind for kind in KINDS if (TESTS / "rounds" / kind / "story.py").exists()]
    return [*OF_SESSIONS, *of_kinds]


@cache
def story_of(name: str) -> Story:
    """The story as it goes today."""
    module = f"tests.golden.{name}" if name in OF_SESSIONS else f"tests.rounds.{name}.story"
    tell: Callable[[], Story] = importlib.import_module(module).story
    return tell()


def newest(name: str) -> Golden | None:
    """The newest log of a story, None when it has none."""
    last = None
    for number in range(1, 1000):
        path = _path(name, number)
        if not path.exists():
            break
        last = path
    return None if last is None else read(last)


def leads_to_its_log(name: str) -> bool:
    log, story = newest(name), story_of(name)
    return log is not None and head_of(story.state.id, story.log) == log.head


def led_to(name: str) -> Golden:
    """The log that a story leads to today, at the place where it would be stored; it is not."""
    number = next(number for number in range(1, 1000) if not _path(name, number).exists())
    story = story_of(name)
    log = tuple(story.log)
    return Golden(_path(name, number), LOGGED, story.state.id, head_of(story.state.id, log), log)


def lacking(log: Golden) -> list[str]:
    """What neither the stored logs of a kind have nor its story, which leads to `log`: events, and situations of votes.

    Of a story of a whole session nothing is asked.
    """
    kind = log.path.parent.parent.name
    if kind not in KINDS:
        return []
    stored = {event.name for path in paths() for event in read(path).events}
    events = made.by_kind(kind) - stored - {event.name for event in log.events}
    return [*sorted(events), *situations.missing(kind, log)]


def record(name: str) -> Golden | None:
    """Store what a story leads to as its newest log; None when it already is.

    ValueError, and nothing is stored, while something is `lacking`: what is in the repository stays there for ever.
    """
    if leads_to_its_log(name):
        return None
    log = led_to(name)
    if lacks := lacking(log):
        raise ValueError(f"{name}: no log of this kind would have {quoted(lacks)}; {HOW}")
    return store(log.path, log.session, log.events)


def quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _path(name: str, number: int) -> Path:
    folder = LOGS if name in OF_SESSIONS else folder_of(name)
    return folder / (f"{name}.jsonl" if number == 1 else f"{name}-{number}.jsonl")
