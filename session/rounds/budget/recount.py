"""Counts a budget round again: costs from the texts, votes, most votes first, and equal shares at the share it names.

Equal shares is counted at the share that the record tells, and at the next one at which something else is funded.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from session.recount.comparison import Comparison
from session.recount.equal_shares import Approvals, Way, ways
from session.recount.part import Part
from session.recount.round import Document, Round, different_names

STEPS = 10_000  # an even share of more units than this is raised by more than one

Costs = Mapping[str, int]
Rows = list[tuple[str, Part]]


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
    _greedy(result["greedy"], amount, costs, votes, comparison)
    _equal_shares(result, costs, ballots, comparison)
    _verdict(result, comparison)


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


def _greedy(
    division: Part, amount: int, costs: Costs, votes: Mapping[str, int], comparison: Comparison
) -> None:
    """Most votes first, of equal votes the cheaper one, as long as it fits.

    Of options that are equal in both and do not all fit none is funded: they are tied, and their room is kept free.
    """
    funded, tied, left = set[str](), set[str](), amount
    for number, cost in sorted({(-votes[option], costs[option]) for option in costs if votes[option]}):
        alike = {option for option in costs if (-votes[option], costs[option]) == (number, cost)}
        fitting = min(len(alike), left // cost)
        left -= fitting * cost
        if fitting == len(alike):
            funded |= alike
        elif fitting:
            tied |= alike
    comparison.same(division["funded"], funded)
    comparison.same(division["tied"], tied)


def _equal_shares(result: Part, costs: Costs, ballots: list[Approvals], comparison: Comparison) -> None:
    """What is funded at the share that is told, in every way to break ties, and that this is where raising it ends."""
    division, amount = result["equal"], result["amount"].whole()
    wanted = {option for approved in ballots for option in approved}
    shared = {option: cost for option, cost in costs.items() if cost <= amount and option in wanted}
    if not shared:
        nothing: dict[str, Any] = {"share": None, "funded": [], "tied": [], "cost": 0, "rest": amount}
        comparison.same(division, nothing)
        comparison.same(result["spending"], None)
        return
    even, step = Fraction(amount, len(ballots)), max(1, amount // len(ballots) // STEPS)
    share = even + round(Fraction(division["share"].value) - even)
    comparison.same(division["share"], share)
    before, ends, after = (ways(at, shared, ballots) for at in (max(even, share - step), share, share + step))
    if before is None or ends is None or after is None:
        return
    certain, possible = set(division["funded"].value), {*division["funded"].value, *division["tied"].value}
    fitting = [way for way in ends if _fits(way, costs, amount)]
    followed = bool(fitting) and all(certain <= way.funded <= possible for way in fitting)
    comparison.holds(division, "what is funded at this share in every way to break ties", followed)
    begins = share == even or {way.funded for way in before} != {way.funded for way in ends}
    too_much = not all(_fits(way, costs, amount) for way in after)
    comparison.holds(
        division["share"], "the first share for what is full, or the last that fits", begins or too_much
    )
    if result["spending"].value is None:
        several = len(ends) > 1 or len(before) > 1
        comparison.holds(result["spending"], "left open only when there is more than one way", several)
        return
    comparison.holds(division["tied"], "nothing is tied when all ways end alike", len(ends) == 1)
    _spending(result["spending"], ends[0].spending(share, ballots), comparison)
    if not too_much and any(_fits_too(option, certain, costs, amount) for option in shared.keys() - certain):
        _no_room(division["share"], share, step, shared, ballots, comparison)


def _no_room(
    part: Part, share: Fraction, step: int, costs: Costs, ballots: list[Approvals], comparison: Comparison
) -> None:
    """What is funded stays the same, however far the share is raised."""
    ahead = [ways(share + raised * step, costs, ballots) for raised in (1, 2, 5, 10, 100, 1000, 10_000)]
    kept = {way.funded for ends in ahead for way in ends or ()}
    comparison.holds(part, "no higher share would fund something else", len(kept) <= 1)


def _fits(way: Way, costs: Costs, amount: int) -> bool:
    return sum(costs[option] for option in way.funded) <= amount


def _fits_too(option: str, funded: set[str], costs: Costs, amount: int) -> bool:
    return sum(costs[one] for one in funded) + costs[option] <= amount


def _spending(figures: Part, spending: list[Fraction], comparison: Comparison) -> None:
    """What people paid, in the middle and at both ends."""
    first, middle, third = statistics.quantiles(spending, n=4, method="inclusive")
    comparison.same(figures["mean"], statistics.mean(spending))
    comparison.same(figures["median"], middle)
    comparison.same(figures["q1"], first)
    comparison.same(figures["q3"], third)
    comparison.same(figures["least"], min(spending))
    comparison.same(figures["most"], max(spending))


def _verdict(result: Part, comparison: Comparison) -> None:
    """A tie that leaves it open, or fragile when the other rule funds something else.

    Whether one ballot less would change it is not counted again: that takes a new count for every ballot.
    """
    solid, equal, greedy = result["solid"], result["equal"], result["greedy"]
    if not equal["funded"].value and not equal["tied"].value:
        comparison.same(solid, None)
        return
    few = [reason.value for reason in solid["reasons"] if reason["code"].value == "few_turn"]
    ties = [{"code": "tie_money", "about": set(equal["tied"].value)}] if equal["tied"].value else []
    weak = [{"code": "few_turn", "about": ["1"]}] if few and not ties else []
    if set(equal["funded"].value) != set(greedy["funded"].value):
        weak.append({"code": "rule_disagrees", "about": ["greedy"]})
    comparison.same(solid["reasons"], [*ties, *weak])
    comparison.same(solid["verdict"], "tie" if ties else "fragile" if weak else "solid")
    comparison.same(solid["flips"], None)
    comparison.same(solid["cutFlips"], None)


def tally_documents(round_: Round) -> dict[str, Document]:
    """Approvals of what has a cost."""
    costs = {option: cost for option, (_, cost) in _priced_options(round_).items() if cost}
    names = different_names({option: name for option, (name, _) in _priced_options(round_).items()})
    ballots = [{"approved": [names[option] for option in choice["approved"]]} for choice in round_.choices]
    projects = {names[option]: {"cost": cost} for option, cost in costs.items()}
    return {"": {"budget": round_.settings["amount"], "projects": projects, "ballots": ballots}}
