"""Counts a budget round again: costs from the texts, votes, most votes first, and equal shares at the share it names.

Loaded by recount. Equal shares is written down a second time from D. Peters, G. Pierczynski & P. Skowron, NeurIPS 34
(2021), in plain fractions. A result with ties is not followed: only that nothing tied was funded.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

STEPS = 300  # raises of the share that are looked at before giving up
Ballots = list[frozenset[str]]


def count(
    round_: Mapping[str, Any], choices: list[Mapping[str, Any]], threshold: int, comparison: Any
) -> None:
    result, amount = round_["result"], round_["settings"]["amount"]
    costs = _costs(round_)
    ballots = [frozenset(each["approved"]) for each in choices]
    votes = {option: sum(option in each for each in ballots) for option in costs}
    comparison.same("amount", result["amount"], amount)
    comparison.same("options", {each["id"] for each in result["options"]}, set(costs))
    for option in result["options"]:
        name = option["id"]
        comparison.same(f"{name} cost", option["cost"], costs[name])
        comparison.same(f"{name} votes", option["votes"], votes[name])
        for role, figures in option["byRole"].items():
            own = [each["choice"]["approved"] for each in round_["ballots"] if (each["role"] or "") == role]
            comparison.same(f"{name} votes of {role!r}", figures["votes"], sum(name in each for each in own))
            comparison.same(f"{name} ballots of {role!r}", figures["ballots"], len(own))
    comparison.order(result, votes)
    funded = set(result["equal"]["funded"])
    comparison.same("served", result["served"], sum(bool(funded & each) for each in ballots))
    comparison.same("nothing", result["nothing"], sum(not each for each in ballots))
    for rule in ("equal", "greedy"):
        _rule(rule, result, costs, comparison)
    if not result["greedy"]["tied"]:
        first = _greedy(amount, costs, votes)
        comparison.same("most votes first", set(result["greedy"]["funded"]), first)
    if not result["equal"]["tied"] and result["equal"]["share"] is not None:
        _equal(result, amount, costs, ballots, comparison)


def _costs(round_: Mapping[str, Any]) -> dict[str, int]:
    """What stands behind the last bar, or in the settings behind the same name."""
    typed = {name.casefold(): cost for name, cost in map(_priced, round_["settings"]["costs"])}
    found = {}
    for option in round_["options"]:
        name, cost = _priced(option["text"])
        cost = typed.get(name.casefold(), cost)
        if cost:
            found[option["id"]] = cost
    return found


def _priced(text: str) -> tuple[str, int]:
    name, _, written = text.rpartition("|")
    for ending in (",-", ",00", ".00"):
        written = written.strip().removesuffix(ending)
    digits = "".join(each for each in written if each in "0123456789")
    return (name.strip(), int(digits)) if name.strip() and digits and int(digits) else (text.strip(), 0)


def _rule(rule: str, result: Mapping[str, Any], costs: Mapping[str, int], comparison: Any) -> None:
    told, amount = result[rule], result["amount"]
    spent = sum(costs[each] for each in told["funded"])
    comparison.same(f"{rule} cost", told["cost"], spent)
    comparison.same(f"{rule} rest", told["rest"], amount - spent)
    comparison.same(f"{rule} within the amount", spent <= amount, True)
    for option in result["options"]:
        name = option["id"]
        tied = "tied" if name in told["tied"] else "over" if costs[name] > amount else "out"
        comparison.same(f"{name} {rule}", option[rule], "in" if name in told["funded"] else tied)


def _greedy(amount: int, costs: Mapping[str, int], votes: Mapping[str, int]) -> set[str]:
    funded, left = set(), amount
    for option in sorted(costs, key=lambda each: (-votes[each], costs[each])):
        if votes[option] and costs[option] <= left:
            funded.add(option)
            left -= costs[option]
    return funded


def _equal(
    result: Mapping[str, Any], amount: int, costs: dict[str, int], ballots: Ballots, comparison: Any
) -> None:
    """The set at the share that is told, and that the next other set would cost more than there is."""
    even = Fraction(amount, len(ballots))
    raised = round(Fraction(result["equal"]["share"]) - even)
    affordable = {option: cost for option, cost in costs.items() if cost <= amount}
    funded, spending = _shares(even + raised, affordable, ballots)
    comparison.same("funded", set(result["equal"]["funded"]), funded)
    _spending(result["spending"], spending, comparison)
    left = amount - sum(costs[each] for each in funded)
    supported = {option for each in ballots for option in each}
    if not any(costs[each] <= left for each in affordable if each in supported - funded):
        return
    step = max(1, int(even) // 10_000)
    for ahead in range(step, STEPS * step, step):
        then, _ = _shares(even + raised + ahead, affordable, ballots)
        if then != funded:
            comparison.same("no room for more", sum(costs[each] for each in then) > amount, True)
            return


def _spending(told: Mapping[str, Any] | None, spending: list[Fraction], comparison: Any) -> None:
    first, middle, third = statistics.quantiles(spending, n=4, method="inclusive")
    counted = {
        "mean": statistics.mean(spending),
        "median": middle,
        "q1": first,
        "q3": third,
        "least": min(spending),
        "most": max(spending),
    }
    for key, value in counted.items():
        comparison.same(f"spending {key}", (told or {}).get(key), value)


def _shares(share: Fraction, costs: Mapping[str, int], ballots: Ballots) -> tuple[set[str], list[Fraction]]:
    """Equal shares: again and again the option that costs its supporters least for each euro."""
    kinds = Counter(ballots)
    purse = dict.fromkeys(kinds, share)
    funded: set[str] = set()
    while True:
        offers = []
        for option in costs.keys() - funded:
            price = _price(costs[option], [(purse[each], kinds[each]) for each in kinds if option in each])
            if price is not None:
                support = sum(kinds[each] for each in kinds if option in each)
                offers.append((price / costs[option], -support, costs[option], option, price))
        if not offers:
            return funded, sorted(share - purse[each] for each in ballots)
        *_, option, price = min(offers)
        funded.add(option)
        for each in purse:
            if option in each:
                purse[each] -= min(purse[each], price)


def _price(cost: int, purses: list[tuple[Fraction, int]]) -> Fraction | None:
    """The payment by which the supporters have it together, when who has less gives everything."""
    left, people = Fraction(cost), sum(number for _, number in purses)
    for amount, number in sorted(purses):
        if amount * people >= left:
            return left / people
        left, people = left - amount * number, people - number
    return None
