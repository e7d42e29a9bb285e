"""From JSON Schema to declarations of TypeScript: the types of the browser, and what the protocol prints.

Only what `components` makes is understood; anything else is a KeyError or a ValueError here, not a wrong type there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from session.core.state import Json

WIDTH = 120
SIMPLE = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
BOUNDS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {}",
    "maxItems": "at most {}",
    "default": "{} when not given",
}


def declarations(definitions: Mapping[str, Json]) -> str:
    """An interface for every definition, with what it means and what its fields may hold."""
    return "\n".join(declaration(name, schema) for name, schema in definitions.items())


def declaration(name: str, schema: Json, extends: str = "") -> str:
    """One interface."""
    head = comment(schema.get("description", ""))
    fields = "".join(_line(key, field, schema) for key, field in schema["properties"].items())
    of = f" extends {extends}" if extends else ""
    return (
        f"{head}export interface {name}{of} {{\n{fields}}}\n"
        if fields
        else f"{head}export interface {name}{of} {{}}\n"
    )


def type_of(schema: Json) -> str:
    """A type as it stands behind a colon."""
    if not schema.keys() - {"default"}:
        return "any"
    if "$ref" in schema:
        name: str = schema["$ref"].rpartition("/")[2]
        return name
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(word) for word in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(type_of(part) for part in schema["anyOf"]))
    if schema["type"] == "array":
        return _list(schema)
    return _record(schema) if schema["type"] == "object" else SIMPLE[schema["type"]]


def inline(schema: Json) -> str:
    """The fields of an object on one line: `{seconds: number}`."""
    required = schema.get("required", ())
    fields = (
        f"{name}{'' if name in required else '?'}: {type_of(field)}"
        for name, field in schema["properties"].items()
    )
    return f"{{{', '.join(fields)}}}"


def comment(text: str, indent: str = "") -> str:
    """A comment of documentation, broken where a line is full; nothing for no text."""
    if not text:
        return ""
    lines, line = [], ""
    for word in text.split():
        if line and len(indent) + len(line) + len(word) > WIDTH - 5:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    lines.append(line)
    return f"{indent}/** " + f"\n{indent} *  ".join(lines) + " */\n"


def bounds(schema: Json) -> str:
    """What a value of a field has to keep to, in words."""
    ends = [schema, *schema.get("anyOf", ())]
    told = [text.format(_word(part[key])) for part in ends for key, text in BOUNDS.items() if key in part]
    return ", ".join(dict.fromkeys(told))


def _line(name: str, field: Json, schema: Json) -> str:
    optional = "" if name in schema.get("required", ()) else "?"
    return f"{comment(bounds(field), '  ')}  {_key(name)}{optional}: {type_of(field)};\n"


def _key(name: str) -> str:
    return name if name.isidentifier() else json.dumps(name)


def _list(schema: Json) -> str:
    if "prefixItems" in schema:
        return f"[{', '.join(type_of(part) for part in schema['prefixItems'])}]"
    items = schema.get("items", {})
    inner = type_of(items)
    return f"({inner})[]" if "anyOf" in items or len(items.get("enum", ())) > 1 else f"{inner}[]"


def _record(schema: Json) -> str:
    if schema.get("properties"):
        return inline(schema)
    inner = schema.get("additionalProperties", {})
    return f"Record<string, {type_of(inner) if isinstance(inner, dict) else 'any'}>"


def _word(value: Any) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else json.dumps(value)
