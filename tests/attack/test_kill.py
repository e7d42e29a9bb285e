"""kill -9 while people write and vote: nothing that was acknowledged is lost, nothing is there twice."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.attack.kill_storm import storm
from tests.live.house import MODES


@pytest.mark.parametrize("mode", MODES)
def test_two_kills_lose_nothing_and_double_nothing_and_everybody_comes_back(
    tmp_path: Path, mode: str
) -> None:
    report = asyncio.run(storm(tmp_path, kills=2, people=20, mode=mode))
    assert (report.lost, report.doubled, report.away, report.complaints) == ([], [], [], [])
    assert report.kills == 2
    assert report.acknowledged > 20
    assert report.reconnects >= 20
