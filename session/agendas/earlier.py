"""The record of an earlier session that travels in an agenda, and the results in it that a round stands beside.

The whole JSON file travels, packed, so that its fingerprint can be worked out again: of a record in which anything was
changed nothing is used. The fingerprint says nothing of who made the record; it is told wherever the figures stand, so
that whoever kept the old record can hold it beside them.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import textwrap
import zlib
from typing import Any

import msgspec

from session.agendas.agenda import EarlierRecord
from session.agendas.shapes import FileEarlier
from session.core.kind import RoundKind, settings_of
from session.core.payloads import EarlierFigure, EarlierResult
from session.core.refusals import Refused
from session.core.shapes import read
from session.core.state import Json
from session.recount import NotARecord
from session.recount.fingerprint import fingerprint_of, record_in
from session.recount.record_file import LARGEST_FILE, parse
from session.rounds import KINDS

END_OF_TIME = 253_402_300_800  # the year 10000, in seconds since the epoch
LINE = 120  # characters of a packed record on a line


class NoRecord(ValueError):
    """Nothing can be compared with it. `code`: of the sentence "refused.<code>"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def packed(file: bytes) -> str:
    """The bytes of a record as they stand in an agenda."""
    return "\n".join(textwrap.wrap(base64.b64encode(zlib.compress(file, 9)).decode("ascii"), LINE))


def unpacked(given: FileEarlier) -> EarlierRecord:
    """The record in an agenda. Raises NoRecord when it cannot be read, or is not what its fingerprint says."""
    try:
        raw = base64.b64decode("".join(given.record.split()), validate=True)
        unpack = zlib.decompressobj()
        file = unpack.decompress(raw, LARGEST_FILE)
    except (binascii.Error, ValueError, zlib.error):
        raise NoRecord("agenda_record_changed") from None
    if not unpack.eof:
        raise NoRecord("agenda_record_changed")
    record = of_file(file)
    if record.fingerprint != given.fingerprint:
        raise NoRecord("agenda_record_changed")
    return record


def of_file(content: bytes) -> EarlierRecord:
    """The record in a JSON file, or in the PDF it is attached to. Raises NoRecord."""
    file = record_in(content)
    fingerprint = fingerprint_of(file)
    if fingerprint.stated is None:
        raise NoRecord("agenda_record_unreadable")
    if not fingerprint.is_unchanged:
        raise NoRecord("agenda_record_changed")
    session = _document(file)["record"]["session"]
    return EarlierRecord(
        fingerprint.stated, file, str(session.get("title", "")), _day(session.get("started"))
    )


def _day(started: object) -> str:
    """The day of a session, for who reads the file."""
    if not isinstance(started, int) or not 0 <= started < END_OF_TIME:
        return ""
    return datetime.datetime.fromtimestamp(started, datetime.UTC).date().isoformat()


def _document(file: bytes) -> Json:
    try:
        document = parse(file.decode("utf-8"))
        document["record"]["session"]["title"], document["rounds"][:0]  # what is always there
    except (UnicodeDecodeError, NotARecord, LookupError, TypeError):
        raise NoRecord("agenda_record_unreadable") from None
    return document


def comparable_rounds(record: EarlierRecord) -> list[str]:
    """The rounds of a record that a new session can stand beside: those with figures that were told."""
    found = []
    for round_ in _document(record.file)["rounds"]:
        try:
            if result_in(record, round_["id"], round_["kind"]) is not None:
                found.append(round_["id"])
        except NoRecord:
            continue
    return found


def result_in(record: EarlierRecord, name: str, kind_name: str) -> EarlierResult | None:
    """What came of the round with that id; None when it was withheld or never counted. Raises NoRecord when there is no
    such round, or it is of another kind.
    """
    document = _document(record.file)
    round_ = next((one for one in document["rounds"] if one.get("id") == name), None)
    if round_ is None:
        raise NoRecord("agenda_no_earlier_round")
    if round_.get("kind") != kind_name:
        raise NoRecord("agenda_earlier_kind")
    result, ballots = round_.get("result"), round_.get("ballots")
    kind = KINDS[kind_name]
    if (
        not isinstance(result, dict)
        or result.get("withheld")
        or not kind.secret
        or not isinstance(ballots, list)
    ):
        return None
    try:
        return _told(record, document, round_, kind)
    except (msgspec.ValidationError, LookupError, TypeError, AttributeError):
        raise NoRecord("agenda_record_unreadable") from None


def _told(record: EarlierRecord, document: Json, round_: Json, kind: RoundKind) -> EarlierResult | None:
    figures: dict[str, float] = kind.headline(read(kind.Result, round_["result"]))
    texts = {option["id"]: option["text"] for option in round_["options"]}
    settings: Any = settings_of(kind, round_["settings"], document["record"]["language"])
    threshold = document["record"]["threshold"]
    if not figures or isinstance(settings, Refused) or len(round_["ballots"]) < threshold:
        return None
    session = document["record"]["session"]
    given = {
        "fingerprint": record.fingerprint,
        "title": session["title"],
        "held": session["started"],
        "round": round_["id"],
        "kind": kind.name,
        "settings": settings,
        "threshold": threshold,
        "ballots": len(round_["ballots"]),
        "figures": [
            {"id": option, "text": texts.get(option, ""), "figure": figure}
            for option, figure in figures.items()
        ],
    }
    return msgspec.convert(given, EarlierResult)


__all__ = [
    "EarlierFigure",
    "EarlierRecord",
    "NoRecord",
    "comparable_rounds",
    "of_file",
    "packed",
    "result_in",
    "unpacked",
]
