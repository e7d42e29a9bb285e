"""The choices of a closed round, as the shape of its kind, and which of them belong to which role.

A role key is the id of a role, "" for who would rather not say and "*" for the roles that were merged. Ballots come
with small roles already merged; a kind that counts answers to a part of the ballot looks again with `large_enough`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

import msgspec

from session.core import answers
from session.core.answers import Answers, Question
from session.core.shapes import Shape, read
from session.core.small_groups import REST
from session.core.state import Round

C = TypeVar("C", bound=msgspec.Struct)


class RoleBallots(Shape, frozen=True):
    """A role that is told apart, and how many ballots it gave."""

    role: str
    ballots: int


def choices(round_: Round, shape: type[C]) -> list[C]:
    """Every choice that was counted; none before the round is closed."""
    return [read(shape, ballot["choice"]) for ballot in round_.ballots or ()]


def by_role(round_: Round, shape: type[C]) -> dict[str, list[C]]:
    """The choices by role key; empty when results are not asked by role or there is only one group to show."""
    if not roles(round_):
        return {}
    grouped: dict[str, list[C]] = {}
    for ballot in round_.ballots or ():
        grouped.setdefault(ballot["role"] or "", []).append(read(shape, ballot["choice"]))
    return {role: grouped[role] for role in sorted(grouped, key=lambda role: (role in ("", REST), role))}


def roles(round_: Round) -> tuple[str | None, ...]:
    """The role of every ballot; none when results are not asked by role or there is only one group to show."""
    voted = tuple(ballot["role"] for ballot in round_.ballots or ())
    groups = {role or "" for role in voted}
    return voted if len(groups) > 1 and round_.plan["by_role"] else ()


def sizes(grouped: Mapping[str, Sequence[object]]) -> tuple[RoleBallots, ...]:
    """How many ballots each role gave, in the order in which roles are told."""
    return tuple(RoleBallots(role, len(chosen)) for role, chosen in grouped.items())


def large_enough(answers: Iterable[int], threshold: int) -> bool:
    """Whether answers by role may be shown: one small group would also follow from the others and the total."""
    return all(number >= threshold for number in answers)


def without_few(round_: Round, shape: Answers, threshold: int) -> tuple[Round, frozenset[Question]]:
    """`round_` without the answers to questions of which too few people answered for figures, and those questions.

    What such an option was given must not follow from its place either, so it counts as one that nobody answered.
    """
    kept, untold = answers.without_few(shape, round_.ballots or (), threshold)
    return (replace(round_, ballots=kept) if untold else round_), untold
