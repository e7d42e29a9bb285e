"""What is counted in a budget round: what is funded under two rules, what people spent, and how solid that is.

Called by the budget kind. Pure, and remembered for equal ballots, because views ask for the same result many times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from session.core.state import Json
from session.methods import budget, exact
from session.methods.budget import Funding
from session.methods.equal_shares import Approvals
from session.methods.tiers import Tier

TRIED = 400  # different ballots times options, up to which every ballot is left out once to see what stands
_COST = re.compile(r"\D{0,6}?(\d{1,3}(?:[. \u00a0,]\d{3})+|\d{1,10})(?:,-|,00|\.00)?\D{0,12}", re.ASCII)


def priced(text: str) -> tuple[str, int | None]:
    """An option and its cost in whole units: "Tuin | € 12.000" -> ("Tuin", 12000). None: no cost behind it."""
    name, bar, written = text.rpartition("|")
    found = _COST.fullmatch(written.strip()) if bar else None
    cost = int(re.sub(r"\D", "", found[1])) if found else 0
    return (name.strip(), cost) if cost and name.strip() else (text.strip(), None)


@dataclass(frozen=True)
class Outcome:
    """What one rule funds, what ties for the rest, and what is left of the amount."""

    funded: Tier
    tied: Tier
    over: Tier
    cost: int
    rest: int

    def totals(self) -> Json:
        return {"funded": list(self.funded), "tied": list(self.tied), "cost": self.cost, "rest": self.rest}

    def state(self, option: str) -> str:
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
    for each in chosen:
        kinds[each] = kinds.get(each, 0) + 1
    found = _equal(amount, of, kinds)
    over = tuple(option for option, cost in costs if cost > amount)
    greedy = budget.greedy(amount, of, _approvals(kinds))
    funded = set(found.funded)
    return Count(
        ballots=len(chosen),
        votes=found.votes,
        equal=_outcome(found, over),
        greedy=_outcome(greedy, over),
        share=found.share,
        spending=_spending(found),
        served=sum(bool(funded.intersection(each)) for each in chosen),
        nothing=sum(not each for each in chosen),
        fragile=not found.tied and _is_fragile(amount, of, kinds, funded),
    )


def _approvals(kinds: dict[Tier, int]) -> list[Approvals]:
    return [Approvals(frozenset(each), number) for each, number in kinds.items()]


def _equal(amount: int, costs: dict[str, int], kinds: dict[Tier, int]) -> Funding:
    return budget.equal_shares(amount, costs, _approvals(kinds))


def _outcome(found: Funding, over: Tier) -> Outcome:
    return Outcome(found.funded, found.tied, over, found.cost, found.rest)


def _spending(found: Funding) -> dict[str, Fraction]:
    amounts = [amount for amount, people in found.spending for _ in range(people)]
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
    for each in kinds:
        fewer = {
            other: number - (other == each) for other, number in kinds.items() if number - (other == each)
        }
        left = _equal(amount, costs, fewer) if fewer else None
        if left is None or set(left.funded) != funded or left.tied:
            return True
    return False
