"""What is counted in a budget round: what is funded under two rules, what people spent, and how robust that is.

The method of equal shares (Peters, Pierczynski & Skowron 2021), and beside it most votes first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from msgspec import Meta, field

from session.core.commands import Payload
from session.core.shapes import Shape
from session.core.state import Item
from session.methods import budget, exact
from session.methods.budget import Funding
from session.methods.equal_shares import Approvals
from session.methods.tiers import Tier

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


def priced(text: str) -> tuple[str, int | None]:
    """An option and its cost in whole units: "Tuin | € 12.000" -> ("Tuin", 12000). None: no cost behind it.

    What people type is read by `prices.py`, in their language, before it enters the log; rounds of before, here.
    """
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
