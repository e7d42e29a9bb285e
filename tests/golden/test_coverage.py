"""The golden logs hold every event that the code can make, and every situation a vote can be in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from session.core.evolve import _ROUND_STEPS, _STEPS
from session.rounds import KINDS
from tests.golden import __main__ as commands, made, situations, stories
from tests.golden.logs import TESTS, Golden, paths, read, store
from tests.golden.votes import Script, whole
from tests.rounds.dots import story as dots

MOST = 5 * 1024 * 1024  # bytes of logs and expectations: a repository is cloned often


def stored() -> set[str]:
    return {event.name for path in paths() for event in read(path).events}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_story_and_a_golden_log(kind: str) -> None:
    asked = f"tests/rounds/{kind}/story.py, and python -m tests.golden --record {kind}"
    assert kind in stories.names(), f"{kind} has no story: {asked}"
    assert stories.newest(kind) is not None, f"{kind} has no golden log: {asked}"


@pytest.mark.parametrize("name", stories.names())
def test_a_story_still_leads_to_its_newest_log(name: str) -> None:
    log, story = stories.newest(name), stories.story_of(name)
    assert log is not None
    again = f"when an event is meant to be different: python -m tests.golden --record {name}"
    assert story.log == log.events, again
    assert story.state == log.state


def test_every_event_of_the_core_is_in_a_golden_log() -> None:
    assert {*_STEPS, *_ROUND_STEPS} - stored() == set()
    assert made.by_the_core() - stored() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_event_of_a_kind_is_in_a_golden_log(kind: str) -> None:
    assert made.by_kind(kind) - stored() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_no_event_of_a_kind_escapes_who_reads_the_code(kind: str) -> None:
    log = stories.newest(kind)
    assert log is not None
    own = {event.name for event in log.events if event.name.startswith(f"{kind}.")}
    assert own - made.by_kind(kind) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_situation_of_a_kind_is_in_a_golden_log(kind: str) -> None:
    missing = situations.missing(kind)
    assert missing == [], f"no golden log of {kind} has {stories.quoted(missing)}; {stories.HOW}"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[Script], None]:
    """Makes a script the story of its kind, as if nothing of that kind was stored yet."""

    def tell(script: Script) -> None:
        monkeypatch.setattr(situations, "stored", lambda kind: ())
        monkeypatch.setattr(stories, "story_of", lambda name: whole(script))
        monkeypatch.setattr(stories, "store", lambda *log: pytest.fail("it was stored"))

    return tell


def test_a_story_that_leaves_a_situation_out_is_not_stored_and_told_which(
    told: Callable[[Script], None],
) -> None:
    told(Script("dots", dots.choose, dots.SETTINGS, ties=False))
    lacks = r"dots: no log of this kind would have 'a tie broken by lot', 'a tie broken by a person'; let its story"
    with pytest.raises(ValueError, match=lacks):
        stories.record("dots")


def test_a_story_with_one_way_to_set_a_round_comes_in_every_situation_of_a_vote(
    told: Callable[[Script], None],
) -> None:
    told(Script("dots", dots.choose))
    lacks = situations.missing("dots", stories.led_to("dots"))
    assert [name for name in lacks if not name.startswith("settings: ")] == []


def test_a_log_of_which_nothing_can_be_made_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it would be taken for stored the next time, and never get its expectations."""
    known = read(paths()[0])
    log = store(tmp_path / "attempt.jsonl", known.session, known.events)
    (tmp_path / "attempt-2.jsonl").touch()

    def wordless(log: Golden, part: str) -> list[str]:
        (tmp_path / "attempt.figures.json").touch()
        raise KeyError("attempt.sheet")

    monkeypatch.setattr(stories, "record", lambda name: log)
    monkeypatch.setattr(commands, "renew", wordless)
    with pytest.raises(KeyError, match=r"attempt\.sheet"):
        commands.record(["attempt"])
    assert [path.name for path in tmp_path.iterdir()] == ["attempt-2.jsonl"]


def test_the_logs_are_small_enough_to_be_cloned_often() -> None:
    beside = {file for path in paths() for file in path.parent.iterdir()}
    assert sum(file.stat().st_size for file in beside) < MOST, TESTS


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def one(context):\n return context.event('a.b', {})", {"a.b"}),
        (
            "def one(context, name):\n return context.event(f'a.{name}', {})\none(c, 'b')\none(c, 'd')",
            {"a.b", "a.d"},
        ),
        (
            "def one(context, name):\n return context.event(f'a.{name}', {})\none(c, 'b' if c else 'd')",
            {"a.b", "a.d"},
        ),
        (
            "def one(context):\n name, data = change()\n return context.event(f'a.{name}', data)\n"
            "def change():\n return 'b', {}\nSIDES = ('c', 'd')",
            {"a.b"},
        ),
        ("STEPS = {'x': lambda context: context.event('a.b', {})}", {"a.b"}),
    ],
)
def test_the_names_of_events_are_read_from_the_code(source: str, names: set[str]) -> None:
    assert made.names(source) == names


@pytest.mark.parametrize(
    "source",
    [
        "def one(context, name):\n return context.event(name, {})",
        "def one(context, name):\n return context.event(f'a.{name}', {})",
        "def one(context, name):\n return context.event(f'a.{name}', {})\none(c, chosen)",
        "def one(context):\n return context.event('a.' + str(1), {})",
    ],
)
def test_a_name_that_the_code_does_not_tell_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match="does not tell"):
        made.names(source)
