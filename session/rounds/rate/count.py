"""What is counted of scores: the mean and the spread of every option, in all and by role, and the two orders they give.

Figures come from `session.methods`. An option that too few people scored has no figures, and no place that follows from
what they gave.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import UNSET, UnsetType, structs

from session.core.answers import Answers, Question
from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods.agreement import agreement
from session.methods.scale import MOST_BARS, Scale, bars, gathered
from session.methods.tiers import Ranking, Tier
from session.rounds.rate.scale import Settings, Step, ends, figures, scores, steps
from session.rounds.shared import places, robustness_line
from session.rounds.shared.choices import RoleBallots, by_role, choices, sizes, told_by_role, without_few
from session.rounds.shared.robustness_line import RobustnessLine
from session.rounds.shared.spread import Scored, scored

ANSWERS = Answers("values", withheld=True)


class Choice(Payload, frozen=True):
    """A ballot: option -> score; None is "don't know", an option that is not there was skipped."""

    values: dict[str, int | None]


class OfRole(Shape, frozen=True):
    """The figures of a role on an option; `counts` only when every step has a bar of its own."""

    n: int
    mean: float | None
    median: float | None
    counts: tuple[int, ...] | UnsetType = UNSET


class OptionResult(Scored, frozen=True, kw_only=True):
    """An option in the order of the means; equals share a place. `by_role` is empty when a role gave too few scores."""

    id: str
    text: str
    place: int
    tied: bool
    by_role: dict[str, OfRole]


class Bar(Shape, frozen=True):
    """The scores that share a bar of a drawing, and how many steps those are."""

    low: int
    high: int
    steps: int


class Result(Shape, frozen=True):
    """`bars` are there when there are too many steps for a bar each. `tiers`: ids of options by mean, best first,
    equals together. `talk_first`: the options that were scored, what people are most divided on first.
    """

    ballots: int
    steps: tuple[Step, ...]
    bars: tuple[Bar, ...]
    options: tuple[OptionResult, ...]
    tiers: Ranking
    roles: tuple[RoleBallots, ...]
    talk_first: Tier
    solid: RobustnessLine | None


def result(round_: Round, threshold: int) -> Result | None:
    """Mean, spread and place of every option, in all and by role."""
    if round_.ballots is None:
        return None
    round_, untold = without_few(round_, ANSWERS, threshold)
    settings, scales = read(Settings, round_.settings), scales_of(round_)
    ranked = by_mean(round_, scales)
    options = _options(round_, scales, ranked, untold, threshold)
    return Result(
        ballots=len(round_.ballots or ()),
        steps=steps(settings),
        bars=_bars(settings),
        options=options,
        tiers=ranked,
        roles=sizes(round_, by_role(round_, Choice)),
        talk_first=tuple(
            option for tier in by_disagreement(round_, scales) for option in tier if scales[option].n
        ),
        solid=_line(round_, settings, by_role=all(option.by_role for option in options)),
    )


def scales_of(round_: Round) -> dict[str, Scale]:
    """Option -> how it was scored."""
    settings, chosen = read(Settings, round_.settings), choices(round_, Choice)
    return {option: _scale(settings, option, chosen) for option in places.options(round_)}


def _scale(settings: Settings, option: str, chosen: list[Choice]) -> Scale:
    return figures(settings, [choice.values[option] for choice in chosen if option in choice.values])


def by_mean(round_: Round, scales: dict[str, Scale]) -> Ranking:
    """The highest mean first; what nobody scored comes last."""
    below = Fraction(ends(read(Settings, round_.settings))[0] - 1)
    means = {option: below if scale.mean is None else scale.mean for option, scale in scales.items()}
    return places.ranking(round_, means)


def by_disagreement(round_: Round, scales: dict[str, Scale]) -> Ranking:
    """What people are most divided on first."""
    return places.ranking(round_, {option: _disagreement(scale) for option, scale in scales.items()})


def _disagreement(scale: Scale) -> Fraction:
    """Minus A, so from -1 to 1. A needs three steps; on two it is the share of the smaller side, on the same ends."""
    if not scale.n:
        return Fraction(-2)
    measured = agreement(gathered(scale.counts))
    return Fraction(4 * min(scale.counts), scale.n) - 1 if measured is None else -measured


def _options(
    round_: Round,
    scales: dict[str, Scale],
    ranked: Ranking,
    untold: frozenset[Question],
    threshold: int,
) -> tuple[OptionResult, ...]:
    """Every option in the order of the means."""
    ballots, grouped = len(round_.ballots or ()), by_role(round_, Choice)
    spread = {
        option: scored(scale, ballots - scale.n - scale.dont_know, withheld=(option,) in untold)
        for option, scale in scales.items()
    }
    return tuple(
        OptionResult(
            id=option,
            text=round_.text(option),
            place=place,
            tied=tied,
            by_role=_of_roles(round_, option, grouped, threshold),
            **structs.asdict(spread[option]),
        )
        for option, (place, tied) in places.places(ranked).items()
    )


def _of_roles(
    round_: Round, option: str, grouped: dict[str, list[Choice]], threshold: int
) -> dict[str, OfRole]:
    """The figures by role, when they are told."""
    settings = read(Settings, round_.settings)
    scales = {role: _scale(settings, option, chosen) for role, chosen in grouped.items()}
    if not told_by_role(round_, (scale.n for scale in scales.values()), threshold):
        return {}
    apart = not _bars(settings)
    return {
        role: OfRole(
            scale.n,
            places.rounded(scale.mean),
            places.rounded(scale.median),
            scale.counts if apart else UNSET,
        )
        for role, scale in scales.items()
    }


def _bars(settings: Settings) -> tuple[Bar, ...]:
    """None when every step has a bar of its own."""
    values = scores(settings)
    if len(values) <= MOST_BARS:
        return ()
    return tuple(Bar(values[first], values[last], last - first + 1) for first, last in bars(len(values)))


def _line(round_: Round, settings: Settings, *, by_role: bool) -> RobustnessLine | None:
    rated = [
        {option: score for option, score in choice.values.items() if score is not None}
        for choice in choices(round_, Choice)
    ]
    return robustness_line.of_ratings(round_, rated, *ends(settings), by_role=by_role)
