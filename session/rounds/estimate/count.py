"""What is counted of estimates: the median and the spread of every question, and where ranges lie over each other.

Figures come from `session.methods.estimate`. Of a range the middle counts as the number. Too few answers to one
question give it no figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, structs

from session.core.answers import Answers
from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Item, Round
from session.methods.estimate import estimate, overlap
from session.methods.exact import exact, variance
from session.rounds.shared.choices import RoleBallots, chosen_in, few, told_by_role
from session.rounds.shared.places import rounded

FURTHEST = 10**9
WHOLE = "whole"  # the id of the only question of a round without options
ANSWERS = Answers("values", withheld=True)

Bound = Annotated[int, Meta(ge=-FURTHEST, le=FURTHEST)]


class Settings(Payload, frozen=True):
    """`lowest` and `highest` bound what people may answer; `decimals` is how precise they may be."""

    answer: Literal["number", "range"] = "number"
    unit: Annotated[str, Meta(max_length=30)] = ""
    lowest: Bound = 0
    highest: Bound = 100
    decimals: Annotated[int, Meta(ge=0, le=3)] = 0
    dont_know: bool = True


class Guess(Payload, frozen=True):
    """A number, or a range from `low` to `high`; `high` is None without a range."""

    low: int | float
    high: int | float | None = None


class Choice(Payload, frozen=True):
    """A ballot: question -> answer; None is "don't know", a question that is not there was skipped."""

    values: dict[str, Guess | None]


class Bin(Shape, frozen=True):
    """How many answers are from `start` up to, but not including, `end`."""

    start: float
    end: float
    count: int


class Stretch(Shape, frozen=True):
    """From `low` to `high`, both included."""

    low: float
    high: float


class Shared(Shape, frozen=True):
    """The stretches that lie in most ranges, and in how many they lie."""

    count: int
    stretches: tuple[Stretch, ...]


class OfRole(Shape, frozen=True):
    """The answers of a role to a question: how many, their median and quartiles."""

    n: int
    median: float | None
    q1: float | None
    q3: float | None


class Figures(Shape, frozen=True):
    """The answers as numbers; `sd` is the sample standard deviation. None and no bins without answers."""

    lowest: float | None
    highest: float | None
    mean: float | None
    median: float | None
    q1: float | None
    q3: float | None
    sd: float | None
    bins: tuple[Bin, ...]


class QuestionResult(Shape, frozen=True, kw_only=True):
    """A question and how many people gave it an answer. When so few did that nothing is told it is `withheld`, and has
    no figures.

    The fields from `lowest` to `bins` are those of `Figures`. Of ranges `low` and `high` are the middle ends, and
    `shared` is where most of them lie. `by_role` is empty when it is not told by role.
    """

    id: str
    text: str
    n: int
    withheld: Literal[True] | UnsetType = UNSET
    dont_know: int | UnsetType = UNSET
    lowest: float | UnsetType | None = UNSET
    highest: float | UnsetType | None = UNSET
    mean: float | UnsetType | None = UNSET
    median: float | UnsetType | None = UNSET
    q1: float | UnsetType | None = UNSET
    q3: float | UnsetType | None = UNSET
    sd: float | UnsetType | None = UNSET
    bins: tuple[Bin, ...] | UnsetType = UNSET
    low: float | UnsetType | None = UNSET
    high: float | UnsetType | None = UNSET
    shared: Shared | UnsetType = UNSET
    by_role: dict[str, OfRole] | UnsetType = UNSET


class Result(Shape, frozen=True):
    """The questions in their own order: the options, or else the question of the round itself."""

    ballots: int
    questions: tuple[QuestionResult, ...]
    roles: tuple[RoleBallots, ...]


def questions(round_: Round) -> tuple[Item, ...]:
    """What is estimated: the options, or else the question of the round itself."""
    return round_.options or (Item(WHOLE, round_.prompt),)


def step(settings: Settings) -> Fraction:
    """The smallest difference between two answers."""
    return Fraction(1, 10**settings.decimals)


def result(round_: Round, threshold: int) -> Result | None:
    """Median, spread and distribution of every question, in all and by role."""
    if round_.ballots is None:
        return None
    chosen, grouped, roles = chosen_in(round_, Choice)
    untold = few(round_, ANSWERS, threshold)
    return Result(
        ballots=len(chosen),
        questions=tuple(
            QuestionResult(
                id=question.id,
                text=question.text,
                n=len(_guesses(chosen, question.id)),
                withheld=True,
            )
            if (question.id,) in untold
            else _question(round_, question, chosen, grouped, threshold)
            for question in questions(round_)
        ),
        roles=roles,
    )


def _question(
    round_: Round,
    question: Item,
    chosen: Sequence[Choice],
    grouped: dict[str, list[Choice]],
    threshold: int,
) -> QuestionResult:
    settings = read(Settings, round_.settings)
    answers = [choice.values[question.id] for choice in chosen if question.id in choice.values]
    guesses = [guess for guess in answers if guess is not None]
    parts = {role: _guesses(of_role, question.id) for role, of_role in grouped.items()}
    shown = parts if told_by_role(round_, (len(part) for part in parts.values()), threshold) else {}
    result = QuestionResult(
        id=question.id,
        text=question.text,
        n=len(guesses),
        dont_know=len(answers) - len(guesses),
        **structs.asdict(_figures(guesses, step(settings))),
        by_role={role: _of_role(part) for role, part in shown.items()},
    )
    return _with_ranges(result, guesses) if settings.answer == "range" else result


def _guesses(chosen: Sequence[Choice], question: str) -> list[Guess]:
    guesses = (choice.values.get(question) for choice in chosen)
    return [guess for guess in guesses if guess is not None]


def middles(guesses: Sequence[Guess]) -> list[Fraction]:
    """The number that each answer stands for."""
    return [
        exact(guess.low) if guess.high is None else (exact(guess.low) + exact(guess.high)) / 2
        for guess in guesses
    ]


def _figures(guesses: Sequence[Guess], smallest: Fraction) -> Figures:
    values = middles(guesses)
    estimated, spread = estimate(values, smallest), variance(values, sample=True)
    first, _, third = estimated.quartiles or (None, None, None)
    return Figures(
        lowest=rounded(estimated.lowest),
        highest=rounded(estimated.highest),
        mean=rounded(estimated.mean),
        median=rounded(estimated.median),
        q1=rounded(first),
        q3=rounded(third),
        sd=None if spread is None else rounded(sqrt(spread)),
        bins=tuple(Bin(rounded(bar.start), rounded(bar.end), bar.count) for bar in estimated.histogram),
    )


def _with_ranges(result: QuestionResult, guesses: Sequence[Guess]) -> QuestionResult:
    """With the middle low and high end, and the stretches that lie in most ranges."""
    ends = [(exact(guess.low), exact(guess.low if guess.high is None else guess.high)) for guess in guesses]
    lows, highs = (estimate([pair[end] for pair in ends]).median for end in (0, 1))
    shared = overlap(ends)
    stretches = tuple(Stretch(rounded(low), rounded(high)) for low, high in shared.stretches)
    return structs.replace(
        result, low=rounded(lows), high=rounded(highs), shared=Shared(shared.count, stretches)
    )


def _of_role(guesses: Sequence[Guess]) -> OfRole:
    estimated = estimate(middles(guesses))
    first, median, third = estimated.quartiles or (None, None, None)
    return OfRole(estimated.n, rounded(median), rounded(first), rounded(third))
