"""From a session to a file: the record as PDF, JSON or CSV. Blocking: for native threads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from session.core.kind import RoundKind
from session.core.results import CountingOnce, Results
from session.core.state import Session
from session.i18n import say
from session.record import csv_export, json_export, pdf
from session.record.build import built
from session.record.document import Chain, Record
from session.record.published_ballots import published
from session.record.reading import Reading

PARTS = ("short", "summary")
"""Files with some of the pages of the PDF."""


@dataclass(frozen=True)
class RecordSource:
    """What a record is made of. `now` is in epoch seconds, `zone` the session's time zone; `results` gives figures.
    `address`: where people who took part get the whole record when the session is closed.
    """

    state: Session
    version: int
    head: str
    language: str
    now: int
    zone: str
    results: Results = field(default_factory=CountingOnce)
    address: str | None = None


def record_of(source: RecordSource, kinds: Mapping[str, RoundKind]) -> Record:
    """The record itself, before it becomes a file."""
    return read(source, kinds)[0]


def read(source: RecordSource, kinds: Mapping[str, RoundKind]) -> tuple[Record, Reading]:
    """The record, and what its printed pages know besides it."""
    chain = Chain(source.version, source.head)
    return built(source.state, kinds, chain, source.language, source.now, source.zone, source.results)


def file(
    source: RecordSource, kinds: Mapping[str, RoundKind], form: str, limits: pdf.Limits | None = None
) -> bytes:
    """The bytes of one file: `form` is "json", "csv" (a zip), "pdf", "short" (the PDF without the pages at the back) or
    "summary" (a PDF of one page). Raises pdf.RecordFailed.
    """
    record, reading = read(source, kinds)
    if form == "summary":
        return pdf.on_one_page(record, reading, None if record.provisional else source.address, limits)
    if form == "csv":
        return csv_export.bundle(record)
    exact = json_export.encode(record, published(source.state, kinds, source.results))
    return exact if form == "json" else pdf.render(record, exact, limits, reading, whole=form == "pdf")


def file_name(source: RecordSource, form: str) -> str:
    """A name every system accepts: title, day and code, and which pages it has when those are not all."""
    at = source.state.closed_at or source.state.opened_at or source.now
    day = datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(source.zone)).date().isoformat()
    plain = unicodedata.normalize("NFKD", source.state.title).encode("ascii", "ignore").decode().lower()
    title = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "versnelkamer"
    part = f"-{say(source.language, f'record.file.{form}')}" if form in PARTS else ""
    extension = {"csv": "zip", "json": "json"}.get(form, "pdf")
    return f"{title}-{day}-{source.state.code}{part}.{extension}"
