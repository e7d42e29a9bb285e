"""The robustness of the outcomes the rounds have: added scores, mean ratings and ranked ballots.

Called by the rounds and the tally; it gathers the figures that robustness.judge weighs. `roles` holds one role per
ballot; None and "*" are never broken down, so pass roles as they come from the closed round, after folding.
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
    places: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Dots, approvals and other sums; an option that is not on a ballot gets 0 and `most` is the most it can get.

    The other rule is the number of voters per option, which counts breadth of support instead of weight.
    """
    ranking = _sums(options, ballots)
    voters = _sums(options, [{o: 1 for o, score in ballot.items() if score > 0} for ballot in ballots])
    parts = {role: _sums(options, [ballots[i] for i in found]) for role, found in by_role(roles).items()}

    def gap(one: str, other: str) -> int | None:
        return ballots_to_level([b.get(one, 0) - b.get(other, 0) for b in ballots], most)

    rules = {"voters": _first(voters, ballots)}
    return _weigh(ranking, _first(ranking, ballots), len(ballots), gap, places, rules, _firsts(parts))


def of_ratings(
    options: Sequence[str],
    ballots: Sequence[Scored],
    lowest: int,
    highest: int,
    *,
    places: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Mean ratings; an option that is not on a ballot was not rated by it.

    Flips are counted on the ballots that rate both options of a pair; the other rule is the median.
    """
    ranking = _ratings(options, ballots, mean)
    parts = {
        role: _ratings(options, [ballots[i] for i in found], mean) for role, found in by_role(roles).items()
    }

    def gap(one: str, other: str) -> int | None:
        leads = [ballot[one] - ballot[other] for ballot in ballots if one in ballot and other in ballot]
        return ballots_to_level(leads, highest - lowest)

    rules = {"median": _first(_ratings(options, ballots, median), ballots)}
    return _weigh(ranking, _first(ranking, ballots), len(ballots), gap, places, rules, _firsts(parts))


def of_rankings(
    options: Sequence[str],
    ballots: Sequence[Ballot],
    *,
    places: int | None = None,
    roles: Sequence[str | None] = (),
) -> Robustness:
    """Ranked ballots decided by Schulze's method, against ranked pairs, Borda, instant-runoff and the Condorcet winner.

    The Condorcet winner counts as a rule only when there is one. Flips are head to head: the ballots that must turn
    around before the second draws with the first, if the first beats it directly.
    """
    pairs = pairwise.matrix(options, ballots)
    found = schulze.schulze(pairs)
    rules = {
        "ranked_pairs": ranked_pairs.ranked_pairs(pairs).winner,
        "borda": borda.borda(pairs).winner,
        "irv": irv.irv(options, ballots).winner,
    }
    if beats_all := condorcet.winner(pairs):
        rules["condorcet"] = beats_all
    tables = {r: pairwise.matrix(options, [ballots[i] for i in at]) for r, at in by_role(roles).items()}
    parts = {role: schulze.schulze(table).winner for role, table in tables.items()}

    def gap(one: str, other: str) -> int | None:
        """A turned ballot moves the margin by two, and there are at least as many to turn as the margin."""
        margin = pairs.margin(one, other)
        return ceil(Fraction(margin, 2)) if margin > 0 else None

    return _weigh(found.ranking, found.winner, pairs.ballots, gap, places, rules, parts)


def _weigh(
    ranking: Ranking,
    winner: Tier,
    ballots: int,
    gap: Callable[[str, str], int | None],
    places: int | None,
    rules: Mapping[str, Tier],
    roles: Mapping[str, Tier],
) -> Robustness:
    """`gap(one, other)` is the number of ballots that brings `other` level with `one`."""

    def flips(place: int) -> int | None:
        return least(gap(one, other) for one, other in pairs_at(ranking, place))

    cut_flips = flips(places) if places and places > 1 else None
    return judge(
        ranking, winner, ballots, flips=flips(1), places=places, cut_flips=cut_flips, rules=rules, roles=roles
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
    found = {o: middle([ballot[o] for ballot in ballots if o in ballot]) for o in options}
    return by_score({o: score for o, score in found.items() if score is not None})


def _first(ranking: Ranking, ballots: Sequence[Scored]) -> Tier:
    return ranking[0] if ranking and ballots else ()


def _firsts(rankings: Mapping[str, Ranking]) -> dict[str, Tier]:
    return {role: ranking[0] if ranking else () for role, ranking in rankings.items()}
