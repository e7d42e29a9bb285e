"""What is told of grades: the middle grade, the spread and the place of every option, in all and by role.

`judgment` orders the options. One that too few people graded has no figures, and no place that follows from what they
gave.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from session.core.answers import Answers, Question
from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods.agreement import agreement, consensus
from session.methods.majority_judgment import Judgment
from session.methods.scale import count_steps
from session.methods.tiers import Ranking
from session.rounds.grade.judgment import judged, robustness
from session.rounds.shared import places, robustness_line
from session.rounds.shared.choices import (
    RoleBallots,
    by_role,
    choices,
    roles,
    sizes,
    told_by_role,
    without_few,
)
from session.rounds.shared.robustness_line import RobustnessLine
from session.rounds.shared.spread import Answered

ANSWERS = Answers("grades", withheld=True)
USUAL_GRADES = 6  # as many words "grade.default.<n>" there are

Label = Annotated[str, Meta(min_length=1, max_length=40)]
Counts = dict[str, tuple[int, ...]]  # option -> how often each grade was given, best first


class Settings(Payload, frozen=True):
    """`grades` from best to worst; without them the six usual ones, in the language of the reader."""

    grades: Annotated[tuple[Label, ...], Meta(max_length=10)] = ()
    dont_know: bool = True


class Choice(Payload, frozen=True):
    """A ballot: option -> grade, 1 is the best; None is "don't know", an option that is not there was skipped."""

    grades: dict[str, int | None]


class OfRole(Shape, frozen=True):
    """How a role graded an option: the counts of each grade, best first, and the middle grade with its sign."""

    n: int
    counts: tuple[int, ...]
    grade: int | None
    sign: str


class OptionResult(Answered, frozen=True, kw_only=True):
    """An option in the order of judgment; equals share a place. `counts` runs from the best grade to the worst.

    `grade` is the middle one, None when nobody graded it; `above` and `below` count the grades better and worse, and
    `sign` says which of the two is larger. `by_role` is empty when a role gave too few grades.
    """

    id: str
    text: str
    place: int
    tied: bool
    grade: int | None
    sign: str
    above: int | None
    below: int | None
    by_role: dict[str, OfRole]


class Result(Shape, frozen=True):
    """`grades`: how many there are. `tiers`: ids of options by judgment, best first, equals together.
    `rest`: on a phone, how many options come after these.
    """

    ballots: int
    grades: int
    options: tuple[OptionResult, ...]
    tiers: Ranking
    roles: tuple[RoleBallots, ...]
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET


@dataclass(frozen=True)
class _Middle:
    """The middle grade of an option, its sign, and how many grades are better and worse."""

    grade: int | None
    sign: str
    above: int | None
    below: int | None


def steps(settings: Settings) -> int:
    """How many grades there are."""
    return len(settings.grades) or USUAL_GRADES


def counts_of(round_: Round, chosen: list[Choice]) -> Counts:
    """How often each option was given each grade."""
    length = steps(read(Settings, round_.settings))
    counts = {}
    for option in places.options(round_):
        grades = [choice.grades.get(option) for choice in chosen]
        counts[option] = count_steps([grade for grade in grades if grade is not None], 1, length)
    return counts


def ranking(round_: Round, judgment: Judgment) -> Ranking:
    """Every option: by judgment, equals in the order of telling, and last what nobody graded."""
    tiers = (*judgment.ranking, judgment.ungraded)
    return places.ranking(round_, {option: -level for level, tier in enumerate(tiers) for option in tier})


def result(round_: Round, threshold: int) -> Result | None:
    """Middle grade, spread and place of every option, in all and by role."""
    if round_.ballots is None:
        return None
    round_, untold = without_few(round_, ANSWERS, threshold)
    judgment = judged(counts_of(round_, choices(round_, Choice)))
    options = _options(round_, judgment, untold, threshold)
    return Result(
        ballots=len(round_.ballots or ()),
        grades=steps(read(Settings, round_.settings)),
        options=options,
        tiers=ranking(round_, judgment),
        roles=sizes(round_, by_role(round_, Choice)),
        solid=_line(round_, by_role=all(option.by_role for option in options)),
    )


def _options(
    round_: Round, judgment: Judgment, untold: frozenset[Question], threshold: int
) -> tuple[OptionResult, ...]:
    """Every option in the order of judgment."""
    chosen, grouped = choices(round_, Choice), by_role(round_, Choice)
    counts = counts_of(round_, chosen)
    of_roles = {role: counts_of(round_, own) for role, own in grouped.items()}
    options = []
    for option, (place, tied) in places.places(ranking(round_, judgment)).items():
        row, middle = counts[option], _middle(judgment, option)
        measured, withheld = agreement(row), (option,) in untold
        options.append(
            OptionResult(
                id=option,
                text=round_.text(option),
                place=place,
                tied=tied,
                n=sum(row),
                counts=row,
                grade=middle.grade,
                sign=middle.sign,
                above=middle.above,
                below=middle.below,
                agreement=places.rounded(measured),
                consensus=places.rounded(consensus(row)),
                divided=measured is not None and measured < 0,
                dont_know=sum(choice.grades.get(option, 0) is None for choice in chosen),
                skipped=None if withheld else sum(option not in choice.grades for choice in chosen),
                by_role=_of_roles(round_, option, of_roles, threshold),
                withheld=True if withheld else UNSET,
            )
        )
    return tuple(options)


def _middle(judgment: Judgment, option: str) -> _Middle:
    gauge = judgment.gauges.get(option)
    if gauge is None:
        return _Middle(None, "", None, None)
    return _Middle(gauge.place + 1, gauge.sign, int(gauge.p), int(gauge.q))


def _of_roles(round_: Round, option: str, counts: dict[str, Counts], threshold: int) -> dict[str, OfRole]:
    """The figures by role, when they are told."""
    rows = {role: of_options[option] for role, of_options in counts.items()}
    if not told_by_role(round_, (sum(row) for row in rows.values()), threshold):
        return {}
    middles = {role: _middle(judged({option: row}), option) for role, row in rows.items()}
    return {
        role: OfRole(sum(row), row, middles[role].grade, middles[role].sign) for role, row in rows.items()
    }


def _line(round_: Round, *, by_role: bool) -> RobustnessLine | None:
    graded = [
        {option: grade for option, grade in choice.grades.items() if grade is not None}
        for choice in choices(round_, Choice)
    ]
    if not any(graded):
        return None
    length, line = steps(read(Settings, round_.settings)), robustness_line.line_of(round_)
    apart = roles(round_) if by_role else ()
    return robustness_line.line_for(
        round_, robustness(places.options(round_), graded, length, apart, line), line
    )
