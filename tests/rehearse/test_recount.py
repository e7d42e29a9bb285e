"""The recount agrees with a record worked out by hand, and notices every figure that was changed in it."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from session.rehearse import recount as module
from session.rehearse.recount import main, recount
from tests.rehearse import records

# What a recount cannot know from the ballots: texts, labels, and the threshold a withheld result names.
NOT_COUNTED = {"id", "text", "role", "threshold", "steps"}


def figures(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all numbers and truths in a result."""
    if isinstance(node, dict):
        for key, each in node.items():
            if key not in NOT_COUNTED:
                yield from figures(each, (*path, key))
    elif isinstance(node, list):
        for at, each in enumerate(node):
            yield from figures(each, (*path, at))
    elif isinstance(node, int | float):
        yield path


def falsified(document: Any, round_: int, path: tuple[Any, ...]) -> Any:
    changed = copy.deepcopy(document)
    node = changed["rounds"][round_]["result"]
    for step in path[:-1]:
        node = node[step]
    value = node[path[-1]]
    node[path[-1]] = (not value) if isinstance(value, bool) else value + 1
    return changed


@pytest.mark.parametrize("round_", range(5))
def test_a_falsified_figure_is_found_wherever_it_is(round_: int) -> None:
    document = records.whole()
    paths = list(figures(document["rounds"][round_]["result"]))
    assert paths
    for path in paths:
        assert recount(falsified(document, round_, path)), path


def test_a_ballot_that_was_taken_out_is_found() -> None:
    for round_ in range(3):
        document = records.whole()
        document["rounds"][round_]["ballots"].pop()
        assert recount(document)


def test_a_ballot_that_spends_more_than_allowed_is_found() -> None:
    document = records.whole()
    document["rounds"][0]["settings"]["dots"] = 2
    assert any("within the limit" in each for each in recount(document))


def test_a_role_that_is_too_small_to_show_is_found() -> None:
    document = records.whole()
    document["record"]["threshold"] = 4
    assert any("too small" in each for each in recount(document))


def test_the_ballots_of_a_withheld_round_may_not_be_in_the_record() -> None:
    document = records.whole()
    document["rounds"][3]["ballots"] = [{"role": "a", "choice": {"dots": {}}}]
    assert recount(document)


def test_tiers_in_another_order_are_found() -> None:
    document = records.whole()
    document["rounds"][0]["result"]["tiers"].reverse()
    assert recount(document)


def test_an_objection_with_other_words_is_found() -> None:
    document = records.whole()
    document["rounds"][2]["result"]["decisions"][0]["objections"] = ["Te lang."]
    assert recount(document)


def test_a_record_that_is_right_is_equal() -> None:
    assert recount(records.whole()) == []


def test_a_kind_it_does_not_know_is_still_counted_as_ballots() -> None:
    document = records.whole()
    document["rounds"][0]["kind"] = "unheard of"
    assert recount(document) == []
    document["rounds"][0]["result"]["ballots"] = 5
    assert len(recount(document)) == 1


def test_the_command_tells_equal_or_different(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(records.whole()), encoding="utf-8")
    bad.write_text(json.dumps(falsified(records.whole(), 0, ("dots",))), encoding="utf-8")
    assert main([]) == 2
    assert main([str(good)]) == 0
    assert capsys.readouterr().out == "equal\n"
    assert main([str(good), str(bad)]) == 1


def test_it_runs_with_the_standard_library_alone(tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    record.write_text(json.dumps(records.whole()), encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-I", "-S", module.__file__, str(record)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stdout) == (0, "equal\n"), answer.stderr
