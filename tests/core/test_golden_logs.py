"""Yesterday's sessions replay to what they were, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from session.core.evolve import _ROUND_STEPS, _STEPS
from tests import golden
from tests.golden import LOGS, read

PATHS = sorted(LOGS.glob("*.jsonl"))


def test_a_golden_log_is_never_rewritten() -> None:
    log = read(PATHS[0])
    with pytest.raises(FileExistsError):
        golden.write(PATHS[0].stem, log.events, log.kinds, log.session)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_log_of_the_past_gives_the_same_chain_and_the_same_figures(path: Path) -> None:
    log = read(path)
    assert log.digests()["head"] == log.expected["head"]
    assert golden.digest(log.figures) == log.expected["figures_digest"]
    assert golden.changed(log.figures, log.counted()) == []


@pytest.mark.parametrize(
    ("then", "now", "where"),
    [
        ({"n": 3}, {"n": 4}, [".n"]),
        ({"n": 3}, {}, [".n"]),
        ([1, 2], [1], [""]),
        ({"n": [1, {"mean": 2.0}]}, {"n": [1, {"mean": 2.5}]}, [".n[1].mean"]),
        ({"tied": True}, {"tied": 1}, [".tied"]),
        (
            {"n": 3, "cut": None, "solid": {"flips": 1}},
            {"n": 3, "cut": 2, "sd": 1.0, "solid": {"flips": 2}},
            [],
        ),
    ],
)
def test_a_figure_may_be_added_but_not_changed(then: Any, now: Any, where: list[str]) -> None:
    assert golden.changed(then, now) == where


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_log_with_one_event_less_is_noticed(path: Path) -> None:
    log = read(path)
    shorter = replace(log, events=log.events[:-1])
    assert shorter.digests()["head"] != log.expected["head"]


def test_every_event_of_the_core_is_in_a_golden_log() -> None:
    seen = {each.name for path in PATHS for each in read(path).events}
    assert {*_STEPS, *_ROUND_STEPS} <= seen


def test_a_written_log_reads_back_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = read(PATHS[0])
    monkeypatch.setattr(golden, "LOGS", tmp_path)
    written = read(golden.write("again", log.events, log.kinds, log.session))
    assert replace(written, expected=log.expected, figures=log.figures) == log
    assert (written.digests(), written.counted()) == (written.expected, written.figures)
