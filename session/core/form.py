"""The settings form of a round kind, read from its `Settings`, so that a new setting needs no new form.

Called by web for the desk. A field's label is the word "<kind>.settings.<field>"; the form itself holds no words.
"""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import msgspec
from msgspec import inspect

from session.core.kind import RoundKind
from session.core.state import Json


def form(kind: RoundKind) -> list[Json]:
    """The settings of `kind` in the order of declaration, a dict each: {name, type, default, min, max, choices}.

    type: "bool", "int" (min and max are its bounds), "choice" (choices are its values), "text" (min and max count
    characters) or "lines" (a list of texts, one a line; min and max count lines). A bound that is not there is
    None; choices is empty unless type is "choice". Raises TypeError for a field that no form can show.
    """
    info = inspect.type_info(kind.Settings)
    if not isinstance(info, inspect.StructType):
        raise TypeError(f"{kind.Settings!r} is not a Struct")
    hints = get_type_hints(kind.Settings)
    return [_entry(each, hints[each.name]) for each in info.fields]


def _entry(entry: inspect.Field, hint: Any) -> Json:
    kind, least, most = _shape(entry.name, entry.type)
    return {
        "name": entry.name,
        "type": kind,
        "default": _default(entry),
        "min": least,
        "max": most,
        # From the hint, because msgspec sorts the values and the order of declaration is the one to show.
        "choices": list(get_args(hint)) if kind == "choice" else [],
    }


def _default(entry: inspect.Field) -> Any:
    """The default as JSON would bring it: a tuple of texts is a list."""
    if entry.default is msgspec.NODEFAULT:
        raise TypeError(f"the setting {entry.name!r} has no default")
    return list(entry.default) if isinstance(entry.default, tuple) else entry.default


def _shape(name: str, of: inspect.Type) -> tuple[str, int | None, int | None]:
    if isinstance(of, inspect.BoolType):
        return "bool", None, None
    if isinstance(of, inspect.IntType):
        return "int", of.ge, of.le
    if isinstance(of, inspect.LiteralType):
        return "choice", None, None
    if isinstance(of, inspect.StrType):
        return "text", of.min_length, of.max_length
    if isinstance(of, inspect.VarTupleType) and isinstance(of.item_type, inspect.StrType):
        return "lines", of.min_length, of.max_length
    raise TypeError(f"no form can show the setting {name!r}")
