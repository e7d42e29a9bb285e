"""The settings form of a round kind, read from its `Settings`, so that a new setting needs no new form.

A field's label is the word "<kind>.settings.<field>"; the form itself holds no words.
"""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import inspect

from session.core.kind import RoundKind
from session.core.state import Json, plain


def form(kind: RoundKind) -> list[Json]:
    """The settings of `kind` in the order of declaration, each {name, type, default, min, max, choices, fields}.

    type: "bool", "int" (min and max are its bounds), "choice" (choices are its values), "text" (min and max count
    characters), "lines" (a list of texts, one a line; min and max count lines), "roles" (a list of ids of roles of the
    session) or "rows" (a list of little forms: `fields` are those of one row, the first of which is a text that names
    it; min and max count rows). A bound that is not there is None; choices and fields are empty unless the type needs
    them. The name of a row has no default;
    every other field has one. Raises TypeError for a field that no form can show.
    """
    return _fields(kind.Settings)


def _fields(of: type[msgspec.Struct], named: bool = False) -> list[Json]:
    """`named`: the fields of a row, the first of which may be without a default."""
    info = inspect.type_info(of)
    if not isinstance(info, inspect.StructType):
        raise TypeError(f"{of!r} is not a Struct")
    hints = get_type_hints(of)
    return [_entry(entry, hints[entry.name], named and not at) for at, entry in enumerate(info.fields)]


def _entry(entry: inspect.Field, hint: Any, names: bool) -> Json:
    shown_as, least, most = _shape(entry.name, entry.type)
    return {
        "name": entry.name,
        "type": shown_as,
        "default": "" if names and shown_as == "text" else _default(entry),
        "min": least,
        "max": most,
        # From the hint, because msgspec sorts the values and the order of declaration is the one to show.
        "choices": list(get_args(hint)) if shown_as == "choice" else [],
        "fields": _fields(entry.type.item_type.cls, named=True) if shown_as == "rows" else [],  # type: ignore[attr-defined]
    }


def _default(entry: inspect.Field) -> Any:
    """The default as JSON would bring it: a tuple is a list."""
    unset = entry.default is entry.default_factory is msgspec.NODEFAULT and not entry.required
    if unset and isinstance(entry.type, inspect.BoolType):  # a switch that is not stored while it is off
        return False
    if entry.default is msgspec.NODEFAULT:
        raise TypeError(f"the setting {entry.name!r} has no default")
    return plain(entry.default)


def _shape(name: str, of: inspect.Type) -> tuple[str, int | None, int | None]:
    if isinstance(of, inspect.BoolType):
        return "bool", None, None
    if isinstance(of, inspect.IntType):
        return "int", of.ge, of.le
    if isinstance(of, inspect.LiteralType):
        return "choice", None, None
    if isinstance(of, inspect.StrType):
        return "text", of.min_length, of.max_length
    if isinstance(of, inspect.VarTupleType) and _is_role(of.item_type):
        return "roles", of.min_length, of.max_length
    if isinstance(of, inspect.VarTupleType) and isinstance(of.item_type, inspect.StrType):
        return "lines", of.min_length, of.max_length
    if isinstance(of, inspect.VarTupleType) and isinstance(of.item_type, inspect.StructType):
        return "rows", of.min_length, of.max_length
    raise TypeError(f"no form can show the setting {name!r}")


def _is_role(of: inspect.Type) -> bool:
    return isinstance(of, inspect.Metadata) and (of.extra or {}).get("of") == "roles"
