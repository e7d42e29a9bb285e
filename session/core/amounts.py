"""Numbers as people write them in a language: "12.000", "€ 1.250,50", "12,5k", "1 mln", "PM".

What can only mean one number is that number. What can mean two is never guessed: the reading has both, so that whoever
shows it can ask. `static/js/lib/amounts.js` reads by the same rules; tests/core/amount_cases.json holds for both.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Sort = Literal["empty", "number", "unclear", "range", "none", "other"]

_LONGEST = 80  # characters; what is longer is a text
_DIGITS = 15  # more than these are no amount anybody means, and more than a browser counts exactly
_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)  # Arabic, Persian, Hindi, Bengali, Thai, wide
_PLAIN = str.maketrans(
    {chr(zero + digit): str(digit) for zero in _ZEROS for digit in range(10)}
    | dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("−‒﹣－", "-")
    | dict.fromkeys("\t\n\r\xa0\u202f\u2007\u2009\u2002\u2003\u3000", " ")
    | {"，": ",", "．": "."}
)
_SIGNS = {"nl": (".", ","), "en": (",", ".")}  # between thousands, before decimals

_MONEY = r"(?:€|\$|£|eur(?:o|o['’]?s)?\b\.?|usd\b|gbp\b)"
_ABOUT = r"(?:±|\+/-|~|≈|(?:ca|circa|ongeveer|ong|zo'n|about|approx|approximately|around|roughly)\b\.?)"
_BEFORE = re.compile(rf"^(?:{_ABOUT}|{_MONEY}|:|\s)+", re.ASCII)
_AFTER = re.compile(rf"(?:\s|{_MONEY}|(?:incl|excl|inclusief|exclusief|ex)\b\.?\s*(?:btw|vat)\b)+$", re.ASCII)
_WHOLE = re.compile(r"([0-9])[.,][-–—=]{1,2}$")  # "12.000,-"
_TIMES = {
    **dict.fromkeys(("k", "duizend", "thousand"), 3),
    **dict.fromkeys(("mln", "mio", "miljoen", "million", "millions"), 6),
    **dict.fromkeys(("mld", "mrd", "miljard", "bn", "billion"), 9),
}
_UNCLEAR_TIMES = {"m": 6, "ton": 5}  # also metres and tonnes
_TIMED = re.compile(rf"([0-9\s])({'|'.join((*_TIMES, *_UNCLEAR_TIMES))})\.?$", re.ASCII)
_NONE = re.compile(
    r"[-–—?.*x]{1,3}|(?:p\.?m|n\.?[tn]\.?b|n\.?v\.?t|n/?a|t\.?b\.?[dac]|n\.?n\.?t\.?b)\.?"
    r"|pro memorie|(?:nog )?(?:nader )?te bepalen|nog (?:niet )?(?:on)?bekend|onbekend|later|unknown"
    r"|to be (?:decided|determined|confirmed)|not applicable|niet van toepassing|geen|none"
)
_ENDS = (
    re.compile(r"(.+?[\w.,€]) ?(?:-|–|—|\.\.+|…) ?(\D{0,4}\d.*)", re.ASCII),
    re.compile(r"(.+?)\s(?:tot|t/m|à|a|of|to|or|en|and)\s(.+)", re.ASCII),
)
_OPENS = re.compile(r"^(?:tussen|van|between|from)\s", re.ASCII)


@dataclass(frozen=True)
class Reading:
    """What a text says, with plain decimals ("12000", "-0.5"): the one of a number, all that an unclear one can be, the
    likeliest first, the two ends of a range; none when it says that there is no amount yet, or when it is no number.
    """

    sort: Sort
    values: tuple[str, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The number, when it is one."""
        return Fraction(self.values[0]) if self.sort == "number" else None


_EMPTY, _NO_AMOUNT, _OTHER = Reading("empty"), Reading("none"), Reading("other")


def read_amount(text: str, language: str, unit: str = "") -> Reading:
    """What `text` says in `language`; `unit` may stand behind the number and changes nothing."""
    bare = unicodedata.normalize("NFC", text).translate(_PLAIN).casefold().strip()
    if not bare:
        return _EMPTY
    if len(bare) > _LONGEST:
        return _OTHER
    if _NONE.fullmatch(bare):
        return _NO_AMOUNT
    one = _one(bare, language, unit.casefold().strip())
    return one if one.sort != "other" else _range(bare, language, unit.casefold().strip())


def _range(bare: str, language: str, unit: str) -> Reading:
    opened = _OPENS.sub("", bare)
    for pattern in _ENDS:
        pair = pattern.fullmatch(opened)
        read = [_one(end.strip(), language, unit) for end in pair.groups()] if pair else []
        if read and all(end.sort in ("number", "unclear") for end in read):
            return Reading("range", tuple(end.values[0] for end in read))
    return _OTHER


def _one(bare: str, language: str, unit: str) -> Reading:
    rest, times, unsure = _stripped(bare, unit)
    minus = rest.startswith("-")
    rest = rest[1:] if rest[:1] in ("-", "+") else rest
    rest = _BEFORE.sub("", rest)  # "-€ 5"
    values = _meant(rest, language, multiplied=times > 0)
    if not values or len(re.sub("[^0-9]", "", rest)) > _DIGITS:
        return _OTHER
    powers = (times, 0) if unsure else (times,)
    made = [_plain(value, power, minus) for value in values for power in powers]
    known = tuple(dict.fromkeys(made))
    return Reading("number" if len(known) == 1 else "unclear", known)


def _stripped(bare: str, unit: str) -> tuple[str, int, bool]:
    """The digits with their signs, the power of ten a word behind them stands for, and whether it may be a unit."""
    rest = _AFTER.sub("", _BEFORE.sub("", bare))
    if unit and rest.endswith(unit) and rest[: -len(unit)].rstrip()[-1:] in "0123456789":
        rest = rest[: -len(unit)].rstrip()
    timed = _TIMED.search(rest)
    if timed is None:
        return _WHOLE.sub(r"\1", rest), 0, False
    word = timed[2]
    return (
        rest[: timed.start() + 1].rstrip(),
        _TIMES.get(word) or _UNCLEAR_TIMES[word],
        word in _UNCLEAR_TIMES,
    )


def _meant(rest: str, language: str, multiplied: bool) -> tuple[str, ...]:
    """All that digits with their signs can mean, as plain decimals; () when they are no number."""
    spaced = re.fullmatch(r"([0-9]{1,3}(?:[ '][0-9]{3})+)([.,][0-9]+)?", rest)
    if spaced:
        rest = re.sub("[ ']", "", spaced[1]) + (spaced[2] or "")
    if not re.fullmatch(r"[0-9]+(?:[.,][0-9]+)*|[.,][0-9]+", rest):
        return ()
    signs = [char for char in rest if char in ".,"]
    if not signs:
        return (rest,)
    whole, _, behind = rest.rpartition(signs[-1])
    if len(set(signs)) == 2:
        return _grouped(whole, behind, signs)
    if len(signs) > 1:
        return (rest.replace(signs[0], ""),) if _in_threes(rest, signs[0]) else ()
    return _one_sign(whole, behind, signs[0], language, sure=multiplied or bool(spaced))


def _grouped(whole: str, behind: str, signs: list[str]) -> tuple[str, ...]:
    """Two kinds of signs: the last is the one before decimals, and the others stand between thousands."""
    if signs[-1] in signs[:-1] or not _in_threes(whole, signs[0]):
        return ()
    return (f"{whole.replace(signs[0], '')}.{behind}",)


def _in_threes(text: str, sign: str) -> bool:
    return bool(re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{re.escape(sign)}[0-9]{{3}})+", text))


def _one_sign(whole: str, behind: str, sign: str, language: str, sure: bool) -> tuple[str, ...]:
    """One sign: thousands, decimals, or not to be told apart.

    The sign that stands between thousands in this language, before three digits, does so. Before fewer it may be the
    sign of another language, or a number that was not written to its end. `sure`: there are spaces between thousands
    already, or a word for them behind the number, so that it stands before decimals.
    """
    between, before = _SIGNS[language]
    decimals = f"{whole or '0'}.{behind}"
    thousands = f"{whole}{behind:0<3}"
    may_group = bool(re.fullmatch(r"[1-9][0-9]{0,2}", whole))
    if sure and (len(behind) != 3 or not may_group):
        return (decimals,)
    if sign == between and len(behind) == 3 and may_group:
        return (thousands, decimals) if sure else (thousands,)
    if not may_group or len(behind) > 3 or (sign == before and len(behind) < 3):
        return (decimals,)
    return (decimals, thousands)


def _plain(value: str, power: int, minus: bool) -> str:
    """`value` times ten to the power, without zeros that say nothing."""
    whole, _, behind = value.partition(".")
    behind = behind.ljust(power, "0")
    whole, behind = (whole + behind[:power]).lstrip("0") or "0", behind[power:].rstrip("0")
    plain = f"{whole}.{behind}" if behind else whole
    return f"-{plain}" if minus and plain != "0" else plain
