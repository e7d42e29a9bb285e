"""Everything that comes of a log, as bytes by name: the figures, the files people get, and what screens are sent.

The PDF itself is left out: what Typst makes of its pages is Typst's, and the pages themselves are here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from session.core import patch, views
from session.core.evolve import evolve
from session.core.results import Results
from session.core.state import Session
from session.i18n import LANGUAGES
from session.record import csv_export, json_export, typeset
from session.record.build import Voice
from session.record.document import Record, as_json
from session.record.export import RecordSource, file_name, read, record_of
from session.record.fingerprint import stated
from session.record.published_ballots import published
from tests.cast import remembered
from tests.golden.logs import KINDS, Golden

ZONE = "Europe/Amsterdam"
LINE = 110
NO_FIGURES = {"chain", "language", "schema", "zone"}  # of a record
NESTED = (dict, list, tuple)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")

Outputs = dict[str, bytes]


def figures(log: Golden) -> Outputs:
    """What was counted, and every number that a record tells in each language, without a word of it."""
    results = remembered()
    made = {"figures.json": readable(published(log.state, log.declared, results)).encode()}
    for language in _languages(log):
        lines = numbers(_without_chain(record_of(_source(log, language, results), log.declared)))
        made[f"{language}/numbers.txt"] = "".join(f"{line}\n" for line in lines).encode()
    return made


def words(log: Golden) -> Outputs:
    """In each language: the record as JSON, as CSV and as the pages that become the PDF, and the ballots on paper."""
    made: Outputs = {}
    results = remembered()
    for language in _languages(log):
        source = _source(log, language, results)
        record, reading = read(source, log.declared)
        exact = json_export.encode(record, published(log.state, log.declared, results))
        made[f"{language}/{file_name(source, 'json')}"] = exact
        made |= {f"{language}/csv/{name}": cells for name, cells in csv_export.tables(record).items()}
        made[f"{language}/pages.json"] = readable(typeset.sheet(record, stated(exact), reading)).encode()
        made[f"{language}/paper.json"] = readable(_on_paper(log, language)).encode()
    return made


def screens(log: Golden) -> Outputs:
    """What each audience is sent after every event: the difference with the view before it, one event a line.

    In what order fields are sent says nothing. In what order ideas, clusters or rounds are sent, by their ids, does.
    What is counted is counted once, as on a server.
    """
    results, state, kinds = remembered(), Session(log.session), log.declared
    before: dict[str, Any] = {audience: {} for audience in views.AUDIENCES}
    lines: dict[str, list[str]] = {audience: [] for audience in views.AUDIENCES}
    for event in log.events:
        state = evolve(state, event, kinds)
        for audience, sent in lines.items():
            now = views.view(state, audience, kinds, results)
            sent.append(json.dumps([event.name, *operations(before[audience], now)], ensure_ascii=False))
            before[audience] = now
    return {
        f"{audience}.jsonl": "".join(f"{line}\n" for line in sent).encode()
        for audience, sent in lines.items()
    }


def operations(before: Any, now: Any) -> list[Any]:
    """What makes `now` of `before`, by the path of what changes, so that the order of fields does not count."""
    ordered = sorted(patch.diff(before, now), key=lambda operation: json.dumps(operation[1]))
    return [_fields_sorted(operation) for operation in ordered]


def _fields_sorted(value: Any) -> Any:
    """`value` with the fields of every object in the order of their names, unless they are ids: those have digits."""
    if isinstance(value, list):
        return [_fields_sorted(part) for part in value]
    if not isinstance(value, dict):
        return value
    ids = all(any(char.isdigit() for char in key) for key in value)
    return {key: _fields_sorted(value[key]) for key in (value if ids else sorted(value))}


def _on_paper(log: Golden, language: str) -> dict[str, Any]:
    """How each vote is filled in on paper, and its lines with their marks."""
    state, kinds = log.state, log.declared
    voice = Voice(language, state.threshold, {role.id: role.label for role in state.roles})
    return {
        round_.id: {
            "how": kinds[round_.kind].sheet_how(round_, voice),
            "rows": [[row.text, *row.marks] for row in kinds[round_.kind].sheet(round_, voice)],
        }
        for round_ in state.agenda()
        if kinds[round_.kind].secret
    }


def _languages(log: Golden) -> tuple[str, ...]:
    """The small kinds of the tests of the core have no words, so nobody can read a record of them."""
    return LANGUAGES if log.kinds == KINDS else ()


def _source(log: Golden, language: str, results: Results) -> RecordSource:
    return RecordSource(log.state, len(log.events), log.head, language, log.events[-1].at, ZONE, results)


def _without_chain(record: Record) -> dict[str, Any]:
    return {key: part for key, part in as_json(record).items() if key not in NO_FIGURES}


def numbers(part: Any) -> list[str]:
    """Every number in a part of a record and in its texts, in their order, by where it stands."""
    return list(_numbers("", part))


def _numbers(path: str, part: Any) -> Iterator[str]:
    """A line for every innermost list or object with numbers in it, or in its texts."""
    inside = list(part.items() if isinstance(part, dict) else enumerate(part))
    here = [number for _, value in inside if not isinstance(value, NESTED) for number in _in(value)]
    if here:
        yield f"{path or '.'}: {' '.join(here)}"
    for key, value in inside:
        if isinstance(value, NESTED):
            yield from _numbers(f"{path}.{key}", value)


def _in(value: str | float | bool | None) -> list[str]:
    if isinstance(value, str):
        return _NUMBER.findall(value)
    return [] if value is None else [json.dumps(value)]


def readable(value: Any, indent: str = "") -> str:
    """`value` as JSON with sorted keys: what fits on a line is on one line."""
    short = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)
    if len(indent) + len(short) <= LINE or not isinstance(value, NESTED):
        return short
    deeper = indent + " "
    if isinstance(value, dict):
        rows = [
            f"{json.dumps(key, ensure_ascii=False)}: {readable(value[key], deeper)}" for key in sorted(value)
        ]
        return "{\n" + ",\n".join(deeper + row for row in rows) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + readable(part, deeper) for part in value) + f"\n{indent}]"
