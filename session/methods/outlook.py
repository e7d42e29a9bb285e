"""The robustness of the outcomes the rounds have: added scores, mean ratings and ranked ballots.

Called by the rounds and the tally; it gathers the figures that robustness.judge weighs. `roles` holds one role per
ballot; None and "*" are never broken down, so pass roles as they come from the closed round, after folding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil

from session.methods import borda, condorcet, irv, pairwise, ranked_pairs, schulze
from session.methods.exact import mean, median
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

    def flips(place: int) -> int | None:
        return least(
            ballots_to_level([b.get(one, 0) - b.get(other, 0) for b in ballots], most)
            for one, other in pairs_at(ranking, place)
        )

    return judge(
        ranking,
        _first(ranking, bool(ballots)),
        len(ballots),
        flips=flips(1),
        places=places,
        cut_flips=flips(places) if places and places > 1 else None,
        rules={"voters": _first(voters, bool(ballots))},
        roles={role: _first(part, True) for role, part in parts.items()},
    )


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
    ranking = _means(options, ballots)
    parts = {role: _means(options, [ballots[i] for i in found]) for role, found in by_role(roles).items()}

    def flips(place: int) -> int | None:
        return least(
            ballots_to_level(
                [b[one] - b[other] for b in ballots if one in b and other in b], highest - lowest
            )
            for one, other in pairs_at(ranking, place)
        )

    return judge(
        ranking,
        _first(ranking, bool(ballots)),
        len(ballots),
        flips=flips(1),
        places=places,
        cut_flips=flips(places) if places and places > 1 else None,
        rules={"median": _first(_means(options, ballots, middle=True), bool(ballots))},
        roles={role: _first(part, True) for role, part in parts.items()},
    )


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
    parts = {
        role: schulze.schulze(pairwise.matrix(options, [ballots[i] for i in places_of])).winner
        for role, places_of in by_role(roles).items()
    }

    def flips(place: int) -> int | None:
        return least(_head_to_head(pairs, one, other) for one, other in pairs_at(found.ranking, place))

    return judge(
        found.ranking,
        found.winner,
        pairs.ballots,
        flips=flips(1),
        places=places,
        cut_flips=flips(places) if places and places > 1 else None,
        rules=rules,
        roles=parts,
    )


def _head_to_head(pairs: pairwise.Pairwise, one: str, other: str) -> int | None:
    """A turned ballot moves the margin by two, and there are at least as many to turn as the margin."""
    margin = pairs.margin(one, other)
    return ceil(Fraction(margin, 2)) if margin > 0 else None


def _sums(options: Sequence[str], ballots: Sequence[Scored]) -> Ranking:
    return by_score({o: sum((Fraction(b.get(o, 0)) for b in ballots), Fraction(0)) for o in options})


def _means(options: Sequence[str], ballots: Sequence[Scored], *, middle: bool = False) -> Ranking:
    """By mean, or by median; options that nobody rated are left out."""
    rated = {o: [ballot[o] for ballot in ballots if o in ballot] for o in options}
    found = {o: median(row) if middle else mean(row) for o, row in rated.items()}
    return by_score({o: score for o, score in found.items() if score is not None})


def _first(ranking: Ranking, any_ballots: bool) -> Tier:
    return ranking[0] if ranking and any_ballots else ()
