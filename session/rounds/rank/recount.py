"""Counts ranked ballots again: places, duels, the run-off, agreement, and the order by each of the four rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import permutations

from session.recount.comparison import Comparison
from session.recount.duels import Duels, ranked_pairs, schulze
from session.recount.part import Part
from session.recount.robustness import (
    FEW_BALLOTS,
    FEW_SHARE,
    Outcome,
    by_named_role,
    changes_to_level,
    compare_verdict,
    fewest,
    line_of,
    pairs_at,
)
from session.recount.round import Document, Round
from session.recount.runoff import Order, Stage, first_choices, levels, order, runoff
from session.recount.spread import quartiles

RULES = ("borda", "schulze", "ranked_pairs", "irv")
MOST_RANKED = 200  # options of which each is compared with every other
SHOWN_DUELS, SHOWN_COUNTS = 12, 8  # options in the table of duels, counts of the run-off

Places = dict[str, Fraction]


@dataclass(frozen=True)
class Ranked:
    """Ballots that order all options, and what is counted of them."""

    options: list[str]
    ballots: list[Order]

    @cached_property
    def places(self) -> list[Places]:
        """Of each ballot: option -> its place; equals get the middle of the places they share."""
        return [_places(ballot) for ballot in self.ballots]

    @cached_property
    def duels(self) -> Duels:
        return {
            (a, b): sum(ballot[a] < ballot[b] for ballot in self.places)
            for a, b in permutations(self.options, 2)
        }

    @cached_property
    def runoff(self) -> tuple[list[Stage], set[str], bool]:
        return runoff(self.options, self.ballots)

    @cached_property
    def points(self) -> dict[str, Fraction]:
        """J. C. de Borda (1781): on each ballot a point for every option below, and half a one for each beside."""
        points = dict.fromkeys(self.options, Fraction(0))
        for ballot in self.ballots:
            below = len(self.options)
            for tier in ballot:
                below -= len(tier)
                for option in tier:
                    points[option] += below + Fraction(len(tier) - 1, 2)
        return points

    def ranking(self, rule: str) -> tuple[Order, bool]:
        """The order by this rule, and whether every way to break a tie inside the rule was tried."""
        if rule == "irv":
            stages, winners, followed = self.runoff
            return order(stages, winners), followed
        if rule == "ranked_pairs":
            return ranked_pairs(self.options, self.duels)
        return (schulze(self.options, self.duels) if rule == "schulze" else levels(self.points)), True

    def winners(self, rule: str) -> set[str]:
        return self.runoff[1] if rule == "irv" else {*self.ranking(rule)[0][0]}


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the mean place of each option."""
    return result["options"].column("meanPlace")


def count(round_: Round, comparison: Comparison) -> None:
    """Everything that is told of the ballots, and the order by the rule that was chosen."""
    result, options = round_.result, round_.options
    rule, most = round_.settings["rule"], round_.settings["most"] or len(options)
    if len(options) > MOST_RANKED:
        round_.part["options"].refuse(
            f"are {len(options)}; to compare more than {MOST_RANKED} takes too long"
        )
    for ballot in round_.ballots or ():
        listed = sum(map(len, ballot.choice["order"]))
        comparison.holds(ballot.part, "no more options than one may order", listed <= most)
    ranked = Ranked(options, [_whole(choice["order"], options) for choice in round_.choices])
    ranking, complete = ranked.ranking(rule)
    comparison.same(result["rule"], rule)
    comparison.same(result["complete"], complete)
    comparison.order(result, {option: -at for at, tier in enumerate(ranking) for option in tier})
    duels = ranked.duels
    beats_all = [a for a in options if all(duels[a, b] > duels[b, a] for b in options if b != a)]
    comparison.same(result["condorcet"], beats_all[0] if beats_all else None)
    comparison.same(result["agreement"], _concordance(ranked))
    _options(round_, ranked, comparison)
    _duels(result, duels, comparison)
    _runoff(result["runoff"], ranked, comparison)
    _verdict(round_, ranked, set(beats_all), comparison)


def _whole(ballot: Order, options: Sequence[str]) -> Order:
    """A ballot with what it does not list on a shared last place."""
    listed = {option for tier in ballot for option in tier}
    rest = [option for option in options if option not in listed]
    return [*ballot, rest] if rest else ballot


def _places(ballot: Order) -> Places:
    places, above = Places(), 0
    for tier in ballot:
        places.update(dict.fromkeys(tier, above + Fraction(len(tier) + 1, 2)))
        above += len(tier)
    return places


def _concordance(ranked: Ranked) -> Fraction | None:
    """Kendall's W with the correction for ties (S. Siegel & N. Castellan, 1988): 1 when all ballots are the same."""
    m, n = len(ranked.ballots), len(ranked.options)
    totals = [sum(ballot[option] for ballot in ranked.places) for option in ranked.options]
    spread = sum((total - Fraction(m * (n + 1), 2)) ** 2 for total in totals)
    ties = sum(len(tier) ** 3 - len(tier) for ballot in ranked.ballots for tier in ballot)
    below = m * m * (n**3 - n) - m * ties
    return Fraction(12 * spread, below) if m > 1 and n > 1 and below else None


def _options(round_: Round, ranked: Ranked, comparison: Comparison) -> None:
    tops, _ = first_choices(ranked.options, ranked.ballots)
    roles = [ballot.role for ballot in round_.ballots or ()]
    for name, row in comparison.rows(round_.result["options"], round_.texts):
        taken = [ballot[name] for ballot in ranked.places]
        listed = sum(name in tier for choice in round_.choices for tier in choice["order"])
        first, middle, third = quartiles(taken)
        comparison.same(row["points"], ranked.points[name])
        comparison.same(row["meanPlace"], sum(taken) / len(taken))
        comparison.same(row["onTop"], tops[name])
        comparison.same(row["listed"], listed)
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


def _runoff(part: Part, ranked: Ranked, comparison: Comparison) -> None:
    stages, winners, _ = ranked.runoff
    counts, last = list(part["rounds"]), stages[-SHOWN_COUNTS:]
    comparison.same(part["winner"], winners)
    comparison.same(part["earlier"], len(stages) - len(last))
    comparison.holds(part["rounds"], "every count of the run-off", len(counts) == len(last))
    for one, stage in zip(counts, last, strict=False):
        comparison.same(one["votes"], dict(stage.votes))
        comparison.same(one["exhausted"], stage.exhausted)
        comparison.same(one["eliminated"], stage.leaving)
        comparison.same(one["tied"], stage.tied)


def _verdict(round_: Round, ranked: Ranked, beats_all: set[str], comparison: Comparison) -> None:
    """How solid the order is: against the other rules and who beats all others, and by the same rule in each role."""
    solid, rule = round_.result["solid"], round_.settings["rule"]
    if len(round_.options) < 2:
        comparison.same(solid, None)
        return
    tiers, winners, line = [{*tier} for tier in ranked.ranking(rule)[0]], ranked.winners(rule), line_of(solid)
    rules = {other: ranked.winners(other) for other in RULES if other != rule}
    if beats_all:
        rules["condorcet"] = beats_all
    roles = {
        role: Ranked(ranked.options, own).winners(rule)
        for role, own in by_named_role(round_, ranked.ballots).items()
    }
    flips = cut_flips = None
    if len(winners) == 1:
        flips = _changes(rule, [(a, b) for a in winners for b in ranked.options if b != a], ranked)
    if line:
        cut_flips = _changes(rule, pairs_at(line, tiers), ranked)
    outcome = Outcome(tiers, winners, len(ranked.ballots), flips, cut_flips, rules, roles)
    compare_verdict(solid, outcome, comparison)


def _changes(rule: str, pairs: Iterable[tuple[str, str]], ranked: Ranked) -> int | None:
    """The fewest ballots to change before, in any of the pairs, the option below draws level with the one above.

    By points exactly. By duels, ballots to turn before theirs is a draw; a run-off can turn with fewer ballots than its
    last duel takes, so of that only a number is told that is few anyway.
    """
    if rule == "borda":
        swing = len(ranked.options) - 1
        return fewest(
            changes_to_level([ballot[below] - ballot[above] for ballot in ranked.places], swing)
            for above, below in pairs
        )
    leads = [ranked.duels[above, below] - ranked.duels[below, above] for above, below in pairs]
    turned = fewest(-(-lead // 2) for lead in leads if lead > 0)
    few = max(FEW_BALLOTS, -(-len(ranked.ballots) * FEW_SHARE // 1))
    return None if turned is not None and rule == "irv" and turned > few else turned


def tally_documents(round_: Round) -> dict[str, Document]:
    """Ranked ballots; who is not listed is tied last there too."""
    ballots = [
        {"ranking": [[round_.names[option] for option in tier] for tier in choice["order"]]}
        for choice in round_.choices
    ]
    return {"": {"alternatives": list(round_.names.values()), "ballots": ballots}}
