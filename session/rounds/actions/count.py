"""What is counted of actions: how sure people are, from 1 to 5, that each one will happen, in all and by role.

The mean and the counts of the steps. An action that some people answered, but fewer than the threshold, has no figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.kind import Tiers
from session.core.shapes import Shape, body_of
from session.core.state import Item, Round
from session.methods.tiers import by_score
from session.rounds.actions.proposals import Action, Body, accepted
from session.rounds.shared.choices import RoleBallots, choices, chosen_in, few, told_by_role
from session.rounds.shared.places import rounded

STEPS = (1, 2, 3, 4, 5)
ANSWERS = Answers("answers", withheld=True)


class Answer(Payload, frozen=True):
    """How sure somebody is that an action, in one wording, will happen: 1 not at all, 5 completely."""

    revision: int
    sure: Annotated[int, Meta(ge=1, le=5)]


class Choice(Payload, frozen=True):
    """A ballot: action -> answer."""

    answers: dict[str, Answer]


class Figures(Shape, frozen=True):
    """`counts` are of the steps from 1 to 5; `mean` is None when nobody answered."""

    n: int
    mean: float | None
    counts: tuple[int, ...]


class ActionResult(Shape, frozen=True):
    """An action, oldest first. `withheld`: too few answers, so that `n` is all that is told."""

    id: str
    text: str
    who: str
    when: str
    n: int
    withheld: bool | UnsetType = UNSET
    mean: float | UnsetType | None = UNSET
    counts: tuple[int, ...] | UnsetType = UNSET
    by_role: dict[str, Figures] | UnsetType = UNSET


class Result(Shape, frozen=True):
    """Of `ballots` people."""

    ballots: int
    actions: tuple[ActionResult, ...]
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """Every action that was accepted, with how sure people are of it."""
    if round_.ballots is None:
        return None
    chosen, grouped, roles = chosen_in(round_, Choice)
    untold = few(round_, ANSWERS, threshold)
    return Result(
        ballots=len(chosen),
        actions=tuple(
            ActionResult(key, one.text, one.who, one.when, len(answers(chosen, key)), withheld=True)
            if (key,) in untold
            else _action(round_, key, one, chosen, grouped, threshold)
            for key, one in accepted(body_of(round_, Body)).items()
        ),
        roles=roles,
    )


def answers(chosen: Sequence[Choice], action: str) -> list[int]:
    """How sure people are of an action, one a ballot that answers it."""
    return [choice.answers[action].sure for choice in chosen if action in choice.answers]


def _action(
    round_: Round,
    key: str,
    one: Action,
    chosen: Sequence[Choice],
    grouped: Mapping[str, Sequence[Choice]],
    threshold: int,
) -> ActionResult:
    whole = _figures(answers(chosen, key))
    roles = {role: _figures(answers(of_role, key)) for role, of_role in grouped.items()}
    large = told_by_role(round_, (part.n for part in roles.values()), threshold)
    return ActionResult(
        id=key,
        text=one.text,
        who=one.who,
        when=one.when,
        n=whole.n,
        mean=whole.mean,
        counts=whole.counts,
        by_role=roles if large else {},
    )


def _figures(given: Sequence[int]) -> Figures:
    mean = Fraction(sum(given), len(given)) if given else None
    return Figures(len(given), rounded(mean), tuple(given.count(step) for step in STEPS))


def by_confidence(round_: Round) -> Tiers:
    """The actions that people are surest of first, what nobody answered last; equals share a tier. Until the ballots
    are counted all are equal."""
    known = {key: Item(key, one.text) for key, one in accepted(body_of(round_, Body)).items()}
    if round_.ballots is None:
        return (tuple(known.values()),) if known else ()
    chosen = choices(round_, Choice)
    given = {key: answers(chosen, key) for key in known}
    scores = {key: Fraction(sum(sure), len(sure)) if sure else Fraction(0) for key, sure in given.items()}
    return tuple(tuple(known[key] for key in sorted(tier)) for tier in by_score(scores))
