"""The clients in `examples/`, which know only docs/protocol.md, hold a session from begin to record."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from session.recount.counting import recount
from session.rehearse.server import ROOT, Server

EXAMPLES = ROOT / "examples"
CASES = json.loads((ROOT / "tests/core/patch_cases.json").read_text(encoding="utf-8"))
LANGUAGES = {
    "python": [sys.executable, "-W", "error", str(EXAMPLES / "python/hold_session.py")],
    "node": ["node", str(EXAMPLES / "node/hold_session.mjs")],
}


def need_node() -> None:
    """Without Node, or the packages of package.json, this is left out; under STRICT=1 it fails."""
    if shutil.which("node") and (ROOT / "node_modules/socket.io-client").exists():
        return
    assert os.environ.get("STRICT") != "1", "Node and the packages of package.json are needed"
    pytest.skip("Node or its packages were not found")


def client() -> ModuleType:
    spec = importlib.util.spec_from_file_location("versnelkamer_client", EXAMPLES / "python/versnelkamer.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_python_client_follows_a_view_as_the_document_says(case: dict[str, object]) -> None:
    old = json.loads(json.dumps(case["old"]))
    assert client().apply(old, case["ops"]) == case["new"]
    assert old == case["old"], "what others hold of it has changed"


@pytest.mark.parametrize(
    "operation",
    [
        ["d", ["x"]],
        ["s", ["x", "y"], 1],
        ["a", ["a"], [1]],
        ["q", ["a"], 1],
        ["t", ["l"], 2],
        ["s", ["l", 1], 2],
        ["d", []],
    ],
)
def test_the_python_client_sees_an_operation_that_does_not_fit(operation: list[object]) -> None:
    with pytest.raises(ValueError, match=r"there is no|does not fit"):
        client().apply({"a": 1, "l": [1]}, [operation])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_client_of_a_stranger_holds_a_session_and_the_record_says_what_was_sent(
    language: str, tmp_path: Path
) -> None:
    if language == "node":
        need_node()
    file = tmp_path / "record.json"
    with Server() as server:
        command = [*LANGUAGES[language], server.origin, server.secret(), str(file)]
        held = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
        assert held.returncode == 0, held.stderr
        assert server.complaints() == []
    said = json.loads(held.stdout.splitlines()[-1])
    assert said["sent"] == said["told"] == said["record"]
    assert sum(said["sent"].values()) == 18
    assert "text_empty" in held.stdout
    assert recount(json.loads(file.read_bytes())).differences == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_secret_is_refused_with_the_code_of_the_document(language: str, tmp_path: Path) -> None:
    if language == "node":
        need_node()
    with Server() as server:
        command = [*LANGUAGES[language], server.origin, "x" * 32, str(tmp_path / "record.json")]
        held = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert held.returncode != 0
    assert "link_expired" in held.stderr
