"""What is counted for a statement: both sides, who passes, whether the group is divided, how robust the majority is.

With two sides and no scale the measures of agreement for scales do not apply: a statement is divided when the smaller
side has at least 40% of those who took a side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.shapes import Shape
from session.core.small_groups import REST
from session.core.state import Item, Round
from session.methods.robustness import ballots_to_level, judge
from session.methods.tiers import Ranking, by_score
from session.rounds.shared import checking, places
from session.rounds.shared.choices import RoleBallots, by_role, choices, few, sizes, told_by_role
from session.rounds.shared.robustness_line import Reason, RobustnessLine

DIVIDED = Fraction(2, 5)
FEWEST = 3  # answers; no session has a smaller threshold
Answer = Literal["agree", "disagree", "pass"]
ANSWERS: tuple[Answer, ...] = ("agree", "disagree", "pass")
WITHHELD = Answers("answers", withheld=True, aside="pass")


class Settings(Payload, frozen=True):
    """`arguments`: when people see each other's arguments; "none": nobody gives any. 0 per person = no limit.
    `check_first`: an argument waits until the desk lets it through.
    """

    arguments: Literal["after_close", "live", "none"] = "after_close"
    arguments_per_person: Annotated[int, Meta(ge=0, le=20)] = 2
    argument_characters: Annotated[int, Meta(ge=20, le=500)] = 200
    check_first: checking.Switch = UNSET


class Choice(Payload, frozen=True):
    """A ballot: statement -> answer; a statement that is not there was skipped."""

    answers: dict[str, Answer]


class Figures(Shape, frozen=True):
    """`n` took a side; `share` is the part of them that agrees, None when nobody did."""

    agree: int
    disagree: int
    passed: int = field(name="pass")
    n: int
    share: float | None
    divided: bool


class StatementResult(Shape, frozen=True):
    """A statement. `withheld`: so few answered it that `answers`, how many, is all that is told."""

    id: str
    text: str
    withheld: bool | UnsetType = UNSET
    answers: int | UnsetType = UNSET
    agree: int | UnsetType = UNSET
    disagree: int | UnsetType = UNSET
    passed: int | UnsetType = field(name="pass", default=UNSET)
    n: int | UnsetType = UNSET
    share: float | UnsetType | None = UNSET
    divided: bool | UnsetType = UNSET
    by_role: dict[str, Figures] | UnsetType = UNSET
    solid: RobustnessLine | UnsetType | None = UNSET

    @property
    def figures(self) -> Figures | None:
        """Both sides, None while they are withheld."""
        if self.agree is UNSET or self.disagree is UNSET or self.passed is UNSET or self.n is UNSET:
            return None
        share = None if self.share is UNSET else self.share
        return Figures(self.agree, self.disagree, self.passed, self.n, share, bool(self.divided))


class Result(Shape, frozen=True):
    """Of `ballots` people; the statements in their own order."""

    ballots: int
    statements: tuple[StatementResult, ...]
    roles: tuple[RoleBallots, ...]


def result(round_: Round, threshold: int) -> Result | None:
    """Every statement with both sides. Of one with too few answers only their number is told."""
    if round_.ballots is None:
        return None
    chosen, grouped = choices(round_, Choice), by_role(round_, Choice)
    untold = few(round_, WITHHELD, threshold)
    statements = tuple(
        StatementResult(item.id, item.text, withheld=True, answers=len(answered(chosen, item.id)))
        if (item.id,) in untold
        else _statement(round_, item, chosen, grouped, threshold)
        for item in round_.options
    )
    return Result(len(chosen), statements, sizes(round_, grouped))


def _statement(
    round_: Round,
    item: Item,
    chosen: Sequence[Choice],
    grouped: Mapping[str, Sequence[Choice]],
    threshold: int,
) -> StatementResult:
    answers = answered(chosen, item.id)
    parts = {role: answered(of_role, item.id) for role, of_role in grouped.items()}
    roles = {role: figures(part) for role, part in parts.items()}
    large = told_by_role(round_, (part.n for part in roles.values()), threshold)
    whole = figures(answers)
    return StatementResult(
        id=item.id,
        text=item.text,
        agree=whole.agree,
        disagree=whole.disagree,
        passed=whole.passed,
        n=whole.n,
        share=whole.share,
        divided=whole.divided,
        by_role=roles if large else {},
        solid=robustness(answers, parts if large else {}),
    )


def answered(chosen: Sequence[Choice], statement: str) -> list[Answer]:
    """The answers to a statement, one a ballot that answered it."""
    return [choice.answers[statement] for choice in chosen if statement in choice.answers]


def figures(answers: Sequence[Answer]) -> Figures:
    """Both sides of some answers."""
    agree, disagree = answers.count("agree"), answers.count("disagree")
    n = agree + disagree
    share = places.rounded(Fraction(agree, n)) if n else None
    divided = bool(n) and Fraction(min(agree, disagree), n) >= DIVIDED
    return Figures(agree, disagree, answers.count("pass"), n, share, divided)


def robustness(answers: Sequence[Answer], parts: Mapping[str, Sequence[Answer]]) -> RobustnessLine | None:
    """How robust the majority is; None when nobody took a side. `parts`: the answers of the roles that may be shown."""
    sides = _sides(answers)
    if not any(sides.values()):
        return None
    ranking = by_score(sides)
    winner = ranking[0]
    other = "disagree" if winner == ("agree",) else "agree"
    flips = None
    if len(winner) == 1:
        flips = ballots_to_level([(answer == winner[0]) - (answer == other) for answer in answers], 1)
    named = {
        role: part for role, part in parts.items() if role not in ("", REST) and any(_sides(part).values())
    }
    majorities = {role: by_score(_sides(part))[0] for role, part in named.items()}
    judged = judge(ranking, winner, sum(sides.values()), flips=flips, roles=majorities)
    reasons = tuple(Reason(reason.code, tuple(reason.about)) for reason in judged.reasons)
    return RobustnessLine(judged.verdict, reasons, judged.flips, None)


def _sides(answers: Sequence[Answer]) -> dict[str, int]:
    return {"agree": answers.count("agree"), "disagree": answers.count("disagree")}


def by_agreement(round_: Round, answers: Mapping[str, Sequence[Answer]]) -> Ranking:
    """By the part that agrees."""
    return places.ranking(round_, {name: _share(given, "agree") for name, given in answers.items()})


def by_division(round_: Round, answers: Mapping[str, Sequence[Answer]]) -> Ranking:
    """By the part of the smaller side."""
    return places.ranking(
        round_,
        {name: min(_share(given, "agree"), _share(given, "disagree")) for name, given in answers.items()},
    )


def _share(answers: Sequence[Answer], side: str) -> Fraction:
    """Of those who took a side; below everything while so few answered that the place would tell what they said."""
    sides = _sides(answers)
    total = sum(sides.values())
    return Fraction(sides[side], total) if total and len(answers) >= FEWEST else Fraction(-1)
