"""Counts ranked ballots again: places, duels, the run-off, agreement, and the order by each of the four rules."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from session.recount.comparison import Comparison
from session.recount.duels import Duels, ranked_pairs, schulze
from session.recount.part import Part
from session.recount.round import Round
from session.recount.runoff import Order, Stage, first_choices, levels, order, runoff
from session.recount.spread import quartiles

SHOWN_DUELS, SHOWN_COUNTS = 12, 8  # options in the table of duels, counts of the run-off

Places = dict[str, Fraction]


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the mean place of each option."""
    return result["options"].column("meanPlace")


def count(round_: Round, comparison: Comparison) -> None:
    """Everything that is told of the ballots, and the order by the rule that was chosen."""
    result, options = round_.result, round_.options
    rule, most = round_.settings["rule"], round_.settings["most"] or len(options)
    for ballot in round_.ballots or ():
        listed = sum(map(len, ballot.choice["order"]))
        comparison.holds(ballot.part, "no more options than one may order", listed <= most)
    ballots = [_whole(choice["order"], options) for choice in round_.choices]
    places = [_places(ballot) for ballot in ballots]
    duels = {(a, b): sum(ballot[a] < ballot[b] for ballot in places) for a, b in permutations(options, 2)}
    stages, winners, followed = runoff(options, ballots)
    ranking, complete = order(stages, winners), followed
    if rule != "irv":
        ranking, complete = _ranking(rule, options, ballots, duels)
    comparison.same(result["rule"], rule)
    comparison.same(result["complete"], complete)
    comparison.order(result, {option: -at for at, tier in enumerate(ranking) for option in tier})
    beats_all = [a for a in options if all(duels[a, b] > duels[b, a] for b in options if b != a)]
    comparison.same(result["condorcet"], beats_all[0] if beats_all else None)
    comparison.same(result["agreement"], _concordance(options, ballots, places))
    _options(round_, ballots, places, comparison)
    _duels(result, duels, comparison)
    _runoff(result["runoff"], stages, winners, comparison)
    if result["solid"].value is not None and len(ranking[0]) > 1:
        comparison.same(result["solid"]["verdict"], "tie")


def _whole(ballot: Order, options: Sequence[str]) -> Order:
    """A ballot with what it does not list on a shared last place."""
    listed = {option for tier in ballot for option in tier}
    rest = [option for option in options if option not in listed]
    return [*ballot, rest] if rest else ballot


def _places(ballot: Order) -> Places:
    """Option -> its place on one ballot; equals get the middle of the places they share."""
    places, above = Places(), 0
    for tier in ballot:
        places.update(dict.fromkeys(tier, above + Fraction(len(tier) + 1, 2)))
        above += len(tier)
    return places


def _ranking(rule: str, options: list[str], ballots: list[Order], duels: Duels) -> tuple[Order, bool]:
    """The order by this rule, and whether every way to break a tie inside the rule was tried."""
    if rule == "schulze":
        return schulze(options, duels), True
    if rule == "ranked_pairs":
        return ranked_pairs(options, duels)
    return levels(_points(options, ballots)), True


def _points(options: Sequence[str], ballots: Sequence[Order]) -> dict[str, Fraction]:
    """J. C. de Borda (1781): on each ballot a point for every option below, and half a point for each one beside."""
    points = dict.fromkeys(options, Fraction(0))
    for ballot in ballots:
        below = len(options)
        for tier in ballot:
            below -= len(tier)
            for option in tier:
                points[option] += below + Fraction(len(tier) - 1, 2)
    return points


def _concordance(
    options: Sequence[str], ballots: Sequence[Order], places: Sequence[Places]
) -> Fraction | None:
    """Kendall's W with the correction for ties (S. Siegel & N. Castellan, 1988): 1 when all ballots are the same."""
    m, n = len(ballots), len(options)
    totals = [sum(ballot[option] for ballot in places) for option in options]
    spread = sum((total - Fraction(m * (n + 1), 2)) ** 2 for total in totals)
    ties = sum(len(tier) ** 3 - len(tier) for ballot in ballots for tier in ballot)
    below = m * m * (n**3 - n) - m * ties
    return Fraction(12 * spread, below) if m > 1 and n > 1 and below else None


def _options(round_: Round, ballots: list[Order], places: Sequence[Places], comparison: Comparison) -> None:
    points, (tops, _) = _points(round_.options, ballots), first_choices(round_.options, ballots)
    roles = [ballot.role for ballot in round_.ballots or ()]
    for name, row in comparison.rows(round_.result["options"], round_.texts):
        taken = [ballot[name] for ballot in places]
        first, middle, third = quartiles(taken)
        comparison.same(row["points"], points[name])
        comparison.same(row["meanPlace"], sum(taken) / len(taken))
        comparison.same(row["onTop"], tops[name])
        comparison.same(
            row["listed"], sum(name in tier for choice in round_.choices for tier in choice["order"])
        )
        comparison.same(row["q1"], first)
        comparison.same(row["medianPlace"], middle)
        comparison.same(row["q3"], third)
        for role, figures in row["byRole"].items():
            of_role = [place for place, owner in zip(taken, roles, strict=True) if owner == role]
            comparison.same(figures["ballots"], len(of_role))
            comparison.same(figures["meanPlace"], sum(of_role) / len(of_role))


def _duels(result: Part, duels: Duels, comparison: Comparison) -> None:
    shown = [option["id"].text() for option in result["options"]][:SHOWN_DUELS]
    comparison.same(result["duels"]["options"], shown)
    over = [[None if a == b else duels[a, b] for b in shown] for a in shown]
    comparison.same(result["duels"]["over"], over)


def _runoff(told: Part, stages: list[Stage], winners: set[str], comparison: Comparison) -> None:
    last = stages[-SHOWN_COUNTS:]
    counts = list(told["rounds"])
    comparison.same(told["winner"], winners)
    comparison.same(told["earlier"], len(stages) - len(last))
    comparison.holds(told["rounds"], "every count of the run-off", len(counts) == len(last))
    for one, stage in zip(counts, last, strict=False):
        comparison.same(one["votes"], dict(stage.votes))
        comparison.same(one["exhausted"], stage.exhausted)
        comparison.same(one["eliminated"], stage.leaving)
        comparison.same(one["tied"], stage.tied)
