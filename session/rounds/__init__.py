"""The round kinds: one file each, found by being here. `KINDS` maps a kind's name to its declaration."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from session.core.kind import RoundKind


def _discover() -> Mapping[str, RoundKind]:
    found = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        kind = importlib.import_module(f"{__name__}.{module.name}").KIND
        if kind.name != module.name:
            raise ValueError(f"rounds/{module.name}.py declares a kind named {kind.name!r}")
        found[kind.name] = kind
    return MappingProxyType(dict(sorted(found.items())))


KINDS = _discover()
