"""A client's copy of the view: it follows deltas and notices when one is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from session.rehearse.replica import Gap, Replica, open_round

CASES = json.loads((Path(__file__).parent.parent / "core" / "patch_cases.json").read_text(encoding="utf-8"))


def holding(view: Any = None, version: int = 3) -> Replica:
    replica = Replica()
    replica.snapshot(
        {
            "epoch": "e",
            "version": version,
            "texts": {},
            "view": view or {},
            "mine": {"role": "a"},
            "pulse": {},
        }
    )
    return replica


def delta(start: int, version: int, *ops: Any) -> dict[str, Any]:
    return {"from": start, "version": version, "ops": list(ops)}


def test_a_delta_without_a_snapshot_is_a_gap() -> None:
    with pytest.raises(Gap):
        Replica().delta(delta(0, 1))


def test_a_delta_that_skips_a_version_is_a_gap_and_changes_nothing() -> None:
    replica = holding()
    with pytest.raises(Gap):
        replica.delta(delta(4, 5, ["s", ["x"], 1]))
    assert (replica.view, replica.version) == ({}, 3)


def test_a_delta_that_does_not_fit_is_a_gap_and_changes_nothing() -> None:
    replica = holding()
    with pytest.raises(Gap):
        replica.delta(delta(3, 4, ["s", ["x"], 1], ["d", ["y"]]))
    assert (replica.view, replica.version) == ({}, 3)


def test_news_of_another_epoch_is_a_gap() -> None:
    with pytest.raises(Gap):
        holding().news({"epoch": "f", "now": 1, "deltas": [delta(3, 4, ["s", ["x"], 1])]})


def test_an_old_delta_changes_nothing() -> None:
    replica = holding({"x": 1})
    replica.delta(delta(1, 3, ["s", ["x"], 0]))
    assert replica.view == {"x": 1}


def test_news_over_http_bring_deltas_the_personal_part_and_the_pulse() -> None:
    replica = holding()
    replica.news(
        {
            "epoch": "e",
            "now": 1,
            "deltas": [delta(3, 4, ["s", ["x"], 1])],
            "mine": {"role": "b"},
            "pulse": {"p": 2},
        }
    )
    assert (replica.view, replica.mine, replica.pulse) == ({"x": 1}, {"role": "b"}, {"p": 2})
    assert replica.have() == {"epoch": "e", "version": 4}


def test_who_forgot_its_version_asks_for_everything() -> None:
    replica = holding()
    replica.forget()
    assert replica.have() is None


@pytest.mark.parametrize("phase", ["draft", "closed", "released"])
def test_only_an_open_round_invites_to_take_part(phase: str) -> None:
    assert open_round({"round": {"phase": phase}}) is None
    assert open_round({"round": None}) is None
    assert open_round({"round": {"phase": "open"}}) == {"phase": "open"}


def test_the_shared_patch_cases_hold_for_a_copy() -> None:
    for case in CASES:
        replica = holding(case["old"])
        replica.packed = case["old"]
        replica.delta(delta(3, 4, *case["ops"]))
        assert replica.packed == case["new"]
