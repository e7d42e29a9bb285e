"""Whether what a file says has the declared shape, and if not: exactly where and what would fit.

msgspec reads the same shapes, but says neither at which element of a list it stopped nor what would have been right in
words that can be translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import UnsetType, inspect

from session.agendas.places import Path
from session.core.text import length

NOTHING = {inspect.NoneType, type(inspect.type_info(UnsetType))}
"""What a field may be besides its own shape."""


@dataclass(frozen=True)
class Fault:
    """The code of a sentence "refused.<code>", the path of what is wrong, and the words for its gaps."""

    code: str
    path: Path
    words: dict[str, str | int]


def fault_in(value: Any, shape: Any, path: Path = ()) -> Fault | None:
    """The first thing that is wrong, in the order of the file; None when all is well."""
    return next(_faults(value, inspect.type_info(shape), path), None)


def _faults(value: Any, of: inspect.Type, path: Path) -> Iterator[Fault]:
    match of:
        case inspect.UnionType(types=types):
            yield from _faults(value, next(one for one in types if type(one) not in NOTHING), path)
        case inspect.Metadata(type=inner):
            yield from _faults(value, inner, path)
        case inspect.StructType():
            yield from _in_struct(value, of, path)
        case inspect.VarTupleType(item_type=item, max_length=most):
            yield from _in_list(value, item, most, path)
        case inspect.IntType(ge=least, le=most):
            yield from _in_number(value, least, most, path)
        case inspect.StrType():
            yield from _in_text(value, of, path)
        case _:
            yield from _in_simple(value, of, path)


def _in_simple(value: Any, of: inspect.Type, path: Path) -> Iterator[Fault]:
    match of:
        case inspect.DictType():
            if not isinstance(value, dict):
                yield _fault("agenda_table", path)
        case inspect.BoolType():
            if not isinstance(value, bool):
                yield _fault("agenda_yes_no", path)
        case inspect.LiteralType(values=values):
            if type(value) not in (str, int) or value not in values:
                yield _fault("agenda_choice", path, choices=", ".join(map(str, values)))


def _fault(code: str, path: Path, **words: str | int) -> Fault:
    """Words name the nearest key: of the third text in a list, the name of the list."""
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    return Fault(code, path, {"key": key, **words})


def _in_struct(value: Any, of: inspect.StructType, path: Path) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield _fault("agenda_table", path)
        return
    fields = {field.encode_name: field for field in of.fields}
    for key, inner in value.items():
        if key not in fields:
            yield _fault("agenda_unknown_key", (*path, key))
        else:
            yield from _faults(inner, fields[key].type, (*path, key))
    for name, field in fields.items():
        if field.required and name not in value:
            yield Fault("agenda_missing_key", path, {"key": name})


def _in_list(value: Any, item: inspect.Type, most: int | None, path: Path) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield _fault("agenda_list", path)
        return
    if most is not None and len(value) > most:
        yield _fault("agenda_too_many", (*path, most), limit=most)
    for at, inner in enumerate(value):
        yield from _faults(inner, item, (*path, at))


def _in_number(value: Any, least: int | None, most: int | None, path: Path) -> Iterator[Fault]:
    whole = type(value) is int
    if whole and (least is None or value >= least) and (most is None or value <= most):
        return
    if least is not None and most is not None:
        yield _fault("agenda_number", path, least=least, most=most)
    else:
        yield _fault("agenda_number_from", path, least=least or 0)


def _in_text(value: Any, of: inspect.StrType, path: Path) -> Iterator[Fault]:
    if not isinstance(value, str):
        yield _fault("agenda_text", path)
    elif of.max_length is not None and length(value) > of.max_length:
        yield _fault("agenda_text_too_long", path, limit=of.max_length, length=length(value))
    elif of.min_length and len(value) < of.min_length:
        yield _fault("agenda_text_empty", path)
    elif of.pattern is not None and re.search(of.pattern, value) is None:
        yield _fault("agenda_text_wrong", path)
