"""What is counted on criteria: the weighted total of every option, its order under every set of weights, every cell.

Figures come from `session.methods`. Where low is better the scores are mirrored before they count; cells tell them as
they were given. An option that nobody scored on some criterion that counts is not ranked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import UNSET, UnsetType

from session.core.answers import Answers, Question
from session.core.shapes import Shape, body_of, read
from session.core.state import Round
from session.methods.criteria import Criteria, tally
from session.methods.criteria_robustness import Weighing, Weights, of_criteria
from session.methods.scale import count_steps, summary
from session.methods.tiers import Ranking, Tier
from session.rounds.criteria.settings import LOWEST, Body, Choice, Criterion, Settings, criteria, highest
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
from session.rounds.shared.spread import Scored, scored

ANSWERS = Answers("values", levels=2, withheld=True)


class CriterionResult(Shape, frozen=True):
    """A criterion, c1 and up. The two standard ones have no texts: see the words "criteria.standard.<id>".

    `weight` is that of now, `original` that of the settings.
    """

    id: str
    name: str
    weight: int
    lower: bool
    question: str
    low: str
    high: str
    original: int


class Places(Shape, frozen=True):
    """The place of an option under the weights of now, the original and equal ones; None where it has no total."""

    now: int | None
    original: int | None
    equal: int | None


class OfRole(Shape, frozen=True):
    """The total of a role, and how many scores its emptiest cell that counts has."""

    n: int
    total: float | None


class OptionResult(Shape, frozen=True):
    """An option in the order of the totals; equals share a place, and without a total it has none. `cells`: by the id
    of the criterion. `by_role` is empty when a role gave some cell that counts too few scores.
    """

    id: str
    text: str
    total: float | None
    place: int | None
    tied: bool
    places: Places
    cells: dict[str, Scored]
    by_role: dict[str, OfRole]


class Result(Shape, frozen=True):
    """`lowest` and `highest` are the ends of the scale. `changed`: the weights are no longer the original ones.
    `tiers`: ids of options by total, best first, equals together; `unranked` have none.
    `rest`: on a phone, how many options come after these.
    """

    ballots: int
    lowest: int
    highest: int
    criteria: tuple[CriterionResult, ...]
    changed: bool
    options: tuple[OptionResult, ...]
    tiers: Ranking
    unranked: Tier
    roles: tuple[RoleBallots, ...]
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET


@dataclass(frozen=True)
class Count:
    """The ballots under the weights of now and under the original ones."""

    weighing: Weighing
    now: Criteria
    original: Criteria
    weights: dict[str, int]  # the original ones


def count(round_: Round, chosen: Sequence[Choice]) -> Count:
    """Weigh `chosen`, the ballots of everybody or of one role."""
    listed, weights = criteria(read(Settings, round_.settings)), body_of(round_, Body).weights
    first, top = {key: criterion.weight for key, criterion in listed.items()}, highest(round_)
    ballots = [
        {option: _better_is_higher(row, listed, top) for option, row in choice.values.items()}
        for choice in chosen
    ]
    options = places.options(round_)
    weighing = Weighing(options, ballots, weights, LOWEST, top)
    now = tally(options, weights, ballots)
    original = now if weights == first else tally(options, first, ballots)
    return Count(weighing, now, original, first)


def _better_is_higher(
    row: Mapping[str, int | None], listed: Mapping[str, Criterion], top: int
) -> dict[str, int]:
    scores = {key: score for key, score in row.items() if score is not None}
    return {key: LOWEST + top - score if listed[key].lower else score for key, score in scores.items()}


def ranked(round_: Round, counted: Criteria, equal: bool = False) -> Ranking:
    """The options that have a total, best first."""
    totals = counted.equal_totals if equal else counted.totals
    return places.ranking(round_, {option: total for option, total in totals.items() if total is not None})


def result(round_: Round, threshold: int) -> Result | None:
    """Total, place and cells of every option, in all and by role."""
    if round_.ballots is None:
        return None
    round_, untold = without_few(round_, ANSWERS, threshold)
    grouped, counted = by_role(round_, Choice), count(round_, choices(round_, Choice))
    parts = {role: count(round_, chosen).now for role, chosen in grouped.items()}
    weights = body_of(round_, Body).weights
    options = _options(round_, counted, parts, untold, threshold)
    return Result(
        ballots=len(round_.ballots or ()),
        lowest=LOWEST,
        highest=highest(round_),
        criteria=_criteria(read(Settings, round_.settings), weights),
        changed=counted.weights != weights,
        options=options,
        tiers=ranked(round_, counted.now),
        unranked=counted.now.unranked,
        roles=sizes(round_, grouped),
        solid=_line(round_, counted, by_role=all(option.by_role for option in options)),
    )


def _criteria(settings: Settings, weights: Weights) -> tuple[CriterionResult, ...]:
    return tuple(
        CriterionResult(
            id=key,
            name=criterion.name,
            weight=weights[key],
            lower=criterion.lower,
            question=criterion.question,
            low=criterion.low,
            high=criterion.high,
            original=criterion.weight,
        )
        for key, criterion in criteria(settings).items()
    )


def _options(
    round_: Round,
    counted: Count,
    parts: Mapping[str, Criteria],
    untold: frozenset[Question],
    threshold: int,
) -> tuple[OptionResult, ...]:
    """Every option in the order of the totals, the ones without a total last."""
    now = places.places(ranked(round_, counted.now))
    original = places.places(ranked(round_, counted.original))
    equal = places.places(ranked(round_, counted.now, equal=True))
    chosen, weights, nowhere = choices(round_, Choice), counted.weighing.weights, (None, False)
    return tuple(
        OptionResult(
            id=option,
            text=round_.text(option),
            total=places.rounded(counted.now.totals[option]),
            place=now.get(option, nowhere)[0],
            tied=now.get(option, nowhere)[1],
            places=Places(*(under.get(option, nowhere)[0] for under in (now, original, equal))),
            cells={
                key: _cell(highest(round_), option, key, chosen, withheld=(option, key) in untold)
                for key in weights
            },
            by_role=_of_roles(round_, option, parts, weights, threshold),
        )
        for option in (*now, *counted.now.unranked)
    )


def _cell(top: int, option: str, criterion: str, chosen: Sequence[Choice], *, withheld: bool) -> Scored:
    """The figures of one cell, of the scores as they were given."""
    rows = [choice.values.get(option, {}) for choice in chosen]
    answers = [row[criterion] for row in rows if criterion in row]
    scores = [score for score in answers if score is not None]
    scale = summary(count_steps(scores, LOWEST, top), LOWEST, answers.count(None))
    return scored(scale, len(chosen) - len(answers), withheld=withheld)


def _of_roles(
    round_: Round, option: str, parts: Mapping[str, Criteria], weights: Weights, threshold: int
) -> dict[str, OfRole]:
    """The totals by role, when they are told; no total for a role that left some cell that counts empty."""
    fewest = {
        role: min(counted.cells[option][key].n for key, weight in weights.items() if weight)
        for role, counted in parts.items()
    }
    if not told_by_role(round_, fewest.values(), threshold):
        return {}
    return {
        role: OfRole(fewest[role], places.rounded(counted.totals[option])) for role, counted in parts.items()
    }


def _line(round_: Round, counted: Count, *, by_role: bool) -> RobustnessLine | None:
    line, apart = robustness_line.line_of(round_), roles(round_) if by_role else ()
    robustness = of_criteria(counted.weighing, counted.now, original=counted.weights, cut=line, roles=apart)
    return robustness_line.line_for(round_, robustness, line)
