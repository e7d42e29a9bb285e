"""What is counted of decisions: who supports each wording, who is neutral, who is against and why, in all and by role.

A decision that some people answered, but fewer than the threshold, has no figures at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType, field

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.shapes import Shape, body_of
from session.core.state import Round
from session.rounds.shared.choices import RoleBallots, chosen_in, few, told_by_role

SPOKEN = 2  # of more decisions than this the wall draws only figures
Stance = Literal["support", "neutral", "against"]
STANCES: tuple[Stance, ...] = ("support", "neutral", "against")
ANSWERS = Answers("answers", withheld=True, reason="objection")


class Settings(Payload, frozen=True):
    """`objections`: who is against may say why, for the record."""

    objections: bool = True
    objection_characters: Annotated[int, Meta(ge=40, le=1000)] = 280


class Answer(Payload, frozen=True):
    """A stance on one wording of a decision, and why not."""

    revision: int
    stance: Stance
    objection: str = ""


class Choice(Payload, frozen=True):
    """A ballot: decision -> answer."""

    answers: dict[str, Answer]


class Wording(Shape, frozen=True):
    """A decision as it is worded now; `revision` goes up with every change of the words. `of`: the options of the round
    that it is about, when the desk said so; an option that became a decision has its id.
    """

    text: str
    revision: int
    of: tuple[str, ...] | UnsetType = UNSET


class Action(Shape, frozen=True):
    """Who does what before which day (YYYY-MM-DD), and for which decision."""

    text: str
    owner: str | None
    due: str | None
    decision: str | UnsetType = UNSET


class DecisionView(Shape, frozen=True):
    """A decision as everybody sees it."""

    id: str
    text: str
    revision: int


class ActionView(Action, frozen=True, kw_only=True):
    """An action as everybody sees it."""

    id: str


class BodyView(Shape, frozen=True):
    """What everybody sees: decisions and actions, oldest first."""

    decisions: tuple[DecisionView, ...] = ()
    actions: tuple[ActionView, ...] = ()


class Body(Shape, frozen=True):
    """`earlier`: wordings that were changed or dropped, for the record."""

    decisions: dict[str, Wording] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()


class Stances(Shape, frozen=True):
    """How many of `n` answers have which stance."""

    support: int
    neutral: int
    against: int
    n: int


class DecisionResult(Shape, frozen=True):
    """A decision, in the order of wording. `withheld`: too few answers, so that `n` is all that is told."""

    id: str
    text: str
    n: int
    withheld: bool | UnsetType = UNSET
    support: int | UnsetType = UNSET
    neutral: int | UnsetType = UNSET
    against: int | UnsetType = UNSET
    objections: tuple[str, ...] | UnsetType = UNSET
    by_role: dict[str, Stances] | UnsetType = UNSET

    @property
    def stances(self) -> Stances | None:
        """The figures, None while they are withheld."""
        if self.support is UNSET or self.neutral is UNSET or self.against is UNSET:
            return None
        return Stances(self.support, self.neutral, self.against, self.n)


class Result(Shape, frozen=True):
    """Of `ballots` people."""

    ballots: int
    decisions: tuple[DecisionResult, ...]
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """Every decision with its stances and objections."""
    if round_.ballots is None:
        return None
    chosen, grouped, roles = chosen_in(round_, Choice)
    decisions, untold = body_of(round_, Body).decisions, few(round_, ANSWERS, threshold)
    return Result(
        ballots=len(chosen),
        decisions=tuple(
            DecisionResult(decision, wording.text, len(_answers(chosen, decision)), withheld=True)
            if (decision,) in untold
            else _decision(round_, decision, wording.text, chosen, grouped, threshold)
            for decision, wording in decisions.items()
        ),
        roles=roles,
    )


def _decision(
    round_: Round,
    decision: str,
    words: str,
    chosen: Sequence[Choice],
    grouped: Mapping[str, Sequence[Choice]],
    threshold: int,
) -> DecisionResult:
    answers = _answers(chosen, decision)
    stances = _stances(answers)
    return DecisionResult(
        id=decision,
        text=words,
        n=stances.n,
        support=stances.support,
        neutral=stances.neutral,
        against=stances.against,
        objections=_objections(answers),
        by_role=_by_role(round_, decision, grouped, threshold),
    )


def _answers(chosen: Sequence[Choice], decision: str) -> list[Answer]:
    return [choice.answers[decision] for choice in chosen if decision in choice.answers]


def _stances(answers: Sequence[Answer]) -> Stances:
    taken = [answer.stance for answer in answers]
    support, neutral, against = (taken.count(stance) for stance in STANCES)
    return Stances(support, neutral, against, len(taken))


def _objections(answers: Sequence[Answer]) -> tuple[str, ...]:
    """In alphabetical order."""
    said = [answer.objection for answer in answers if answer.objection]
    return tuple(sorted(said, key=lambda words: (words.casefold(), words)))


def _by_role(
    round_: Round, decision: str, grouped: Mapping[str, Sequence[Choice]], threshold: int
) -> dict[str, Stances]:
    """The figures by role, when they are told."""
    figures = {role: _stances(_answers(chosen, decision)) for role, chosen in grouped.items()}
    return figures if told_by_role(round_, (stances.n for stances in figures.values()), threshold) else {}


def result_view(result: Result, audience: str) -> Result:
    """A phone gets the figures without what people said, and so does the wall when there is too much to show."""
    if audience == "desk" or (audience == "projector" and len(result.decisions) <= SPOKEN):
        return result
    bare = (msgspec.structs.replace(decision, objections=UNSET) for decision in result.decisions)
    return msgspec.structs.replace(result, decisions=tuple(bare))
