"""What is told of ranked ballots: the order by the chosen rule, every option's figures, the duels and the run-off.

`orders` counts them. Ties are told, never broken: equals share a place.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from session.core.commands import Payload
from session.core.shapes import Shape, read
from session.core.state import Round
from session.methods.irv import IrvRound
from session.methods.tiers import Ranking, Tier
from session.rounds.rank.orders import Count, count, mean_places
from session.rounds.shared import places, robustness_line
from session.rounds.shared.choices import RoleBallots, by_role, choices, roles, sizes
from session.rounds.shared.robustness_line import RobustnessLine

DUELS = 12  # the table of duels has so many options, the first of the ranking
LAST_COUNTS = 8  # counts of the run-off that are told, the last ones

RuleName = Literal["borda", "schulze", "ranked_pairs", "irv"]


class Settings(Payload, frozen=True):
    """`most`: how many options one person may put in order; 0 = all of them."""

    rule: RuleName = "borda"
    most: Annotated[int, Meta(ge=0, le=100)] = 0


class Choice(Payload, frozen=True):
    """A ballot: options in order, best first; options in one list are equal."""

    order: tuple[tuple[str, ...], ...]


class OfRole(Shape, frozen=True):
    """The mean place a role gave an option, from how many ballots."""

    ballots: int
    mean_place: float


class OptionResult(Shape, frozen=True):
    """An option in the order by the rule; equals share a place.

    `points` are those of Borda, whatever the rule. Places on ballots: their mean, median and quartiles. `on_top`:
    ballots that put it first (a shared top is divided); `listed`: ballots that list it.
    """

    id: str
    text: str
    place: int
    tied: bool
    points: float
    mean_place: float
    median_place: float
    q1: float
    q3: float
    on_top: float
    listed: int
    by_role: dict[str, OfRole]


class Duels(Shape, frozen=True):
    """`over[i][j]`: ballots with option i above option j; None on the diagonal."""

    options: Tier
    over: tuple[tuple[int | None, ...], ...]


class RunoffCount(Shape, frozen=True):
    """One count. `votes` has only who is still in, in the order of telling; `eliminated` left after it, and where the
    count splits each of `tied` could.
    """

    votes: dict[str, float]
    exhausted: int
    eliminated: Tier
    tied: Tier


class Runoff(Shape, frozen=True):
    """The last counts of the run-off. `earlier`: how many came before."""

    winner: Tier
    earlier: int
    rounds: tuple[RunoffCount, ...]


class Result(Shape, frozen=True):
    """`tiers`: ids of options by the rule, best first, equals together. `complete` is False when there were too many
    ways to break ties inside the rule to try them all. `condorcet` wins every duel. `agreement`: Kendall's W.
    `rest`: on a phone, how many options come after these.
    """

    ballots: int
    rule: RuleName
    options: tuple[OptionResult, ...]
    tiers: Ranking
    roles: tuple[RoleBallots, ...]
    complete: bool
    condorcet: str | None
    agreement: float | None
    duels: Duels
    runoff: Runoff
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET


def counted(round_: Round) -> Count | None:
    """All that is counted of its ballots; None when there is nothing to put in order."""
    if not round_.ballots or not round_.options:
        return None
    ballots = tuple(choice.order for choice in choices(round_, Choice))
    rule, line = read(Settings, round_.settings).rule, robustness_line.line_of(round_)
    return count(places.options(round_), ballots, roles(round_), rule, line)


def ranking(round_: Round, counts: Count) -> Ranking:
    """The ranking with equals in the order of telling."""
    levels = {option: -level for level, tier in enumerate(counts.ranking) for option in tier}
    return places.ranking(round_, levels)


def result(round_: Round, threshold: int) -> Result | None:
    """The order by the rule, the figures of every option in all and by role, the duels and the run-off."""
    counts, grouped = counted(round_), by_role(round_, Choice)
    if counts is None:
        return None
    ranked = ranking(round_, counts)
    order = tuple(option for tier in ranked for option in tier)
    of_roles = _of_roles(order, grouped)
    return Result(
        ballots=counts.pairs.ballots,
        rule=read(Settings, round_.settings).rule,
        options=tuple(
            _option_result(round_, counts, option, place, {role: of[option] for role, of in of_roles.items()})
            for option, place in places.places(ranked).items()
        ),
        tiers=ranked,
        roles=sizes(round_, grouped),
        complete=counts.complete,
        condorcet=next(iter(counts.condorcet), None),
        agreement=places.rounded(counts.agreement),
        duels=_duels(counts, order[:DUELS]),
        runoff=_runoff(counts, order),
        solid=robustness_line.line_for(round_, counts.robustness, robustness_line.line_of(round_)),
    )


def _of_roles(order: Tier, grouped: dict[str, list[Choice]]) -> dict[str, dict[str, OfRole]]:
    """Role -> option -> what the role gave it."""
    means = {role: mean_places(order, [choice.order for choice in own]) for role, own in grouped.items()}
    return {
        role: {
            option: OfRole(len(grouped[role]), places.rounded(mean)) for option, mean in of_options.items()
        }
        for role, of_options in means.items()
    }


def _option_result(
    round_: Round, counts: Count, option: str, place: tuple[int, bool], of_roles: dict[str, OfRole]
) -> OptionResult:
    on_ballots = counts.places[option]
    return OptionResult(
        id=option,
        text=round_.text(option),
        place=place[0],
        tied=place[1],
        points=places.rounded(counts.points[option]),
        mean_place=places.rounded(on_ballots.mean),
        median_place=places.rounded(on_ballots.median),
        q1=places.rounded(on_ballots.first_quarter),
        q3=places.rounded(on_ballots.third_quarter),
        on_top=places.rounded(on_ballots.on_top),
        listed=on_ballots.listed,
        by_role=of_roles,
    )


def _duels(counts: Count, order: Tier) -> Duels:
    over = counts.pairs.over
    return Duels(
        order, tuple(tuple(None if one == other else over(one, other) for other in order) for one in order)
    )


def _runoff(counts: Count, order: Tier) -> Runoff:
    rounds = counts.runoff.rounds
    return Runoff(
        winner=_among(counts.runoff.winner, order),
        earlier=max(0, len(rounds) - LAST_COUNTS),
        rounds=tuple(_runoff_count(irv_round, order) for irv_round in rounds[-LAST_COUNTS:]),
    )


def _runoff_count(irv_round: IrvRound, order: Tier) -> RunoffCount:
    votes = irv_round.votes
    return RunoffCount(
        votes={option: places.rounded(votes[option]) for option in order if option in votes},
        exhausted=irv_round.exhausted,
        eliminated=_among(irv_round.eliminated, order),
        tied=_among(irv_round.tied, order),
    )


def _among(options: Tier, order: Tier) -> Tier:
    """`options` in the order of telling."""
    return tuple(option for option in order if option in options)
