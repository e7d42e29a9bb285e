"""What stands beside the tests of a kind, in tests/rounds/<kind>/, found by its name."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType


def beside(kind: str, name: str) -> ModuleType | None:
    """tests/rounds/<kind>/<name>.py; None when a kind has none."""
    module = f"tests.rounds.{kind}.{name}"
    try:
        there = importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even a folder
        there = False
    return importlib.import_module(module) if there else None
