"""The method of equal shares at one share per voter: everybody has as much to spend on what they approve of.

Written down a second time, in plain fractions, from D. Peters, G. Pierczynski & P. Skowron, Proportional Participatory
Budgeting with Additive Utilities, NeurIPS 34 (2021), with the cost of an option as its utility.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

MOST_WAYS = 500  # to break ties; the server looks at as many

Approvals = frozenset[str]  # the options on one ballot


@dataclass(frozen=True)
class Way:
    """One way in which equal shares can end: what is funded, and what each ballot has left."""

    funded: frozenset[str]
    purses: tuple[tuple[Approvals, Fraction], ...]

    def spending(self, share: Fraction, ballots: list[Approvals]) -> list[Fraction]:
        left = dict(self.purses)
        return sorted(share - left[approved] for approved in ballots)


def ways(share: Fraction, costs: Mapping[str, int], ballots: list[Approvals]) -> list[Way] | None:
    """Equal shares: again and again the option that costs its supporters least for each euro is funded.

    Of equals the one with more supporters, then the cheaper one, and then each of them in turn. None when there are
    too many ways.
    """
    alike = Counter(ballots)
    start = Way(frozenset(), tuple((approved, share) for approved in alike))
    waiting, seen, ends = [start], {start}, list[Way]()
    while waiting:
        way = waiting.pop()
        offers = {}
        for option in costs.keys() - way.funded:
            supporters = [(money, alike[approved]) for approved, money in way.purses if option in approved]
            price = _price(costs[option], supporters)
            if price is not None:
                support = sum(number for _, number in supporters)
                offers[option] = (price / costs[option], -support, costs[option]), price
        if not offers:
            ends.append(way)
            continue
        best = min(order for order, _ in offers.values())
        for option, (order, price) in offers.items():
            then = _paid(way, option, price) if order == best else way
            if then not in seen:
                seen.add(then)
                waiting.append(then)
        if len(seen) > MOST_WAYS:
            return None
    return ends


def _paid(way: Way, option: str, price: Fraction) -> Way:
    purses = (
        (approved, money - min(money, price) if option in approved else money)
        for approved, money in way.purses
    )
    return Way(way.funded | {option}, tuple(purses))


def _price(cost: int, purses: list[tuple[Fraction, int]]) -> Fraction | None:
    """The payment by which the supporters have it together, when who has less gives everything."""
    left, people = Fraction(cost), sum(number for _, number in purses)
    for money, number in sorted(purses):
        if money * people >= left:
            return left / people
        left, people = left - money * number, people - number
    return None
