"""Votes that close at random moments while people tap: what was saved is in the result, and nothing else."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.attack.close_storm import storm
from tests.live.house import MODES


@pytest.mark.parametrize("mode", MODES)
def test_every_tap_that_was_saved_is_in_the_result(tmp_path: Path, mode: str) -> None:
    report = asyncio.run(storm(tmp_path, closes=3, people=12, mode=mode, ways=("result", "next", "at once")))
    assert (report.differs, report.complaints) == ([], [])
    assert report.closes == 3
    assert report.acknowledged >= 3 * 5
