"""The second count runs where there is nothing but Python: its folder and the files of the kinds, copied elsewhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recount import handmade
from tests.recount.falsified import changed

SESSION = Path(__file__).parent.parent.parent / "session"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with the second count and nothing else of the project."""
    shutil.copytree(SESSION / "recount", tmp_path / "session" / "recount")
    for path in SESSION.glob("rounds/*/recount.py"):
        target = tmp_path / "session" / "rounds" / path.parent.name
        target.mkdir(parents=True)
        shutil.copy(path, target)
    return tmp_path


def counted(folder: Path, document: object) -> tuple[int, str, str]:
    """What a Python without any package says of a record."""
    (folder / "record.json").write_text(json.dumps(document), encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-E", "-s", "-S", "-m", "session.recount", "record.json"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    return answer.returncode, answer.stdout, answer.stderr


def test_it_counts_a_record_on_another_machine(elsewhere: Path) -> None:
    code, out, err = counted(elsewhere, handmade.whole())
    assert (code, err) == (0, "")
    assert json.loads(out)["equal"] is True


def test_it_finds_a_difference_there(elsewhere: Path) -> None:
    code, out, _ = counted(elsewhere, changed(handmade.whole(), ("rounds", 1, "result", "options", 0, "sd")))
    assert code == 1
    assert json.loads(out)["first_difference"]["path"] == "$.rounds[1].result.options[0].sd"


def test_the_files_of_the_kinds_load_nothing_of_the_server(elsewhere: Path) -> None:
    loaded = (
        "import sys; from session.recount.kinds import counting_of, names;"
        "assert names() and all(counting_of(name) for name in names());"
        "print([name for name in sys.modules if name.startswith('session.') and 'recount' not in name])"
    )
    answer = subprocess.run(
        [sys.executable, "-E", "-s", "-S", "-c", loaded],
        cwd=elsewhere, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (answer.returncode, answer.stdout) == (0, "[]\n"), answer.stderr
