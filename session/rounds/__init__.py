"""The kinds of rounds: a folder each, found by being here. `KINDS` maps the name of a kind to its declaration.

The folder of a kind holds all of it: the contract in `__init__.py` and beside it what it needs of `count.py`,
`record.py`, `undo.py`, `words.toml`, `simulate.py` and `recount.py`. `shared` is what kinds have in common and no kind
itself. No kind imports another one.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from session.core.kind import RoundKind
from session.rounds.shared.simulation import Simulation

SHARED = "shared"


def _discover() -> Mapping[str, RoundKind]:
    """Every folder here but `shared`, in alphabetical order. ValueError when one declares a kind of another name."""
    kinds = {}
    for folder in sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != SHARED):
        kind = importlib.import_module(f"{__name__}.{folder}").KIND
        if kind.name != folder:
            raise ValueError(f"rounds/{folder} declares a kind named {kind.name!r}")
        if importlib.util.find_spec(f"{__name__}.{folder}.undo"):
            kind = replace(kind, undo=importlib.import_module(f"{__name__}.{folder}.undo").undo)
        kinds[kind.name] = kind
    return MappingProxyType(kinds)


KINDS = _discover()


@cache
def simulations() -> Mapping[str, Simulation]:
    """How made-up people take part, by kind: `SIMULATION` of every folder that has a `simulate.py`."""
    modules = {kind: f"{__name__}.{kind}.simulate" for kind in KINDS}
    there = {kind: module for kind, module in modules.items() if importlib.util.find_spec(module)}
    return MappingProxyType(
        {kind: importlib.import_module(module).SIMULATION for kind, module in there.items()}
    )
