"""The robustness of the outcomes the rounds have: added scores, mean ratings and ranked ballots.

It gathers the figures that robustness.judge weighs. `cut`: after how many options a later round cuts, when it takes so
many. `roles` holds one role per ballot; None and "*" are never broken down, so pass roles as they come from the closed
round, after folding.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil

from session.methods import borda, condorcet, irv, pairwise, ranked_pairs, schulze
from session.methods.exact import Number, mean, median
from session.methods.robustness import Robustness, ballots_to_level, by_role, judge, least, pairs_at
from session.methods.tiers import Ballot, Ranking, Tier, by_score

Scored = Mapping[str, int | Fraction]  # option -> points or rating on one ballot


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
