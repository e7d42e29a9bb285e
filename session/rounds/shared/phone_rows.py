"""What a phone gets of a result that is a ranking: the rows that it draws, and how many more there are."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec.structs import replace

from session.core.shown_options import PHONE_ROWS

R = TypeVar("R", bound=Any)  # a result with `options`, `tiers` and `rest`, whose options have `by_role`


def first_rows(result: R, also: frozenset[str] = frozenset()) -> R:
    """`result` with its first options, and those in `also`; not by role, because no phone draws that."""
    rows = tuple(
        replace(option, by_role={})
        for at, option in enumerate(result.options)
        if at < PHONE_ROWS or option.id in also
    )
    rest = len(result.options) - len(rows)
    shown: R = replace(result, options=rows, tiers=_whole(result.tiers), rest=rest)
    return shown


def ranked(result: R, audience: str) -> R:
    """`RoundKind.result_view` of a ranking of which a phone draws the first rows and nothing else."""
    return first_rows(result) if audience == "phone" else result


def _whole(tiers: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """The tiers that end among those rows: under another no line is drawn."""
    above = 0
    for at, tier in enumerate(tiers):
        above += len(tier)
        if above > PHONE_ROWS:
            return tiers[:at]
    return tiers
