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
from tests.golden.logs import LOGS, TESTS, Golden, folder_of, head_of, read, store

COURSE = "course"  # the story of everything the core can do
OF_SESSIONS = (COURSE, "repeat")  # stories of whole sessions, beside those of the kinds


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


def record(name: str) -> Golden | None:
    """Store what a story leads to as its newest log; None when it already is."""
    if leads_to_its_log(name):
        return None
    number = next(number for number in range(1, 1000) if not _path(name, number).exists())
    story = story_of(name)
    return store(_path(name, number), story.state.id, story.log)


def _path(name: str, number: int) -> Path:
    folder = LOGS if name in OF_SESSIONS else folder_of(name)
    return folder / (f"{name}.jsonl" if number == 1 else f"{name}-{number}.jsonl")
