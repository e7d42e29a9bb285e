"""What is counted in a budget round: what is funded under two rules, what people spent, and how robust that is.

The method of equal shares (Peters, Pierczynski & Skowron 2021), and beside it most votes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Literal

from msgspec import Meta, field

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Item, Round
from session.methods import budget, exact
from session.methods.budget import Funding
from session.methods.equal_shares import Approvals
from session.methods.tiers import Ranking, Tier
from session.rounds.shared import places
from session.rounds.shared.choices import RoleBallots, by_role, choices, sizes
from session.rounds.shared.robustness_line import Reason, RobustnessLine

TRIED = 400  # different ballots times options, up to which every ballot is left out once to see what stands
_COST = re.compile(r"\D{0,6}?(\d{1,3}(?:[. \u00a0,]\d{3})+|\d{1,10})(?:,-|,00|\.00)?\D{0,12}", re.ASCII)


Line = Annotated[str, Meta(min_length=1, max_length=600)]
State = Literal["in", "tied", "over", "out"]


class Settings(Payload, frozen=True):
    """`amount` to divide, in whole `unit`s. `costs`: lines "option | cost" for options without a cost of their own."""

    amount: Annotated[int, Meta(ge=1, le=1_000_000_000)] = 10_000
    unit: Annotated[str, Meta(max_length=12)] = "€"
    costs: Annotated[tuple[Line, ...], Meta(max_length=100)] = ()


class Choice(Payload, frozen=True):
    """A ballot: the options that may get money. Together they may cost more than there is."""

    approved: tuple[str, ...]


class Body(Shape, frozen=True):
    """`names` of all options without their cost, and `costs` of those that have one."""

    names: dict[str, str] = field(default_factory=dict)
    costs: dict[str, int] = field(default_factory=dict)


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


def priced(text: str) -> tuple[str, int | None]:
    """An option and its cost in whole units: "Tuin | € 12.000" -> ("Tuin", 12000). None: no cost behind it."""
    name, bar, written = text.rpartition("|")
    match = _COST.fullmatch(written.strip()) if bar else None
    cost = int(re.sub(r"\D", "", match[1])) if match else 0
    return (name.strip(), cost) if cost and name.strip() else (text.strip(), None)


@dataclass(frozen=True)
class Outcome:
    """What one rule funds, what ties for the rest, and what is left of the amount."""

    funded: Tier
    tied: Tier
    over: Tier
    cost: int
    rest: int

    def state(self, option: str) -> State:
        """ "in", "tied", "over" (costs more than there is) or "out"."""
        if option in self.funded:
            return "in"
        return "tied" if option in self.tied else "over" if option in self.over else "out"


@dataclass(frozen=True)
class Count:
    """`share` is what each person could spend in the end. `served` people voted for something that is funded, `nothing`
    voted for nothing at all. `spending`: mean, median, quartiles, least and most of what people's shares went to; empty
    when a tie leaves it open. `fragile`: one ballot less can change what is funded.
    """

    ballots: int
    votes: dict[str, int]
    equal: Outcome
    greedy: Outcome
    share: Fraction | None
    spending: dict[str, Fraction]
    served: int
    nothing: int
    fragile: bool


@lru_cache(maxsize=64)
def count(amount: int, costs: tuple[tuple[str, int], ...], chosen: tuple[Tier, ...]) -> Count:
    """Count; `chosen` is what each ballot approves of, in any order."""
    of = dict(costs)
    kinds: dict[Tier, int] = {}
    for approved in chosen:
        kinds[approved] = kinds.get(approved, 0) + 1
    equal = _equal(amount, of, kinds)
    over = tuple(option for option, cost in costs if cost > amount)
    greedy = budget.greedy(amount, of, _approvals(kinds))
    funded = set(equal.funded)
    return Count(
        ballots=len(chosen),
        votes=equal.votes,
        equal=_outcome(equal, over),
        greedy=_outcome(greedy, over),
        share=equal.share,
        spending=_spending(equal),
        served=sum(bool(funded.intersection(approved)) for approved in chosen),
        nothing=sum(not approved for approved in chosen),
        fragile=not equal.tied and _is_fragile(amount, of, kinds, funded),
    )


def _approvals(kinds: dict[Tier, int]) -> list[Approvals]:
    return [Approvals(frozenset(approved), number) for approved, number in kinds.items()]


def _equal(amount: int, costs: dict[str, int], kinds: dict[Tier, int]) -> Funding:
    return budget.equal_shares(amount, costs, _approvals(kinds))


def _outcome(funding: Funding, over: Tier) -> Outcome:
    return Outcome(funding.funded, funding.tied, over, funding.cost, funding.rest)


def _spending(funding: Funding) -> dict[str, Fraction]:
    amounts = [amount for amount, people in funding.spending for _ in range(people)]
    mean, quarters = exact.mean(amounts), exact.quartiles(amounts)
    if mean is None or quarters is None:
        return {}
    first, middle, third = quarters
    figures = {"mean": mean, "median": middle, "q1": first, "q3": third}
    return figures | {"least": amounts[0], "most": amounts[-1]}


def _is_fragile(amount: int, costs: dict[str, int], kinds: dict[Tier, int], funded: set[str]) -> bool:
    """Whether what is funded differs when one ballot is left out. With many different ballots it is not tried."""
    if len(kinds) * len(costs) > TRIED:
        return False
    for one in kinds:
        fewer = {other: number - (other == one) for other, number in kinds.items() if number - (other == one)}
        left = _equal(amount, costs, fewer) if fewer else None
        if left is None or set(left.funded) != funded or left.tied:
            return True
    return False


def body(settings: Settings, options: tuple[Item, ...]) -> Body:
    """Names and costs; a cost in the settings goes before one in the text."""
    typed = {name.casefold(): cost for name, cost in map(priced, settings.costs)}
    names, costs = {}, {}
    for option in options:
        names[option.id], cost = priced(option.text)
        cost = typed.get(names[option.id].casefold(), cost)
        if cost is not None:
            costs[option.id] = cost
    return Body(names, costs)


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
        roles=sizes(grouped),
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
    verdict = "tie" if figures.equal.tied else "fragile" if reasons else "solid"
    return RobustnessLine(verdict, tuple(reasons), None, None)
