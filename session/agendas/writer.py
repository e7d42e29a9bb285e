"""From an agenda to the text of a TOML file that a person can read and change.

What is as it always is stays out, so that what stands there matters. Long lists stand one on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from session.agendas import earlier
from session.agendas.agenda import Agenda, EarlierRecord, Step
from session.agendas.shapes import FORMAT
from session.core.state import Json

WIDTH = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
ORDER = ("kind", "again", "prompt", "skipped", "earlier")


def write(agenda: Agenda) -> str:
    """The file. Reading it gives the same agenda."""
    return "\n".join(_lines(agenda)) + "\n"


def _lines(agenda: Agenda) -> Iterator[str]:
    yield f"format = {FORMAT}"
    yield f"title = {_text(agenda.title)}"
    for name, value in (
        ("about", agenda.about),
        ("based_on", agenda.based_on),
        ("language", agenda.language),
    ):
        if value:
            yield f"{name} = {_text(value)}"
    if agenda.group is not None:
        yield f"group = {{ least = {agenda.group[0]}, most = {agenda.group[1]} }}"
    if agenda.threshold is not None:
        yield f"threshold = {agenda.threshold}"
    if agenda.look_back:
        yield "look_back = true"
    for role in agenda.roles:
        yield from (
            "",
            "[[roles]]",
            *(f"{key} = {_text(role[key])}" for key in ("id", "label") if role.get(key)),
        )
    before = dict(agenda.rounds_before)
    for at, step in enumerate(agenda.rounds):
        own = step | ({"earlier": before[at]} if at in before else {})
        yield from ("", f"# {at + 1}", "[[rounds]]", *_round(own))
    if agenda.record is not None:
        yield from _record(agenda.record)


def _round(step: Step) -> Iterator[str]:
    again = "again" in step
    for key in ORDER:
        if key in step and not (key == "kind" and again):
            yield f"{key} = {_value(step[key])}"
    for table in ("plan", "settings", "about", "source"):
        if step.get(table):
            yield from _table(table, step[table])


def _table(name: str, table: Json) -> Iterator[str]:
    """On one line when it fits, else a line for every key."""
    line = f"{name} = {_value(table)}"
    if len(line) <= WIDTH and "\\n" not in line:
        yield line
        return
    for key, value in table.items():
        yield from _long(f"{name}.{_key(key)}", value)


def _long(name: str, value: Any) -> Iterator[str]:
    line = f"{name} = {_value(value)}"
    if isinstance(value, list | tuple) and len(line) > WIDTH:
        yield from (f"{name} = [", *(f"  {_value(inner)}," for inner in value), "]")
    elif isinstance(value, str) and "\n" in value:
        yield f'{name} = """\n{_paragraphs(value)}"""'
    else:
        yield line


def _record(record: EarlierRecord) -> Iterator[str]:
    yield from (
        "",
        "# The record of the earlier session. It is used only as long as it is exactly what it was.",
    )
    yield from ("[earlier]", f"title = {_text(record.title)}", f"held = {_text(record.held)}")
    yield from (f'fingerprint = "{record.fingerprint}"', f"record = '''\n{earlier.packed(record.file)}'''")


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {_value(inner)}' for key, inner in value.items())} }}"
    return str(value)


def _key(key: str) -> str:
    return key if _BARE.match(key) else _text(key)


def _text(value: str) -> str:
    return f'"{"".join(map(_character, value))}"'


def _character(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return char if char.isprintable() else f"\\U{ord(char):08X}"


def _paragraphs(value: str) -> str:
    """A text of several lines; the first line feed after the quotes is not part of it."""
    return "".join(char if char == "\n" else _character(char) for char in value)
