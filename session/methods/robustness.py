"""Would the outcome stand if the rule, a few ballots or the group were different? solid, fragile or tie.

The idea is sensitivity analysis: the same ballots under other reasonable rules, the number of ballots that decide
first against second (the margin of victory: L. Xia, EC 2012), the same at the line between in and out, and the winner
within each role that may be shown. Nothing is drawn by lot and no tie is broken.

`of_sums`, `of_ratings` and `of_rankings` gather the figures that `judge` weighs. `cut`: after how many options a later
round cuts, when it takes so many. `roles` holds one role per ballot; None and "*" are never broken down, so pass roles
as they come from the closed round, after folding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise as neighbours
from math import ceil
from typing import Literal

from session.methods import borda, condorcet, irv, pairwise, ranked_pairs, schulze
from session.methods.exact import Number, mean, median
from session.methods.tiers import Ballot, Ranking, Tier, by_score, top

Verdict = Literal["solid", "fragile", "tie"]
Scored = Mapping[str, int | Fraction]  # option -> points or rating on one ballot

FEW_BALLOTS = 2  # as many changed minds as there always are
FEW_SHARE = Fraction(1, 20)  # or one ballot in twenty, in larger groups


@dataclass(frozen=True)
class Reason:
    """Why the outcome is no more than fragile. `about` names the rules, roles, options or numbers it speaks of.

    Codes: no_winner, tie_first, tie_cut, few_first, few_cut, rule_disagrees, role_disagrees.
    """

    code: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Robustness:
    """The verdict with its reasons (none when solid) and the figures behind it.

    `flips` and `cut_flips` count the ballots that must change before the second draws level with the first, and the
    first one out with the last one in. None: no number of these ballots does it, or there is no such pair.
    """

    verdict: Verdict
    reasons: tuple[Reason, ...]
    flips: int | None
    cut_flips: int | None
    rules: dict[str, Tier]
    roles: dict[str, Tier]


def judge(
    ranking: Ranking,
    winner: Tier,
    ballots: int,
    *,
    flips: int | None = None,
    cut: int | None = None,
    cut_flips: int | None = None,
    rules: Mapping[str, Tier] | None = None,
    roles: Mapping[str, Tier] | None = None,
) -> Robustness:
    """Weigh the figures. `rules` and `roles` give the winners by other rules, and by this rule within each role.

    `cut` is after how many options the ranking is cut. A tie on top, or across the cut, is a tie. Otherwise fragile
    when at most two ballots, or one in twenty (rounded up), change first or the cut, or when a rule or role does not
    have the same winner. Otherwise solid. A role without a winner answered nothing, so it disagrees with nobody.
    """
    within = {role: tier for role, tier in (roles or {}).items() if tier}
    ties = _ties(ranking, winner, cut)
    few = max(FEW_BALLOTS, ceil(ballots * FEW_SHARE))
    weak = [
        Reason(code, (str(number),))
        for code, number in (("few_first", flips), ("few_cut", cut_flips))
        if number is not None and number <= few
    ]
    weak += _disagreeing("rule_disagrees", rules or {}, winner)
    weak += _disagreeing("role_disagrees", within, winner)
    verdict: Verdict = "tie" if ties else "fragile" if weak else "solid"
    return Robustness(verdict, (*ties, *weak), flips, cut_flips, dict(rules or {}), within)


def _ties(ranking: Ranking, winner: Tier, cut: int | None) -> list[Reason]:
    ties = []
    if len(winner) != 1:
        ties.append(Reason("tie_first", winner) if winner else Reason("no_winner"))
    across = top(ranking, cut)[1] if cut else ()
    if across:
        ties.append(Reason("tie_cut", across))
    return ties


def _disagreeing(code: str, winners: Mapping[str, Tier], winner: Tier) -> list[Reason]:
    others = tuple(name for name, other in winners.items() if set(other) != set(winner))
    return [Reason(code, others)] if others else []


def pairs_at(ranking: Ranking, cut: int) -> list[tuple[str, str]]:
    """Who is just above the cut against who is just below it; empty when it falls inside a tier or outside."""
    seen = 0
    for above, below in neighbours(ranking):
        seen += len(above)
        if seen >= cut:
            return [(one, other) for one in above for other in below] if seen == cut else []
    return []


def ballots_to_level(leads: Iterable[int | Fraction], swing: int | Fraction) -> int | None:
    """Fewest ballots to change before the lead is gone, when totals are sums over ballots.

    `leads` is, per ballot, what it gives the first minus what it gives the second; a changed ballot gives at most
    `swing` the other way. The ballots with most to lose are taken first, which is exact. None when all of them are
    not enough.
    """
    left: int | Fraction = 0
    changed, losses = 0, list[int | Fraction]()
    for lead in leads:
        left += lead
        losses.append(lead + swing)
    for loss in sorted(losses, reverse=True):
        if left <= 0:
            return changed
        left -= loss
        changed += 1
    return changed if left <= 0 else None


def least(numbers: Iterable[int | None]) -> int | None:
    """The smallest that is known."""
    known = [number for number in numbers if number is not None]
    return min(known) if known else None


def by_role(
    roles: Sequence[str | None], hidden: tuple[str | None, ...] = (None, "*")
) -> dict[str, list[int]]:
    """Positions of the ballots of each role that may be shown, by name; those without a role or folded are left out."""
    own: dict[str, list[int]] = {}
    for place, role in enumerate(roles):
        if role is not None and role not in hidden:
            own.setdefault(role, []).append(place)
    return dict(sorted(own.items()))


def of_sums(
    options: Sequence[str],
    ballots: Sequence[Scored],
    most: int | Fraction,
    *,
    cut: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Dots, approvals and other sums; an option that is not on a ballot gets 0 and `most` is the most it can get.

    The other rule is the number of voters per option, which counts breadth of support instead of weight.
    """
    ranking = _sums(options, ballots)
    voters = _sums(
        options, [{option: 1 for option, score in ballot.items() if score > 0} for ballot in ballots]
    )
    parts = {role: _sums(options, [ballots[i] for i in own]) for role, own in by_role(roles).items()}

    def gap(one: str, other: str) -> int | None:
        return ballots_to_level([ballot.get(one, 0) - ballot.get(other, 0) for ballot in ballots], most)

    rules = {"voters": _first(voters, ballots)}
    return _weigh(ranking, _first(ranking, ballots), len(ballots), gap, cut, rules, _firsts(parts))


def of_ratings(
    options: Sequence[str],
    ballots: Sequence[Scored],
    lowest: int,
    highest: int,
    *,
    cut: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Mean ratings; an option that is not on a ballot was not rated by it.

    Flips are counted on the ballots that rate both options of a pair; the other rule is the median.
    """
    ranking = _ratings(options, ballots, mean)
    parts = {role: _ratings(options, [ballots[i] for i in own], mean) for role, own in by_role(roles).items()}

    def gap(one: str, other: str) -> int | None:
        leads = [ballot[one] - ballot[other] for ballot in ballots if one in ballot and other in ballot]
        return ballots_to_level(leads, highest - lowest)

    rules = {"median": _first(_ratings(options, ballots, median), ballots)}
    return _weigh(ranking, _first(ranking, ballots), len(ballots), gap, cut, rules, _firsts(parts))


def of_rankings(
    options: Sequence[str],
    ballots: Sequence[Ballot],
    *,
    cut: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Ranked ballots decided by Schulze's method, against ranked pairs, Borda, instant-runoff and the Condorcet winner.

    The Condorcet winner counts as a rule only when there is one. Flips are head to head: the ballots that must turn
    around before the second draws with the first, if the first beats it directly.
    """
    pairs = pairwise.matrix(options, ballots)
    strongest = schulze.schulze(pairs)
    rules = {
        "ranked_pairs": ranked_pairs.ranked_pairs(pairs).winner,
        "borda": borda.borda(pairs).winner,
        "irv": irv.irv(options, ballots).winner,
    }
    if beats_all := condorcet.winner(pairs):
        rules["condorcet"] = beats_all
    tables = {
        role: pairwise.matrix(options, [ballots[i] for i in own]) for role, own in by_role(roles).items()
    }
    parts = {role: schulze.schulze(table).winner for role, table in tables.items()}

    def gap(one: str, other: str) -> int | None:
        """A turned ballot moves the margin by two, and there are at least as many to turn as the margin."""
        margin = pairs.margin(one, other)
        return ceil(Fraction(margin, 2)) if margin > 0 else None

    return _weigh(strongest.ranking, strongest.winner, pairs.ballots, gap, cut, rules, parts)


def _weigh(
    ranking: Ranking,
    winner: Tier,
    ballots: int,
    gap: Callable[[str, str], int | None],
    cut: int | None,
    rules: Mapping[str, Tier],
    roles: Mapping[str, Tier],
) -> Robustness:
    """`gap(one, other)` is the number of ballots that brings `other` level with `one`."""

    def flips(cut: int) -> int | None:
        return least(gap(one, other) for one, other in pairs_at(ranking, cut))

    cut_flips = flips(cut) if cut and cut > 1 else None
    return judge(
        ranking, winner, ballots, flips=flips(1), cut=cut, cut_flips=cut_flips, rules=rules, roles=roles
    )


def _sums(options: Sequence[str], ballots: Sequence[Scored]) -> Ranking:
    totals: dict[str, int | Fraction] = dict.fromkeys(options, 0)
    for ballot in ballots:
        for option in totals.keys() & ballot.keys():
            totals[option] += ballot[option]
    return by_score(totals)


def _ratings(
    options: Sequence[str], ballots: Sequence[Scored], middle: Callable[[Sequence[Number]], Fraction | None]
) -> Ranking:
    """By mean or median; options that nobody rated are left out."""
    scores = {
        option: middle([ballot[option] for ballot in ballots if option in ballot]) for option in options
    }
    return by_score({option: score for option, score in scores.items() if score is not None})


def _first(ranking: Ranking, ballots: Sequence[Scored]) -> Tier:
    return ranking[0] if ranking and ballots else ()


def _firsts(rankings: Mapping[str, Ranking]) -> dict[str, Tier]:
    return {role: ranking[0] if ranking else () for role, ranking in rankings.items()}
