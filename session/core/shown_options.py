"""Which options of a round an audience gets, and how: no more than it draws.

A phone draws all of them while people vote, and afterwards those that its result names. The ideas of a cluster stay
folded away until somebody asks for them (`note_lines`). Of a round that is still to come the desk gets the first few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import UNSET, UnsetType, structs

from session.core.contribution import Origin
from session.core.kind import RoundKind
from session.core.option_shapes import Folded, OptionView, OriginView, SubjectView
from session.core.results import Results
from session.core.shapes import Shape
from session.core.state import Item, Round
from session.core.view_shapes import RepeatView, ShiftView

M = TypeVar("M", ShiftView, RepeatView)

PREVIEWED = 100
"""Options of a draft: a desk names a dozen, and marks in a result those that go on."""
CHECKED = 500
"""So many options of a draft are looked at for what may go wrong: with more than these nobody votes on each."""
PHONE_ROWS = 12
"""Rows of a result, and moves between two votes, that a phone draws; the rest is a number."""
LINES_AT_ONCE = 20_000
"""Characters of a note in one answer."""


class NoteLines(Shape, frozen=True):
    """Some lines of the note of an option. `next`: the line to go on with, None when these are the last."""

    lines: tuple[str, ...]
    next: int | None


def shown_options(
    kind: RoundKind, round_: Round, audience: str, tells: object, results: Results
) -> tuple[OptionView, ...]:
    """The options that an audience draws. `tells`: everything else that it gets of this round."""
    drawn: Sequence[Item] = round_.options if kind.drawn is None else kind.drawn(round_, audience)
    if audience == "phone" and round_.is_finished:
        named = frozenset(_texts(tells))
        drawn = [item for item in drawn if item.id in named]
    notes = audience != "projector"
    if drawn is round_.options:
        return results.once(
            f"all/{round_.id}/{notes}", drawn, lambda: tuple(_views(round_, notes, results).values())
        )
    views = _views(round_, notes, results)
    return tuple(views[item.id] for item in drawn)


def _views(round_: Round, notes: bool, results: Results) -> dict[str, OptionView]:
    """Every option by its id."""
    return results.once(
        f"options/{round_.id}/{notes}",
        round_.options,
        lambda: {item.id: _option(item, round_, notes) for item in round_.options},
    )


def preview(round_: Round, items: Sequence[Item]) -> tuple[OptionView, ...]:
    """The first of what a draft would work on now."""
    return tuple(_option(item, round_, False) for item in items[:PREVIEWED])


def note_lines(round_: Round, option: str, start: int) -> NoteLines | None:
    """The lines of the note of an option from line `start`, and the line to go on with; None without such an option."""
    item = next((item for item in round_.options if item.id == option), None)
    if item is None:
        return None
    lines, size = _lines(item.note), 0
    for end in range(start, len(lines)):
        size += len(lines[end])
        if size > LINES_AT_ONCE and end > start:
            return NoteLines(tuple(lines[start:end]), end)
    return NoteLines(tuple(lines[start:]), None)


def subject_views(items: Sequence[Item]) -> tuple[SubjectView, ...] | UnsetType:
    """What a round is about."""
    return tuple(SubjectView(item.id, item.text, item.source) for item in items) or UNSET


def origin_view(origin: Origin | None) -> OriginView | UnsetType:
    """What something was made of, in numbers; nothing when it is one contribution without a topic or a side."""
    if origin is None or not origin.tells:
        return UNSET
    return OriginView(len(origin.of), dict(origin.topics), dict(origin.sides))


def _option(item: Item, round_: Round, notes: bool) -> OptionView:
    origin = origin_view(round_.origins.get(item.id))
    if not notes or not item.note:
        return OptionView(item.id, item.text, "", origin)
    lines = len(_lines(item.note))
    note = item.note if lines < 2 else Folded(round_.id, item.id, lines)
    return OptionView(item.id, item.text, note, origin)


def _lines(note: str) -> list[str]:
    return [line for line in note.split("\n") if line]


def _texts(value: object) -> Iterator[str]:
    """Every text in a shape, and every key."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _texts(getattr(value, field))


def first_moves(told: M) -> M:
    """What moved, as far as a phone draws it."""
    return structs.replace(told, moves=told.moves[:PHONE_ROWS], rest=len(told.moves[PHONE_ROWS:]))
