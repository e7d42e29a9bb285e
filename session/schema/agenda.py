"""The schema of an agenda in a file (docs/schema/agenda.json), for who writes one by hand or by program.

A file is TOML; the schema is of the document in it. What a kind of round can be set to is in the schema of that kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from session.agendas.shapes import AgendaFile
from session.core.kind import RoundKind
from session.core.state import Json, Plan
from session.schema.components import components
from session.schema.kinds import DIALECT

LANGUAGES = ("nl", "en")
ONE_LANGUAGE = ("fingerprint", "record", "held", "kind", "language", "id", "flavour", "earlier", "pick")
"""Fields that are no text in a language."""


def document(kinds: Mapping[str, RoundKind]) -> Json:
    """A text, or a list of texts, may be there in one language or in two."""
    shapes = components([AgendaFile], asked=[Plan])
    shapes = {name: _in_languages(shape) for name, shape in shapes.items()}
    file = shapes.pop("AgendaFile")
    file["properties"]["format"] = {"const": 1, "default": 1}
    rounds = file["properties"]["rounds"]
    rounds["items"] = {"allOf": [{"$ref": "#/$defs/FileRound"}, *(_of(kind) for kind in kinds.values())]}
    shapes["FileRound"]["properties"]["kind"] = {"enum": list(kinds)}
    return {"$schema": DIALECT, "title": "agenda", **file, "$defs": dict(sorted(shapes.items()))}


def _of(kind: RoundKind) -> Json:
    """What a round of a kind may be set to; its texts may be in two languages too, so only the names are held."""
    names = kind.Settings.__struct_fields__
    settings = {"type": "object", "properties": {name: {} for name in names}, "additionalProperties": False}
    of_kind = {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]}
    described = f"As in {kind.name}.json under settings; what is left out is as it is there by default."
    return {"if": of_kind, "then": {"properties": {"settings": {"description": described, **settings}}}}


def _in_languages(shape: Json) -> Json:
    properties = {
        name: field if name in ONE_LANGUAGE else _either(field) for name, field in shape["properties"].items()
    }
    return {**shape, "properties": properties}


def _either(field: Json) -> Json:
    """A text, or a list of texts, or the same in a table with a language each."""
    texts: Any = field.get("items", {})
    if field.get("type") != "string" and texts.get("type") != "string":
        return field
    plain = {key: value for key, value in field.items() if key != "default"}
    table = {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGES, plain),
        "additionalProperties": False,
        "minProperties": 1,
    }
    usual = {"default": field["default"]} if "default" in field else {}
    return {"anyOf": [plain, table], **usual}
