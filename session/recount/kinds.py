"""Finds what each kind of round counts: `session/rounds/<kind>/recount.py`, loaded by its path.

Importing it as a module would load the code of the server with it, and the point of a second count is that it does not.
Nothing is listed: a kind can be counted because its file is there. Such a file has

    count(round_: Round, comparison: Comparison) -> None        for a round with secret ballots, or
    count_lists(round_: Round, comparison: Comparison) -> None  for one without ballots;
    headline(result: Part) -> dict[str, float]                  what a second vote compares, when there can be one;
    resolutions(result: Part) -> list[Figures]                  what it decided, as the first pages tell it: text,
                                                                support, neutral, against, ballots, withheld;
    tally_documents(round_: Round) -> dict[str, Document]       ballots as `run.py tally` reads them (docs/tally.md),
                                                                by what they are about; "" is the round as a whole.
"""

from __future__ import annotations

import functools
import importlib.util
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Document, Round

ROUNDS = Path(__file__).resolve().parent.parent / "rounds"

Figures = dict[str, Any]
Headline = Callable[[Part], dict[str, float]]


@dataclass(frozen=True)
class Counting:
    """What the file of a kind offers."""

    count: Callable[[Round, Comparison], None] | None
    count_lists: Callable[[Round, Comparison], None] | None
    headline: Headline | None
    resolutions: Callable[[Part], list[Figures]] | None
    tally_documents: Callable[[Round], dict[str, Document]] | None


def names() -> list[str]:
    """The kinds that can be counted again."""
    return sorted(path.parent.name for path in ROUNDS.glob("*/recount.py"))


@functools.cache
def counting_of(kind: str) -> Counting | None:
    """How a kind counts; None when there is no file for it here."""
    path = ROUNDS / kind / "recount.py"
    if not re.fullmatch("[a-z0-9_]{1,40}", kind) or not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location(f"recount_of_{kind}", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look up the names in their annotations
    spec.loader.exec_module(module)
    offered = {name: getattr(module, name, None) for name in Counting.__dataclass_fields__}
    return Counting(**offered)
