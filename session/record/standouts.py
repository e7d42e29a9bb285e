"""The page of what stands out: where roles differ most, where people agree least, what moved, and how many objected.

Pure. It reads the same figures as the sections, so it tells of no group that they do not tell of. A vote that was taken
again is looked at as it was the last time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import UnsetType

from session.core.section import Answered, OfRole, Vote
from session.i18n import catalog, numbers, say
from session.record import votes
from session.record.document import Record
from session.record.pages import StandoutBox, StandoutPage, StandoutRow
from session.record.reading import Reading
from session.record.shorten import cut
from session.record.votes import Marks

Words = Mapping[str, str]
_ROWS = {"roles": 4, "divided": 3, "moved": 4}
_LONGEST = 150  # characters of what a row is about
_LEAST = 0.02  # of the scale; less is no difference worth a page


@dataclass(frozen=True)
class Found:
    """A thing in the last vote on it, and in the first one when it was voted on twice. `number` is of the round,
    `target` the one that its chapter begins with."""

    target: str
    number: int
    vote: Vote
    thing: Answered
    first: Answered | None = None


def page(record: Record, reading: Reading, marks: Marks) -> StandoutPage | None:
    """None when nothing stands out."""
    lang, found, minority = record.language, _found(record, reading), _minority(record)
    if not found and not minority:
        return None
    words = catalog(lang)
    boxes = (_roles(lang, words, found, marks), _divided(lang, words, found), _moved(lang, words, found))
    parts = [box for box in boxes if box["rows"]]
    if not parts and not minority:
        return None
    title = words["record.pdf.standouts"]
    return {"running": title, "title": title, "parts": parts, "minority": minority}


def _found(record: Record, reading: Reading) -> list[Found]:
    """Every thing in the last vote on it."""
    taken_again = set(reading.again.values())
    found = []
    for section in record.sections:
        vote = reading.votes.get(section.round)
        if vote is None or section.round in taken_again:
            continue
        before = reading.votes.get(reading.again.get(section.round, ""))
        earlier = {thing.id: thing for thing in before.of} if before else {}
        target = reading.chapter_of(section.round).rounds[0]
        found += [Found(target, section.n, vote, thing, earlier.get(thing.id)) for thing in vote.of]
    return found


def _row(lang: str, one: Found, figure: str, under: str) -> StandoutRow:
    return {
        "text": cut(one.thing.text, _LONGEST),
        "under": under,
        "figure": figure,
        "round": say(lang, "record.pdf.in_round", n=one.number),
        "target": one.target,
    }


def _told(thing: Answered) -> list[OfRole]:
    return [role for role in thing.roles if role.figure is not None]


def _distance(one: Found) -> float:
    """How far the highest and the lowest role lie apart, as a part of the scale."""
    figures = [role.figure or 0.0 for role in _told(one.thing)]
    return (max(figures) - min(figures)) / (one.vote.highest - one.vote.lowest) if len(figures) > 1 else 0.0


def _roles(lang: str, words: Words, found: list[Found], marks: Marks) -> StandoutBox:
    chosen = sorted((one for one in found if _distance(one) > _LEAST), key=_distance, reverse=True)
    rows = [_role_row(lang, one, marks) for one in chosen[: _ROWS["roles"]]]
    names = dict.fromkeys(role.name for one in chosen[: _ROWS["roles"]] for role in _told(one.thing))
    legend = [(marks.get(name.casefold(), votes.POOL), name) for name in names]
    return {
        "title": words["record.pdf.standouts_roles"],
        "note": words["record.pdf.standouts_roles_note"],
        "rows": rows,
        "legend": sorted(legend, key=lambda one: (one[0] or 99, one[1])),
    }


def _role_row(lang: str, one: Found, marks: Marks) -> StandoutRow:
    roles = sorted(_told(one.thing), key=lambda role: role.figure or 0.0)
    low, high = roles[0], roles[-1]
    under = say(
        lang,
        "record.pdf.standouts_ends",
        high=high.name,
        high_figure=votes.figure(lang, one.vote, high.figure),
        low=low.name,
        low_figure=votes.figure(lang, one.vote, low.figure),
    )
    apart = votes.figure(lang, one.vote, (high.figure or 0) - (low.figure or 0))
    row = _row(lang, one, apart, under)
    scale = one.vote.highest - one.vote.lowest
    row["points"] = [
        (
            marks.get(role.name.casefold(), votes.POOL),
            round(((role.figure or 0) - one.vote.lowest) / scale, 4),
        )
        for role in roles
    ]
    return row


def _divided(lang: str, words: Words, found: list[Found]) -> StandoutBox:
    measured = [one for one in found if one.thing.apart is not None and one.thing.counts]
    chosen = sorted(measured, key=lambda one: one.thing.apart or 0.0)[: _ROWS["divided"]]
    rows = []
    for one in chosen:
        key = "record.pdf.standouts_split" if one.thing.divided else "record.pdf.standouts_apart"
        row = _row(lang, one, say(lang, key, figure=numbers(lang, [one.thing.apart or 0.0], 2)[0]), "")
        row["chart"] = votes.chart(lang, one.vote, one.thing.counts, one.thing.text)
        rows.append(row)
    return {
        "title": words["record.pdf.standouts_divided"],
        "note": words["record.pdf.standouts_divided_note"],
        "rows": rows,
        "legend": [],
    }


def _moved(lang: str, words: Words, found: list[Found]) -> StandoutBox:
    chosen = sorted((one for one in found if _shift(one) > _LEAST / 2), key=_shift, reverse=True)
    rows = []
    for one in chosen[: _ROWS["moved"]]:
        before = one.first.figure if one.first else None
        under = say(
            lang,
            "record.pdf.standouts_from_to",
            label=one.vote.label,
            first=votes.figure(lang, one.vote, before),
            second=votes.figure(lang, one.vote, one.thing.figure),
        )
        rows.append(_row(lang, one, votes.change(lang, one.vote, before, one.thing.figure), under))
    return {
        "title": words["record.pdf.standouts_moved"],
        "note": "",
        "rows": rows,
        "legend": [],
    }


def _shift(one: Found) -> float:
    if one.first is None or one.first.figure is None or one.thing.figure is None:
        return 0.0
    return abs(one.thing.figure - one.first.figure) / (one.vote.highest - one.vote.lowest)


def _minority(record: Record) -> str:
    """How many objections stand with the decisions; nothing when nobody was asked."""
    asked = [one.minority for one in record.decisions if not isinstance(one.minority, UnsetType)]
    if not asked:
        return ""
    return say(record.language, "record.pdf.standouts_minority", n=sum(map(len, asked)))
