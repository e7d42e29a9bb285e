"""Every act of a desk that can stand in the list of what was done has words there, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import session.rounds
from session.core import permissions
from session.core.acts import OWN_UNDO, RESTORE, UNTOLD
from session.i18n import LANGUAGES, catalog
from session.rounds import KINDS

UNDOING = sorted(Path(session.rounds.__file__).parent.glob("*/undo.py"))


def taken_back(path: Path) -> set[str]:
    """The commands that a kind knows how to take back: those its `undo` asks the name for."""
    compared = [
        each
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.Compare)
    ]
    by_name = [each for each in compared if isinstance(each.left, ast.Name) and each.left.id == "name"]
    texts = {each.value for one in by_name for each in ast.walk(one) if isinstance(each, ast.Constant)}
    return {text for text in texts if isinstance(text, str)}


@pytest.mark.parametrize("path", UNDOING, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_act_of_a_kind_has_words(path: Path, language: str) -> None:
    kind = KINDS[path.parent.name]
    assert taken_back(path) <= kind.commands.keys()
    words = kind.words[language]
    assert [name for name in sorted(taken_back(path)) if f"{kind.name}.act_{name}" not in words] == []


def test_most_kinds_ask_for_the_name_so_this_looks_at_something() -> None:
    assert len({(path, name) for path in UNDOING for name in taken_back(path)}) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_act_on_the_session_has_words(language: str) -> None:
    of_desk = {name for name, rule in permissions.COMMANDS.items() if "desk" in rule.spec.actors}
    listed = {name for name in of_desk - UNTOLD - {RESTORE} if not name.endswith(OWN_UNDO)}
    words = catalog(language)
    assert [name for name in sorted(listed) if f"desk.act_{name.replace('.', '_')}" not in words] == []
