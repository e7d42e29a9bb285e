"""Counts a budget round again: costs from the texts, votes, most votes first, and equal shares at the share it names.

Equal shares is written down a second time from D. Peters, G. Pierczynski & P. Skowron, NeurIPS 34 (2021), in plain
fractions. A result with ties is not followed: only that nothing tied was funded.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Round

MOST_RAISES = 300  # raises of the share that are looked at before giving up

Costs = Mapping[str, int]
Rows = list[tuple[str, Part]]
Approved = frozenset[str]  # the options on one ballot


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the votes of each option."""
    return result["options"].column("votes")


def count(round_: Round, comparison: Comparison) -> None:
    """The votes of each option, and what both ways to divide the amount fund."""
    result, amount = round_.result, round_.settings["amount"]
    priced = _priced_options(round_)
    costs = {option: cost for option, (_, cost) in priced.items() if cost}
    ballots = [frozenset(choice["approved"]) for choice in round_.choices]
    votes = {option: sum(option in approved for approved in ballots) for option in costs}
    comparison.same(result["amount"], amount)
    comparison.same(result["withoutCost"], [name for name, cost in priced.values() if not cost])
    rows = comparison.rows(result["options"], {option: priced[option][0] for option in costs})
    for name, row in rows:
        comparison.same(row["cost"], costs[name])
        comparison.same(row["votes"], votes[name])
        for role, figures in row["byRole"].items():
            choices = round_.choices_of(role)
            comparison.same(figures["votes"], sum(name in choice["approved"] for choice in choices))
            comparison.same(figures["ballots"], len(choices))
    comparison.order(result, votes)
    funded = set(result["equal"]["funded"].value)
    comparison.same(result["served"], sum(bool(funded & approved) for approved in ballots))
    comparison.same(result["nothing"], sum(not approved for approved in ballots))
    for rule in ("equal", "greedy"):
        _division(rule, result, rows, costs, comparison)
    if not result["greedy"]["tied"].value:
        comparison.same(result["greedy"]["funded"], _most_votes_first(amount, costs, votes))
    if not result["equal"]["tied"].value and result["equal"]["share"].value is not None:
        _equal_shares(result, costs, ballots, comparison)


def _priced_options(round_: Round) -> dict[str, tuple[str, int]]:
    """Option -> its name and its cost: what stands behind the last bar, or in the settings behind that name; or 0."""
    typed = {name.casefold(): cost for name, cost in map(_priced, round_.settings["costs"])}
    written = {option: _priced(text) for option, text in round_.texts.items()}
    return {option: (name, typed.get(name.casefold(), cost)) for option, (name, cost) in written.items()}


def _priced(text: str) -> tuple[str, int]:
    name, _, written = text.rpartition("|")
    for ending in (",-", ",00", ".00"):
        written = written.strip().removesuffix(ending)
    digits = "".join(character for character in written if character in "0123456789")
    return (name.strip(), int(digits)) if name.strip() and digits and int(digits) else (text.strip(), 0)


def _division(rule: str, result: Part, rows: Rows, costs: Costs, comparison: Comparison) -> None:
    """What a division costs and leaves, and what it says of each option."""
    division, amount = result[rule], result["amount"].whole()
    funded, tied = division["funded"].value, division["tied"].value
    spent = sum(costs[option] for option in funded)
    comparison.same(division["cost"], spent)
    comparison.same(division["rest"], amount - spent)
    comparison.holds(division, "within the amount", spent <= amount)
    comparison.holds(division["tied"], "only options with a cost", set(tied) <= costs.keys())
    for name, row in rows:
        left_out = "tied" if name in tied else "over" if costs[name] > amount else "out"
        comparison.same(row[rule], "in" if name in funded else left_out)


def _most_votes_first(amount: int, costs: Costs, votes: Mapping[str, int]) -> set[str]:
    """As long as it fits; of equal votes the cheaper one first."""
    funded, left = set(), amount
    for option in sorted(costs, key=lambda name: (-votes[name], costs[name])):
        if votes[option] and costs[option] <= left:
            funded.add(option)
            left -= costs[option]
    return funded


def _equal_shares(result: Part, costs: Costs, ballots: list[Approved], comparison: Comparison) -> None:
    """What is funded at the share that is told, and that the next other set would cost more than there is."""
    amount = result["amount"].whole()
    even = Fraction(amount, len(ballots))
    raised = round(Fraction(result["equal"]["share"].value) - even)
    affordable = {option: cost for option, cost in costs.items() if cost <= amount}
    funded, spending = _funded(even + raised, affordable, ballots)
    comparison.same(result["equal"]["funded"], funded)
    _spending(result["spending"], spending, comparison)
    left = amount - sum(costs[option] for option in funded)
    supported = {option for approved in ballots for option in approved}
    if not any(affordable[option] <= left for option in affordable if option in supported - funded):
        return
    step = max(1, int(even) // 10_000)
    for ahead in range(step, MOST_RAISES * step, step):
        then, _ = _funded(even + raised + ahead, affordable, ballots)
        if then != funded:
            fits = sum(costs[option] for option in then) <= amount
            comparison.holds(result["equal"]["share"], "no higher share fits as well", not fits)
            return


def _spending(told: Part, spending: list[Fraction], comparison: Comparison) -> None:
    """What people paid, in the middle and at both ends."""
    first, middle, third = statistics.quantiles(spending, n=4, method="inclusive")
    comparison.same(told["mean"], statistics.mean(spending))
    comparison.same(told["median"], middle)
    comparison.same(told["q1"], first)
    comparison.same(told["q3"], third)
    comparison.same(told["least"], min(spending))
    comparison.same(told["most"], max(spending))


def _funded(share: Fraction, costs: Costs, ballots: list[Approved]) -> tuple[set[str], list[Fraction]]:
    """Equal shares: again and again the option that costs its supporters least for each euro. And what each spent."""
    alike = Counter(ballots)
    purse = dict.fromkeys(alike, share)
    funded: set[str] = set()
    while True:
        offers = []
        for option in costs.keys() - funded:
            supporters = [approved for approved in alike if option in approved]
            price = _price(costs[option], [(purse[approved], alike[approved]) for approved in supporters])
            if price is not None:
                support = sum(alike[approved] for approved in supporters)
                offers.append((price / costs[option], -support, costs[option], option, price))
        if not offers:
            return funded, sorted(share - purse[approved] for approved in ballots)
        *_, chosen, price = min(offers)
        funded.add(chosen)
        for approved in purse:
            if chosen in approved:
                purse[approved] -= min(purse[approved], price)


def _price(cost: int, purses: list[tuple[Fraction, int]]) -> Fraction | None:
    """The payment by which the supporters have it together, when who has less gives everything."""
    left, people = Fraction(cost), sum(number for _, number in purses)
    for money, number in sorted(purses):
        if money * people >= left:
            return left / people
        left, people = left - money * number, people - number
    return None
