"""The record as CSV files for a spreadsheet: one a table, one each for ideas, decisions, actions and agenda, and one
that says when and where a session with a plan was held.

UTF-8 with a byte order mark, CRLF, every cell quoted. Dutch files use ; and a decimal comma. No cell can become a
formula: OWASP ASVS 5.0.0 requirement 1.2.10. The exact texts are in the JSON record.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec import UNSET, UnsetType

from session.core.section import Column, Listing, Table
from session.i18n import say
from session.record import held
from session.record.document import AgendaLine, Record, RoundResolution, RoundSection

Row = Sequence[object]
_FORMULA = frozenset("=+-@|%\t\r\n\0")
_SKIPPED = frozenset(" \xa0\"'‘’“”«»`´")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a ZIP needs a date; a fixed one keeps the bytes the same


def tables(record: Record) -> dict[str, bytes]:
    """Every file by its name, in the order they are read."""
    files: dict[str, list[Row]] = _session(record) | {
        _name(record, "decisions"): _decisions(record),
        _name(record, "actions"): _actions(record),
        _name(record, "agenda"): _agenda(record),
        _name(record, "ideas"): _ideas(record),
    }
    for section in record.sections:
        for at, table in enumerate(section.tables, 1):
            files[_table_name(record, section, table, at, files)] = _table(record, table)
    return {name: encoded(record.language, rows) for name, rows in files.items()}


def bundle(record: Record) -> bytes:
    """All files in one ZIP; the same record gives the same bytes."""
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in tables(record).items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return folder.getvalue()


def guarded(text: str) -> str:
    """`text` with ' in front when a spreadsheet could take it for a formula, without control characters."""
    bare = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) != "Cc")
    first = next((char for char in text if char not in _SKIPPED), "")
    first_bare = next((char for char in bare if char not in _SKIPPED and not char.isspace()), "")
    risky = {text[:1], bare[:1], *(unicodedata.normalize("NFKC", char)[:1] for char in (first, first_bare))}
    return "'" + bare if risky & _FORMULA else bare


def encoded(lang: str, rows: Iterable[Row]) -> bytes:
    """Rows as a file that a spreadsheet in this language opens."""
    page = io.StringIO()
    writer = csv.writer(
        page, delimiter=";" if lang == "nl" else ",", quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerows([_cell(lang, value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + page.getvalue().encode("utf-8", "replace")


def _cell(lang: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return say(lang, "common.yes" if value else "common.no")
    if isinstance(value, int | float):
        return _figure(lang, value)
    return guarded(str(value))


def _figure(lang: str, value: float) -> str:
    text = str(value) if isinstance(value, int) else f"{value:.6f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if lang == "nl" else text


def _word(record: Record, key: str) -> str:
    return say(record.language, f"record.csv.{key}")


def _name(record: Record, key: str) -> str:
    return f"{_word(record, key)}.csv"


def _heads(record: Record, *keys: str) -> Row:
    return [_word(record, key) for key in keys]


def _session(record: Record) -> dict[str, list[Row]]:
    """When and where, as a file of its own; none where nobody filled in a day or a place."""
    facts = record.session
    if facts.planned is UNSET and facts.place is UNSET:
        return {}
    heads = _heads(record, "title", "code", "planned", "began", "ended", "place")
    planned, place = ("" if told is UNSET else told for told in (facts.planned, facts.place))
    moments = [held.moment(seconds, record.zone) for seconds in (facts.started, facts.ended)]
    return {_name(record, "session"): [heads, [facts.title, facts.code, planned, *moments, place]]}


def _decisions(record: Record) -> list[Row]:
    """A row for each decision, and one more for every objection after the first. What was objected afterwards has
    columns of its own where somebody was asked."""
    asked = any(decision.minority is not UNSET for decision in record.decisions)
    heads = _heads(record, "decision", "support", "neutral", "against", "ballots", "objection")
    rows = [[*heads, *_heads(record, "minority", "condition", "joined")] if asked else heads]
    for decision in record.decisions:
        counts = [decision.support, decision.neutral, decision.against]
        head = [decision.text, *([None] * 3 if decision.withheld else counts), decision.ballots]
        concerns = _concerns(record, decision) if asked else []
        for at in range(max(1, len(decision.objections), len(concerns))):
            objection = decision.objections[at] if at < len(decision.objections) else None
            row = [*(head if at == 0 else [decision.text, *[None] * 4]), objection]
            rows.append(row + (concerns[at] if at < len(concerns) else [None] * 3 if asked else []))
    return rows


def _concerns(record: Record, decision: RoundResolution) -> list[list[object]]:
    """What was objected afterwards, or that nothing was."""
    if isinstance(decision.minority, UnsetType):
        return []
    told: list[list[object]] = [[one.text, one.condition or None, one.joined] for one in decision.minority]
    return told or [[say(record.language, "record.pdf.no_minority"), None, None]]


def _actions(record: Record) -> list[Row]:
    rows: list[list[object]] = [[action.text, action.owner, action.due] for action in record.actions]
    asked = any(action.sure is not UNSET for action in record.actions)
    for row, action in zip(rows, record.actions if asked else (), strict=False):
        row.append(action.sure if isinstance(action.sure, float) else None)
    return [_heads(record, "text", "owner", "due", *(["sure"] if asked else [])), *rows]


def _agenda(record: Record) -> list[Row]:
    heads = _heads(record, "round", "kind", "prompt", "minutes", "phase")
    rows = (
        [line.n, line.kind_label, line.prompt, line.minutes, _phase(record, line)] for line in record.agenda
    )
    return [heads, *rows]


def _phase(record: Record, line: AgendaLine) -> str:
    return line.phase_label or say(record.language, f"record.pdf.phase_{line.phase}")


def _ideas(record: Record) -> list[Row]:
    rows = [_heads(record, "round", "prompt", "list", "text")]
    for section in record.sections:
        both = [_titled(pair.title, listing) for pair in section.sides or () for listing in pair.sides]
        for listing in (*section.lists, *both, *section.appendix):
            texts = (text for entry, remarks in listing.lines() for text in (entry, *remarks))
            rows.extend([section.n, section.prompt, listing.title, text] for text in texts)
    return rows


def _titled(title: str, listing: Listing) -> Listing:
    return replace(listing, title=f"{title}: {listing.title}") if title else listing


def _table_name(
    record: Record, section: RoundSection, table: Table, at: int, taken: dict[str, list[Row]]
) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", table.name.lower()).strip("-")[:40] or str(at)
    name = f"{_word(record, 'round')}-{section.n:02d}-{plain}"
    return f"{name}.csv" if f"{name}.csv" not in taken else f"{name}-{at}.csv"


def _table(record: Record, table: Table) -> list[Row]:
    marked = any(row.get("_marked") for row in table.rows)
    widths = {column.key: _width(column, table) for column in table.columns}
    head = [label for column in table.columns for label in _labels(column, widths[column.key])]
    rows: list[Row] = [[*head, _word(record, "marked")] if marked else head]
    for row in table.rows:
        cells = [
            value for column in table.columns for value in _values(row.get(column.key), widths[column.key])
        ]
        rows.append([*cells, bool(row.get("_marked"))] if marked else cells)
    return rows


def _width(column: Column, table: Table) -> int:
    cells = (row.get(column.key) for row in table.rows)
    return max((len(cell) for cell in cells if isinstance(cell, list | tuple)), default=0)


def _labels(column: Column, width: int) -> list[str]:
    if not width:
        return [column.label]
    named = column.steps if len(column.steps) == width else [str(at) for at in range(1, width + 1)]
    return [f"{column.label}: {step}" if column.steps else f"{column.label} {step}" for step in named]


def _values(value: object, width: int) -> list[object]:
    if not width:
        return [value]
    counts = list(value) if isinstance(value, list | tuple) else []
    return counts + [None] * (width - len(counts))
