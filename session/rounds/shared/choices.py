"""The choices of a closed round, as the shape of its kind, and which of them belong to which group.

A role key is the id of a role, or "*" for the pool: the small roles and people without a role. Ballots come divided
like that already. In a round that closed before there was a division, "" is who would rather not say, "*" the roles
that were merged, and a kind that counts answers to a part of the ballot looked again whether there were enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from session.core import answers
from session.core.answers import Answers, Question
from session.core.shapes import Shape, read_each
from session.core.small_groups import REST
from session.core.state import Round

C = TypeVar("C", bound=msgspec.Struct)


class RoleBallots(Shape, frozen=True):
    """A group that is told apart, and how many ballots it gave. `of`: who is in the pool, "" for who chose no role."""

    role: str
    ballots: int
    of: tuple[str, ...] | UnsetType = UNSET


def choices(round_: Round, shape: type[C]) -> list[C]:
    """Every choice that was counted; none before the round is closed."""
    return read_each(shape, [ballot.choice for ballot in round_.ballots or ()])


class Chosen(NamedTuple, Generic[C]):
    """What was chosen in a round: by everybody, by role key (see `by_role`), and how many ballots each group gave."""

    all: list[C]
    by_role: dict[str, list[C]]
    roles: tuple[RoleBallots, ...]


def chosen_in(round_: Round, shape: type[C]) -> Chosen[C]:
    """All that a kind counts, in one go."""
    everybody = choices(round_, shape)
    grouped = _grouped(round_, everybody)
    return Chosen(everybody, grouped, sizes(round_, grouped))


def by_role(round_: Round, shape: type[C]) -> dict[str, list[C]]:
    """The choices by role key; empty when results are not asked by role or there is only one group to show."""
    return _grouped(round_, choices(round_, shape)) if roles(round_) else {}


def _grouped(round_: Round, everybody: Sequence[C]) -> dict[str, list[C]]:
    grouped: dict[str, list[C]] = {}
    for ballot, choice in zip(round_.ballots or (), everybody, strict=True) if roles(round_) else ():
        grouped.setdefault(ballot.role or "", []).append(choice)
    return {role: grouped[role] for role in sorted(grouped, key=lambda role: (role in ("", REST), role))}


def roles(round_: Round) -> tuple[str | None, ...]:
    """The role of every ballot; none when results are not asked by role or there is only one group to show."""
    voted = tuple(ballot.role for ballot in round_.ballots or ())
    groups = {role or "" for role in voted}
    return voted if len(groups) > 1 and round_.plan.by_role else ()


def sizes(round_: Round, grouped: Mapping[str, Sequence[object]]) -> tuple[RoleBallots, ...]:
    """How many ballots each group gave, in the order in which roles are told."""
    pool = UNSET if round_.division is None else tuple(role or "" for role in round_.division.pool)
    return tuple(
        RoleBallots(role, len(chosen), pool if role == REST else UNSET) for role, chosen in grouped.items()
    )


def told_by_role(round_: Round, answers: Iterable[int], threshold: int) -> bool:
    """Whether the answers to a question, so many in each group, are told by role.

    A group is large enough by its ballots, so few of its answers may be told; "don't know" and skipped are answers too.
    In a round that closed before there was a division, every group had to have enough answers.
    """
    numbers = list(answers)
    return any(numbers) if round_.division is not None else all(number >= threshold for number in numbers)


def few(round_: Round, shape: Answers, threshold: int) -> frozenset[Question]:
    """The questions that too few people answered for figures."""
    return answers.few(shape, round_.ballots or (), threshold, by_phone=round_.division is not None)


def without_few(round_: Round, shape: Answers, threshold: int) -> tuple[Round, frozenset[Question]]:
    """`round_` without the answers to questions of which too few people answered for figures, and those questions.

    What such an option was given must not follow from its place either, so it counts as one that nobody answered.
    """
    kept, untold = answers.without_few(
        shape, round_.ballots or (), threshold, by_phone=round_.division is not None
    )
    return (replace(round_, ballots=kept) if untold else round_), untold
