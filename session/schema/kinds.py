"""The schema of a kind of round: its settings, ballot, body and result for each audience, and its own commands."""

from __future__ import annotations

from typing import Final

import msgspec

from session.core.commands import CommandSpec
from session.core.kind import RoundKind
from session.core.shapes import NoMine, NoResult
from session.core.state import Json
from session.core.views import AUDIENCES
from session.schema.components import components, ref

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
# In which these words are told.
ORDER = ("phone", "desk", "system", "draft", "open", "closing", "closed", "released")


def document(kind: RoundKind) -> Json:
    """A schema with a property for each part. `x-who` and `x-phases` say who may give a command, and when."""
    parts: Json = {"settings": ref(kind.Settings)}
    if kind.secret:
        parts["ballot"] = ref(kind.Choice)
    parts["body"] = _by_audience(body_shapes(kind))
    if kind.Result is not NoResult:
        parts["result"] = _by_audience(result_shapes(kind))
    if kind.Mine is not NoMine:
        parts["own"] = ref(kind.Mine)
    if kind.commands:
        parts["commands"] = _object({name: _command(spec) for name, spec in kind.commands.items()})
    return {
        "$schema": DIALECT,
        "title": kind.name,
        "description": kind.words["en"][f"{kind.name}.about"],
        **_object(parts),
        "$defs": components(shapes_of(kind)),
    }


def body_shapes(kind: RoundKind) -> dict[str, type[msgspec.Struct]]:
    """Audience -> what it sees of the body of a round that has opened."""
    return {audience: kind.body_views.get(audience, kind.Body) for audience in AUDIENCES}


def result_shapes(kind: RoundKind) -> dict[str, type[msgspec.Struct]]:
    """Audience, or "record" -> what it gets of a result that is not withheld."""
    views = {audience: kind.result_views.get(audience, kind.Result) for audience in AUDIENCES}
    return views | {"record": kind.Result}


def shapes_of(kind: RoundKind) -> list[type[msgspec.Struct]]:
    """Every shape of a kind that goes over the wire or into the record."""
    shapes = [kind.Settings, *([kind.Choice] if kind.secret else []), *body_shapes(kind).values()]
    shapes += [] if kind.Result is NoResult else result_shapes(kind).values()
    shapes += [] if kind.Mine is NoMine else [kind.Mine]
    return list(dict.fromkeys([*shapes, *(spec.Data for spec in kind.commands.values())]))


def in_order(words: frozenset[str]) -> list[str]:
    """Audiences or phases as they are always told."""
    return sorted(words, key=ORDER.index)


def _by_audience(shapes: dict[str, type[msgspec.Struct]]) -> Json:
    return _object({audience: ref(shape) for audience, shape in shapes.items()})


def _command(spec: CommandSpec) -> Json:
    return {**ref(spec.Data), "x-who": in_order(spec.actors), "x-phases": in_order(spec.phases)}


def _object(properties: Json) -> Json:
    return {"type": "object", "properties": properties}
