"""The words of every screen and of the record, and how a language writes numbers, dates and times.

nl.toml and en.toml hold the words that belong to no round kind; a kind brings its own. Both languages have
the same keys and the same gaps (tests/test_words.py). The core only knows keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date as Day, datetime, tzinfo
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

LANGUAGES: Final = ("nl", "en")
# Dates and times as they are written in Europe: day before month, and 24 hours.
_LOCALES: Final = {"nl": Locale("nl", "NL"), "en": Locale("en", "GB")}
_TIMES: Final = {"nl": "HH.mm", "en": "HH:mm"}
_GAP: Final = re.compile(r"\{(\w+)\}")


def catalog(lang: str) -> Mapping[str, str]:
    """Every text in `lang` by key, those of the round kinds included: for texts without gaps, many at a time.

    KeyError for an unknown language.
    """
    return _texts(lang)


class Moment(NamedTuple):
    """A word for a gap: the day and the time of `tz` at `seconds` since the epoch, as `date_time` writes it."""

    seconds: float
    tz: str


class DayOf(NamedTuple):
    """A word for a gap: the day of `tz` at `seconds` since the epoch, as `date` writes it."""

    seconds: float
    tz: str


Asked = str | tuple[str, Mapping[str, object]]
"""A text that is asked for: its key, with the words for its gaps when it has any."""


@dataclass
class Speaker:
    """`say`, `say_each` and `number` in one language."""

    language: str

    def __call__(self, key: str, /, **words: object) -> str:
        return say(self.language, key, **words)

    def each(self, asked: Iterable[Asked]) -> list[str]:
        return say_each(self.language, asked)

    def number(self, value: float, decimals: int | None = None) -> str:
        return number(self.language, value, decimals)


def say(lang: str, key: str, /, **words: object) -> str:
    """The text of `key` with its gaps filled; numbers, moments and days are written as the language writes them.

    With `n`, the form for that count ("<key>.one" or "<key>.other") is taken when the key has forms.
    KeyError when the key, or a word for one of its gaps, is missing: a test must find that, not a reader.
    """
    texts = _texts(lang)
    count = words.get("n")
    if isinstance(count, int | float) and f"{key}.other" in texts:
        key = f"{key}.{_LOCALES[lang].plural_form(count)}"
    return _GAP.sub(lambda gap: _written(lang, words[gap[1]]), texts[key])


def say_each(lang: str, asked: Iterable[Asked]) -> list[str]:
    """Each of these texts as `say` gives it: for all the texts of a page, a table or a paragraph at once."""
    return [say(lang, one) if isinstance(one, str) else say(lang, one[0], **one[1]) for one in asked]


def number(lang: str, value: float, decimals: int | None = None) -> str:
    """`value` as `lang` writes it: with exactly `decimals` decimals, or as many as needed (at most 3)."""
    if decimals is None:
        return format_decimal(value, locale=_LOCALES[lang])
    rounded = round(value, decimals) + 0.0  # + 0.0 turns -0.0 into 0.0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(rounded, format=pattern, locale=_LOCALES[lang])


def numbers(lang: str, values: Iterable[float], decimals: int | None = None) -> list[str]:
    """Each of these as `number` writes it."""
    return [number(lang, value, decimals) for value in values]


def date(lang: str, day: Day) -> str:
    """A day in full: "3 februari 2026"."""
    return format_date(day, format="d MMMM y", locale=_LOCALES[lang])


def time_of_day(lang: str, seconds: float, tz: str | tzinfo) -> str:
    """The time on the clock of `tz` at `seconds` since the epoch: "09.05" in Dutch, "09:05" in English."""
    return format_time(_moment(seconds, tz), format=_TIMES[lang], locale=_LOCALES[lang])


def date_time(lang: str, seconds: float, tz: str | tzinfo) -> str:
    """The day and the time of `tz` at `seconds` since the epoch: "3 februari 2026 om 09.05 uur"."""
    day = date(lang, _moment(seconds, tz).date())
    return say(lang, "common.date_time", date=day, time=time_of_day(lang, seconds, tz))


@cache
def _texts(lang: str) -> MappingProxyType[str, str]:
    if lang not in LANGUAGES:
        raise KeyError(lang)
    text = Path(__file__).with_name(f"{lang}.toml").read_text(encoding="utf-8")
    texts: dict[str, str] = tomllib.loads(text)
    for words in _words_of_the_kinds(lang):
        texts.update(words)
    return MappingProxyType(texts)


def _words_of_the_kinds(lang: str) -> list[dict[str, str]]:
    # Imported here, because a round kind is free to be imported before the words are.
    if find_spec("session.rounds") is None:
        return []
    from session import rounds

    return [dict(kind.words[lang]) for kind in rounds.KINDS.values()]


def _written(lang: str, word: object) -> str:
    if isinstance(word, int | float):
        return number(lang, word)
    if isinstance(word, Moment):
        return date_time(lang, *word)
    return date(lang, _moment(*word).date()) if isinstance(word, DayOf) else str(word)


def _moment(seconds: float, tz: str | tzinfo) -> datetime:
    zone = ZoneInfo(tz) if isinstance(tz, str) else tz
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)
