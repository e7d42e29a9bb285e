"""From declared shapes to JSON Schema: a definition for every shape that is reached, by the name of its class.

msgspec makes the schemas. Four things it cannot know are put in here: what the server sends always has every field
that is not UNSET, also one with a default; the words of an enumeration come in the order in which they are declared;
a pattern is a regular expression of JavaScript; and a docstring is one text, however its lines are broken.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from session.core.commands import Payload
from session.core.state import Json

REF = "#/$defs/{name}"
ANYTHING = "$comment"


def components(shapes: Iterable[type], asked: Collection[type] = ()) -> Json:
    """Name -> definition, of `shapes` and all they are made of. ValueError when two of them have one name.

    `asked`: those that others send, in which a field with a default may be left out; payloads are that always.
    """
    reached: dict[str, type] = {}
    for shape in _reached(shapes):
        if shape.__name__ in reached:
            raise ValueError(f"two shapes are called {shape.__name__}")
        reached[shape.__name__] = shape
    _, schemas = msgspec.json.schema_components(reached.values(), schema_hook=_anything, ref_template=REF)
    return {name: _completed(schemas[name], shape, shape in asked) for name, shape in reached.items()}


def ref(shape: type) -> Json:
    """Where `components` has the definition of `shape`."""
    return {"$ref": REF.format(name=shape.__name__)}


def about(text: str) -> str:
    """A docstring as one text, with the words that JSON has for nothing, yes and no."""
    for python, in_json in (("None", "null"), ("True", "true"), ("False", "false")):
        text = re.sub(rf"\b{python}\b", in_json, text)
    return " ".join(text.split())


def _reached(shapes: Iterable[type]) -> list[type]:
    """The shapes and those in their fields, the outer ones first."""
    seen: dict[type, None] = {}
    waiting = list(shapes)
    while waiting:
        shape = waiting.pop(0)
        if shape not in seen:
            seen[shape] = None
            waiting += [inner for hint in _hints(shape).values() for inner in _shapes_in(hint)]
    return list(seen)


def _shapes_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and (issubclass(hint, msgspec.Struct) or dataclasses.is_dataclass(hint)):
        yield hint
    for part in get_args(hint):
        yield from _shapes_in(part)


def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def _anything(shape: type) -> Json:
    """A field that may hold anything. msgspec takes an empty schema for none at all, so `_in_order` empties it."""
    if shape in (object, msgspec.Raw):
        return {ANYTHING: "anything"}
    raise NotImplementedError(shape)


def _completed(schema: Json, shape: type, asked: bool) -> Json:
    orders = {frozenset(words): words for hint in _hints(shape).values() for words in _literals(hint)}
    whole: Json = _in_order(schema, orders)
    if not asked and not issubclass(shape, Payload):
        whole = _always_whole(whole, shape)
    meaning = _meaning(shape)
    head = {"description": meaning} if meaning else {}
    return head | {key: value for key, value in whole.items() if key not in ("title", "description")}


def _meaning(shape: type) -> str:
    """Its docstring, in which a field is called as JSON calls it."""
    own = shape.__dict__.get("__doc__") or ""
    if own.startswith(f"{shape.__name__}("):  # a dataclass without one gets its signature
        return ""
    fields = msgspec.structs.fields(shape) if issubclass(shape, msgspec.Struct) else ()
    for field in fields:
        own = own.replace(f"`{field.name}`", f"`{field.encode_name}`")
    return about(own)


def _literals(hint: object) -> Iterator[tuple[object, ...]]:
    if get_origin(hint) is Literal:
        yield get_args(hint)
        return
    for part in get_args(hint):
        yield from _literals(part)


def _in_order(schema: Any, orders: Mapping[frozenset[object], tuple[object, ...]]) -> Any:
    if isinstance(schema, list):
        return [_in_order(part, orders) for part in schema]
    if not isinstance(schema, dict):
        return schema
    ordered = {key: _in_order(value, orders) for key, value in schema.items() if key != ANYTHING}
    if isinstance(schema.get("enum"), list):
        ordered["enum"] = list(orders.get(frozenset(schema["enum"]), schema["enum"]))
    if isinstance(schema.get("pattern"), str):
        ordered["pattern"] = _of_javascript(schema["pattern"])
    return ordered


def _of_javascript(pattern: str) -> str:
    """The whole text begins at ^ and ends at $ there, where Python has \\A and \\Z."""
    return pattern.replace(r"\A", "^").replace(r"\Z", "$")


def _always_whole(schema: Json, shape: type) -> Json:
    """What goes out: every field but those that can be UNSET is there, and nothing has a default."""
    properties = {
        name: {key: value for key, value in field.items() if key != "default"}
        for name, field in schema["properties"].items()
    }
    absent = _absent(shape)
    return {
        **schema,
        "properties": properties,
        "required": [name for name in properties if name not in absent],
    }


def _absent(shape: type) -> set[str]:
    """The names in JSON of the fields that are not always there."""
    if not issubclass(shape, msgspec.Struct):  # a dataclass, whose fields have the same names in JSON
        return {name for name, hint in _hints(shape).items() if msgspec.UnsetType in get_args(hint)}
    fields = msgspec.structs.fields(shape)
    return {field.encode_name for field in fields if msgspec.UnsetType in get_args(field.type)}
