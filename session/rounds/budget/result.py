"""What a budget round tells: what is funded under both rules, the votes of each option, and what people spent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import UNSET, UnsetType

from session.core.shapes import Shape, body_of, read
from session.core.state import Round
from session.methods.robustness import Verdict
from session.methods.tiers import Ranking
from session.rounds.budget.count import Body, Choice, Count, Settings, State, count
from session.rounds.shared import places
from session.rounds.shared.choices import RoleBallots, by_role, choices, sizes
from session.rounds.shared.robustness_line import Reason, RobustnessLine


class OfRole(Shape, frozen=True):
    """How many of the ballots of a role approve of an option."""

    votes: int
    ballots: int


class OptionResult(Shape, frozen=True):
    """An option in the order of its votes. `equal` and `greedy`: whether that rule funds it; "tied" when a tie leaves
    that open, "over" when it costs more than there is.
    """

    id: str
    text: str
    cost: int
    votes: int
    place: int
    tied: bool
    equal: State
    greedy: State
    by_role: dict[str, OfRole]


class Division(Shape, frozen=True):
    """What a rule funds, what ties for the rest, what that costs and what is left of the amount."""

    funded: tuple[str, ...]
    tied: tuple[str, ...]
    cost: int
    rest: int


class EqualDivision(Shape, frozen=True):
    """The same by equal shares; `share` is what each person could spend in the end."""

    funded: tuple[str, ...]
    tied: tuple[str, ...]
    cost: int
    rest: int
    share: float | None


class Spending(Shape, frozen=True):
    """What the shares of people went to."""

    mean: float | None
    median: float | None
    q1: float | None
    q3: float | None
    least: float | None
    most: float | None


class Result(Shape, frozen=True):
    """`served` people voted for something that is funded, `nothing` for nothing at all. `spending` is None where a tie
    leaves it open. `without_cost`: names of options that took no part.
    `rest`: on a phone, how many options come after these.
    """

    ballots: int
    amount: int
    options: tuple[OptionResult, ...]
    tiers: tuple[tuple[str, ...], ...]
    equal: EqualDivision
    greedy: Division
    spending: Spending | None
    served: int
    nothing: int
    without_cost: tuple[str, ...]
    roles: tuple[RoleBallots, ...]
    solid: RobustnessLine | None
    rest: int | UnsetType = UNSET


def counted(round_: Round) -> Count:
    """What both rules make of the ballots of a closed round."""
    chosen = tuple(sorted(tuple(choice.approved) for choice in choices(round_, Choice)))
    amount = read(Settings, round_.settings).amount
    return count(amount, tuple(body_of(round_, Body).costs.items()), chosen)


def by_votes(round_: Round, votes: Mapping[str, int]) -> Ranking:
    """The options with a cost, most votes first."""
    return places.ranking(round_, votes)


def result(round_: Round, threshold: int) -> Result | None:
    """What is funded under both rules, the votes of each option, in all and by role, and what people spent."""
    if round_.ballots is None:
        return None
    figures, grouped = counted(round_), by_role(round_, Choice)
    ranked, own = by_votes(round_, figures.votes), body_of(round_, Body)
    equal, greedy = figures.equal, figures.greedy
    return Result(
        ballots=figures.ballots,
        amount=read(Settings, round_.settings).amount,
        options=tuple(
            _option(own, figures, option, place, grouped) for option, place in places.places(ranked).items()
        ),
        tiers=ranked,
        equal=EqualDivision(equal.funded, equal.tied, equal.cost, equal.rest, places.rounded(figures.share)),
        greedy=Division(greedy.funded, greedy.tied, greedy.cost, greedy.rest),
        spending=_spending_told(figures.spending),
        served=figures.served,
        nothing=figures.nothing,
        without_cost=tuple(name for option, name in own.names.items() if option not in own.costs),
        roles=sizes(round_, grouped),
        solid=_robustness(figures),
    )


def _option(
    own: Body,
    figures: Count,
    option: str,
    place: tuple[int, bool],
    grouped: Mapping[str, Sequence[Choice]],
) -> OptionResult:
    return OptionResult(
        id=option,
        text=own.names[option],
        cost=own.costs[option],
        votes=figures.votes[option],
        place=place[0],
        tied=place[1],
        equal=figures.equal.state(option),
        greedy=figures.greedy.state(option),
        by_role={
            role: OfRole(sum(option in choice.approved for choice in chosen), len(chosen))
            for role, chosen in grouped.items()
        },
    )


def _spending_told(spending: Mapping[str, Fraction]) -> Spending | None:
    if not spending:
        return None
    return Spending(**{name: places.rounded(value) for name, value in spending.items()})


def _robustness(figures: Count) -> RobustnessLine | None:
    """A tie that leaves it open; fragile when the greedy rule funds something else, or one ballot less would."""
    if not figures.equal.funded and not figures.equal.tied:
        return None
    reasons = [Reason("tie_money", tuple(figures.equal.tied))] if figures.equal.tied else []
    if figures.fragile:
        reasons.append(Reason("few_turn", ("1",)))
    if set(figures.equal.funded) != set(figures.greedy.funded):
        reasons.append(Reason("rule_disagrees", ("greedy",)))
    verdict: Verdict = "tie" if figures.equal.tied else "fragile" if reasons else "solid"
    return RobustnessLine(verdict, tuple(reasons), None, None)
