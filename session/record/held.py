"""When and where a session was held, in words: what really happened goes before what was planned.

Pure. A session without a plan is told as it always was.
"""

from __future__ import annotations

from datetime import UTC, date as Day, datetime
from zoneinfo import ZoneInfo

from msgspec import UNSET

from session.i18n import DayOf, date, say
from session.record.document import Record


def about(record: Record) -> str:
    """What the record is of, and the day it was held; when that is not the day that was planned, both."""
    lang, facts = record.language, record.session
    otherwise = _otherwise(record)
    if otherwise:
        return f"{say(lang, 'record.pdf.about_undated')} {otherwise}"
    if facts.started is None:
        return say(lang, "record.pdf.about_undated")
    return say(lang, "record.pdf.about", date=DayOf(facts.started, record.zone))


def beside(record: Record) -> list[str]:
    """What a page that has the day already tells besides: another day that was planned, and where it was."""
    return [line for line in (_otherwise(record), place(record)) if line]


def place(record: Record) -> str:
    """Where it was held, or nothing."""
    where = record.session.place
    return "" if where is UNSET else say(record.language, "record.held.place", place=where)


def written(lang: str, day: str | None) -> str:
    """A day (YYYY-MM-DD) as people read it; one that no calendar has stays as it is."""
    if not day:
        return ""
    try:
        return date(lang, Day.fromisoformat(day))
    except ValueError:
        return day


def moment(seconds: int | None, zone: str) -> str | None:
    """A moment as a spreadsheet reads it: the day and the time on the clock of `zone`."""
    return None if seconds is None else f"{_there(seconds, zone):%Y-%m-%d %H:%M}"


def _otherwise(record: Record) -> str:
    """The day that was planned with what came of it, unless it began on that day."""
    lang, facts, zone = record.language, record.session, record.zone
    if not isinstance(facts.planned, str):
        return ""
    planned = written(lang, facts.planned)
    if facts.started is None:
        return say(lang, "record.held.planned", planned=planned)
    began = _day(facts.started, zone)
    if began == facts.planned:
        return ""
    words: dict[str, object] = {"planned": planned, "date": DayOf(facts.started, zone)}
    if facts.ended is None or _day(facts.ended, zone) == began:
        return say(lang, "record.held.began", **words)
    return say(lang, "record.held.began_ended", **words, ended=DayOf(facts.ended, zone))


def _day(seconds: int, zone: str) -> str:
    return _there(seconds, zone).date().isoformat()


def _there(seconds: int, zone: str) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(ZoneInfo(zone))
