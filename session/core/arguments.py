"""What was put in for and against something, in any round: a pure function over the state, as the origin is.

An argument is a contribution with a side. It is about its topic and about what its round was about; where these are
made of what the other thing is made of, it is an argument about that too. What was hidden, and what people may not read
yet in the round where it was put in, is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import UNSET

from session.core.contribution import SIDES, Contribution, Side
from session.core.kind import RoundKind
from session.core.option_shapes import ArgumentsView, SideView
from session.core.state import Round, Session

Kinds = Mapping[str, RoundKind]

MOST = {"phone": 30, "projector": 60, "desk": 200}
"""Texts of one side that an audience gets; the rest is a number."""


def arguments_shown(
    state: Session, round_: Round, audience: str, kinds: Kinds
) -> dict[str, ArgumentsView] | None:
    """What a kind shows with its arguments now, by id; None when it shows none."""
    argued = kinds[round_.kind].argued
    asked = () if argued is None else argued(round_)
    found = {item: arguments(state, kinds, round_, item, MOST[audience]) for item in asked}
    return {item: sides for item, sides in found.items() if sides is not None} or None


def arguments(state: Session, kinds: Kinds, round_: Round, item: str, most: int) -> ArgumentsView | None:
    """Both sides of an option or a subject of `round_`, in alphabetical order, because nobody voted on them."""
    texts: dict[Side, set[str]] = {side: set() for side in SIDES}
    names: dict[str, str] = {}
    for giver, found in _about(state, kinds, round_, item):
        names |= kinds[giver.kind].side_names(giver)
        if found.side is not None:
            texts[found.side].add(found.text)
    if not any(texts.values()):
        return None
    return ArgumentsView(*(_side(texts[side], names.get(side), most) for side in SIDES))


def _side(texts: set[str], name: str | None, most: int) -> SideView:
    in_order = sorted(texts, key=lambda words: (words.casefold(), words))
    return SideView(len(in_order), tuple(in_order[:most]), name or UNSET)


def _about(state: Session, kinds: Kinds, round_: Round, item: str) -> Iterator[tuple[Round, Contribution]]:
    """Every contribution with a side that may be read, of another round, that is about this item."""
    origin = round_.origins.get(item)
    roots = frozenset(() if origin is None else origin.of)
    for giver in state.agenda():
        kind = kinds[giver.kind]
        if not roots or giver.id == round_.id or giver.phase == "draft" or not kind.readable(giver):
            continue
        headings = {key: not roots.isdisjoint(made.of) for key, made in giver.origins.items()}
        subject = any(headings.get(one.id) for one in giver.subjects)
        for found in kind.contributions(giver).values():
            if found.side and found.seen and (subject or headings.get(found.topic or "")):
                yield giver, found
