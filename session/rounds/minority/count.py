"""What is counted of objections: how many people have none, and how many say of one that it is their concern too.

Who wrote an objection is not counted with it: only the box knows who joins, and nobody knows who wrote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.shapes import Shape, body_of
from session.core.state import Item, Round
from session.rounds.minority.objections import Body, in_order, on_show
from session.rounds.shared import checking
from session.rounds.shared.choices import RoleBallots, by_role, choices, few, sizes, told_by_role

SPOKEN = 2  # of more decisions than this the wall draws only figures
ANSWERS = Answers("answers", withheld=True)


class Settings(Payload, frozen=True):
    """`conditions`: an objection can say what would take it away. 0 per person = no limit. `check_first`: an objection
    waits until the desk lets it through.
    """

    conditions: bool = True
    objections_per_person: Annotated[int, Meta(ge=0, le=20)] = 5
    objection_characters: Annotated[int, Meta(ge=40, le=4000)] = 500
    check_first: checking.Switch = UNSET


class Choice(Payload, frozen=True):
    """A ballot: decision -> the objections that are this person's concern too; none of them: no objection."""

    answers: dict[str, tuple[str, ...]]


class Figures(Shape, frozen=True):
    """Of `n` people so many have no objection."""

    none: int
    n: int


class DecisionResult(Shape, frozen=True):
    """A decision, in the order of the round. `withheld`: too few answers, so that `n` is all that is told."""

    id: str
    text: str
    n: int
    withheld: bool | UnsetType = UNSET
    none: int | UnsetType = UNSET
    by_role: dict[str, Figures] | UnsetType = UNSET


class ObjectionResult(Shape, frozen=True):
    """An objection to a decision; `joined`: how many say that it is their concern too, when that may be told."""

    id: str
    decision: str
    text: str
    condition: str | UnsetType = UNSET
    joined: int | UnsetType = UNSET


class Result(Shape, frozen=True):
    """Of `ballots` people. The objections of each decision stand in alphabetical order."""

    ballots: int
    decisions: tuple[DecisionResult, ...]
    objections: tuple[ObjectionResult, ...]
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """Every decision and every objection that may be seen."""
    if round_.ballots is None:
        return None
    chosen, grouped = choices(round_, Choice), by_role(round_, Choice)
    untold = few(round_, ANSWERS, threshold)
    return Result(
        ballots=len(chosen),
        decisions=tuple(
            DecisionResult(option.id, option.text, len(answers(chosen, option.id)), withheld=True)
            if (option.id,) in untold
            else _decision(round_, option, chosen, grouped, threshold)
            for option in round_.options
        ),
        objections=tuple(
            each
            for option in round_.options
            for each in _objections(round_, option, chosen, told=(option.id,) not in untold)
        ),
        roles=sizes(round_, grouped),
    )


def answers(chosen: Sequence[Choice], decision: str) -> list[tuple[str, ...]]:
    """The answers about a decision, one a ballot that has any."""
    return [choice.answers[decision] for choice in chosen if decision in choice.answers]


def _decision(
    round_: Round,
    option: Item,
    chosen: Sequence[Choice],
    grouped: Mapping[str, Sequence[Choice]],
    threshold: int,
) -> DecisionResult:
    whole = _figures(answers(chosen, option.id))
    roles = {role: _figures(answers(of_role, option.id)) for role, of_role in grouped.items()}
    large = told_by_role(round_, (part.n for part in roles.values()), threshold)
    return DecisionResult(option.id, option.text, whole.n, none=whole.none, by_role=roles if large else {})


def _figures(given: Sequence[tuple[str, ...]]) -> Figures:
    return Figures(sum(not joined for joined in given), len(given))


def _objections(
    round_: Round, option: Item, chosen: Sequence[Choice], *, told: bool
) -> list[ObjectionResult]:
    given = answers(chosen, option.id)
    shown = in_order(on_show(body_of(round_, Body)), option.id)
    return [
        ObjectionResult(
            key,
            option.id,
            one.text,
            one.condition,
            sum(key in joined for joined in given) if told else UNSET,
        )
        for key, one in shown
    ]


def result_view(result: Result, audience: str) -> Result:
    """The wall gets the figures without the words when there is too much to show."""
    if audience != "projector" or len(result.decisions) <= SPOKEN:
        return result
    return msgspec.structs.replace(result, objections=())
