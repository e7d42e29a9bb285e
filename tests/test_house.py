"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 300
FOLDERS = {".ci", "bench", "docs", "examples", "session", "static", "templates", "tests"}
MADE_BY_TOOLS = {
    ".git", ".venv", ".venv-second", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache",
    ".hypothesis", "__pycache__", "node_modules", "data", "out", "test-results",
}  # fmt: skip
# Promises that no system of this kind can keep, so nobody may read them here.
PROMISES = (
    "guaranteed anonymous",
    "guaranteed anonymity",
    "completely anonymous",
    "tamper-proof",
    "tamperproof",
    "end-to-end verifiable",
    "gegarandeerd anoniem",
    "volledig anoniem",
    "honderd procent anoniem",
    "100% anoniem",
    "100% anonymous",
    "fraudebestendig",
)


def files(folder: str, *suffixes: str) -> Iterator[Path]:
    for path in sorted((ROOT / folder).rglob("*")):
        made = MADE_BY_TOOLS.intersection(path.relative_to(ROOT).parts)
        if path.is_file() and path.suffix in suffixes and "vendor" not in path.parts and not made:
            yield path


def imported(path: Path) -> Iterator[str]:
    """Every name that `path` imports, "from a import b" as "a.b"."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_longer_than_can_be_read_in_one_sitting() -> None:
    readable = [*files("session", ".py"), *files("static/js", ".js"), *files("static/css", ".css")]
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in readable}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_only_the_engine_knows_eventlet() -> None:
    python = [*files("session", ".py"), *files("tests", ".py"), *files("bench", ".py"), *ROOT.glob("*.py")]
    knowing = {name(path) for path in python if any(re.match(r"eventlet\b", full) for full in imported(path))}
    assert knowing <= {"session/live/engine/eventlet_engine.py"}


def test_the_second_count_shares_no_code_with_the_server() -> None:
    path = ROOT / "tests" / "methods" / "naive.py"
    assert [full for full in imported(path) if re.match(r"session\b", full)] == []


def test_nobody_uses_the_session_of_flask() -> None:
    for path in [*files("session", ".py"), *files("tests", ".py"), *ROOT.glob("*.py")]:
        assert "flask.session" not in imported(path), name(path)
        if path != Path(__file__):
            assert "flask.session" not in path.read_text(encoding="utf-8"), name(path)


def test_every_folder_at_the_top_is_one_of_the_layout() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir()}
    assert folders - MADE_BY_TOOLS <= FOLDERS


def test_every_module_says_what_it_owns() -> None:
    for path in files("session", ".py"):
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), name(path)


def test_every_file_that_a_comment_or_a_page_names_is_there() -> None:
    """Those of the kinds that exist only in the guide and in tests are not."""
    named = re.compile(
        r"(?<![\w/.-])(?:session|static|tests|docs|bench|templates)/[\w/.-]+?\.(?:py|js|css|toml|md|html)\b(?!\.)"
    )
    texts = [
        path for folder in FOLDERS for path in files(folder, ".py", ".js", ".css", ".toml", ".md", ".html")
    ]
    missing = {
        (name(path), file)
        for path in texts
        for file in named.findall(path.read_text(encoding="utf-8"))
        if not (ROOT / file).exists() and not re.search(r"/(pulse_check|bare)/|/__pycache__/", file)
    }
    assert missing == set()


@pytest.mark.parametrize("promise", PROMISES)
def test_no_text_promises_what_cannot_be_kept(promise: str) -> None:
    texts = [
        *files("docs", ".md", ".html", ".txt"),
        *files("templates", ".html", ".typ", ".txt"),
        *files("session", ".toml", ".py"),
        *files("static/js", ".js"),
        *ROOT.glob("*.md"),
    ]
    promising = [name(path) for path in texts if promise in path.read_text(encoding="utf-8").lower()]
    assert promising == []


def test_every_vendored_file_is_listed_with_its_version_and_licence() -> None:
    vendor = ROOT / "static" / "vendor"
    if not vendor.is_dir():
        return
    lines = (vendor / "README.md").read_text(encoding="utf-8").splitlines()
    for path in sorted(vendor.rglob("*")):
        if path.is_dir() or path.name == "README.md":
            continue
        listed = [line for line in lines if path.name in line]
        assert listed, f"{name(path)} is not in static/vendor/README.md"
        if not path.name.startswith("LICENSE"):
            assert re.search(r"\d+\.\d+", listed[0]), f"{path.name}: which version?"
            assert re.search(r"MIT|Apache|ISC|BSD|MPL|OFL", listed[0]), f"{path.name}: which licence?"
