"""Where everything in a TOML document stands."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, strategies as some

from session.agendas.places import line_of, places
from session.agendas.writer import _key, _value

DOCUMENT = '''# a comment with = and [[brackets]]
title = "a # b"

[[roles]]
label = "one"

[[roles]]
"odd key".x = 'two'
text = """
several
lines with "quotes" """
list = [
  1, # one
  { a = 1, b = [2, 3] },
  """x
y""",
]
[roles.deeper]
when = 1979-05-27 07:32:00
[[roles.deeper.still]]
z = true
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("roles", 0), 4),
        (("roles", 0, "label"), 5),
        (("roles", 1), 7),
        (("roles", 1, "odd key", "x"), 8),
        (("roles", 1, "text"), 9),
        (("roles", 1, "list", 0), 13),
        (("roles", 1, "list", 1, "b", 1), 14),
        (("roles", 1, "list", 2), 15),
        (("roles", 1, "deeper", "when"), 19),
        (("roles", 1, "deeper", "still", 0, "z"), 21),
    ],
)
def test_everything_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(places(DOCUMENT), path) == line


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    assert line_of(places(DOCUMENT), ("roles", 0, "id")) == 4
    assert line_of(places(DOCUMENT), ("nothing",)) == 1


VALUES = some.recursive(
    some.booleans() | some.integers(-99, 99) | some.text(some.characters(exclude_categories=["Cs"]), max_size=12),
    lambda inner: some.lists(inner, max_size=3)
    | some.dictionaries(some.text("ab.\"' é", max_size=3), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@given(some.dictionaries(some.text("abc -\n\\", max_size=4), VALUES, max_size=4))
def test_the_scanner_meets_exactly_what_tomllib_reads(document: dict[str, Any]) -> None:
    written = "".join(f"{_key(key)} = {_value(value)}\n" for key, value in document.items())
    assert tomllib.loads(written) == document
    assert set(places(written)) == set(_paths(document, ()))


def _paths(value: Any, path: tuple[str | int, ...]) -> Any:
    if path:
        yield path
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in members:
        yield from _paths(inner, (*path, key))
