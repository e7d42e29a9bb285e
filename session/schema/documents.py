"""The schemas of what kinds of rounds are in: the view of each audience, and the decision record.

What a round of a kind holds is in the schema of that kind, in a file beside these.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core.kind import RoundKind
from session.core.shapes import NoResult, Withheld
from session.core.state import Json
from session.core.view_shapes import DeskView, RoomView
from session.live.messages import Mine, Pulse
from session.record.document import RecordFile
from session.schema.components import components, ref
from session.schema.kinds import DIALECT

Kinds = Mapping[str, RoundKind]
NOTHING: Json = {"type": "null"}
EMPTY: Json = {"type": "object", "maxProperties": 0}


def views(kinds: Kinds) -> Json:
    """What each audience sees, the own part of a seat, and what is not in the log."""
    shapes = components([RoomView, DeskView, Mine, Pulse, Withheld])
    room, desk = shapes.pop("RoomView"), shapes["DeskView"]
    for audience in ("phone", "projector"):
        name = audience.capitalize()
        shapes[f"{name}Round"] = {"allOf": [{"$ref": "#/$defs/RoundView"}, *_as_seen(kinds, audience)]}
        shapes[f"{name}View"] = _with(room, "round", _or_null({"$ref": f"#/$defs/{name}Round"}))
    shapes["OpenedDeskRound"] = {"allOf": [{"$ref": "#/$defs/DeskRound"}, *_as_seen(kinds, "desk")]}
    rounds = {"type": "object", "additionalProperties": {"$ref": "#/$defs/OpenedDeskRound"}}
    shapes["DeskView"] = _with(desk, "rounds", rounds)
    parts = {
        **{name: {"$ref": f"#/$defs/{name.capitalize()}View"} for name in ("phone", "projector", "desk")},
        "mine": ref(Mine),
        "pulse": ref(Pulse),
    }
    return {
        "$schema": DIALECT,
        "title": "view",
        "description": "What a client holds: the view of its audience, the own part of a seat, and the pulse.",
        "type": "object",
        "properties": parts,
        "$defs": dict(sorted(shapes.items())),
    }


def record(kinds: Kinds) -> Json:
    """The decision record as a JSON file."""
    shapes = components([RecordFile, Withheld])
    rounds = {"allOf": [{"$ref": "#/$defs/PublishedRound"}, *(_published(kind) for kind in kinds.values())]}
    file = _with(shapes.pop("RecordFile"), "rounds", {"type": "array", "items": rounds})
    return {"$schema": DIALECT, "title": "record", **file, "$defs": dict(sorted(shapes.items()))}


def _as_seen(kinds: Kinds, audience: str) -> list[Json]:
    """Of a round of each kind: its settings, its body and its result, as an audience gets them."""
    return [
        _when(
            kind,
            settings={"$ref": f"{kind.name}.json#/properties/settings"},
            body={"anyOf": [EMPTY, _part(kind, "body", audience)]},
            result=_result(kind, audience),
        )
        for kind in kinds.values()
    ]


def _published(kind: RoundKind) -> Json:
    settings = {"$ref": f"{kind.name}.json#/properties/settings"}
    if not kind.secret:
        return _when(kind, settings=settings, ballots=NOTHING, paper=NOTHING, result=_result(kind, "record"))
    choice = {"properties": {"choice": {"$ref": f"{kind.name}.json#/properties/ballot"}}}
    ballots = {"anyOf": [NOTHING, {"type": "array", "items": choice}]}
    return _when(kind, settings=settings, ballots=ballots, result=_result(kind, "record"))


def _when(kind: RoundKind, **properties: Json) -> Json:
    of_kind = {"properties": {"kind": {"const": kind.name}}}
    return {"if": of_kind, "then": {"properties": properties}}


def _result(kind: RoundKind, audience: str) -> Json:
    counted = [] if kind.Result is NoResult else [_part(kind, "result", audience)]
    return {"anyOf": [NOTHING, *([ref(Withheld)] if kind.secret else []), *counted]}


def _part(kind: RoundKind, part: str, audience: str) -> Json:
    return {"$ref": f"{kind.name}.json#/properties/{part}/properties/{audience}"}


def _or_null(schema: Json) -> Json:
    return {"anyOf": [schema, NOTHING]}


def _with(shape: Json, name: str, field: Json) -> Json:
    """`shape` with another schema for one of its fields."""
    return {**shape, "properties": {**shape["properties"], name: field}}
