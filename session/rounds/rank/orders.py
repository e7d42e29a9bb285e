"""Everything that is counted from ranked ballots: the order by the chosen rule, places, duels, run-off, agreement.

Figures come from `session.methods`. Options that a ballot does not list share its last place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from session.methods import borda, concordance, condorcet, exact, irv, pairwise, ranked_pairs, schulze
from session.methods.pairwise import Pairwise
from session.methods.robustness import (
    FEW_BALLOTS,
    FEW_SHARE,
    Robustness,
    ballots_to_level,
    by_role,
    judge,
    least,
    pairs_at,
)
from session.methods.tiers import Ballot, Ranking, Tier, by_score, complete

LOOKS = 1_000_000  # places on ballots that a run-off may look at to try every tie
OVERHEAD = 60  # ballots that looking at one more set of options costs as much as
RULES = ("borda", "schulze", "ranked_pairs", "irv")


@dataclass(frozen=True)
class Places:
    """Where one option stands on the ballots: mean place, quartiles, ballots with it on top (a shared top is divided),
    and ballots that list it.
    """

    mean: Fraction
    first_quarter: Fraction
    median: Fraction
    third_quarter: Fraction
    on_top: Fraction
    listed: int


@dataclass(frozen=True)
class Count:
    """`complete` is False when there were too many ways to break ties inside the rule to try them all."""

    ranking: Ranking
    winner: Tier
    complete: bool
    points: dict[str, Fraction]
    places: dict[str, Places]
    pairs: Pairwise
    condorcet: Tier
    runoff: irv.Irv
    agreement: Fraction | None
    robustness: Robustness


@dataclass(frozen=True)
class _Outcome:
    ranking: Ranking
    winner: Tier
    complete: bool = True


def count(
    options: Tier,
    ballots: tuple[Ranking, ...],
    roles: tuple[str | None, ...],
    rule: str,
    line: int | None = None,
) -> Count:
    """Count at least one ballot. `roles`: one for each ballot, or none when nothing is told by role. `line`: after
    which place what goes on ends.
    """
    ranked = [Ballot(ranking) for ranking in ballots]
    pairs = pairwise.matrix(options, ranked)
    runoff = _runoff(options, ranked)
    outcomes = {other: _outcome(other, pairs) for other in RULES if other != "irv"}
    outcomes["irv"] = _of_runoff(runoff)
    beats_all = condorcet.winner(pairs)
    doubled = [_doubled_places(ranking, options) for ranking in ballots]
    return Count(
        ranking=outcomes[rule].ranking,
        winner=outcomes[rule].winner,
        complete=outcomes[rule].complete,
        points=borda.borda(pairs).scores,
        places=_places(options, ballots, doubled, runoff.rounds[0].votes),
        pairs=pairs,
        condorcet=beats_all,
        runoff=runoff,
        agreement=_agreement(options, doubled),
        robustness=_robustness(rule, outcomes, beats_all, pairs, ranked, doubled, roles, line),
    )


def mean_places(options: Tier, ballots: Sequence[Ranking]) -> dict[str, Fraction]:
    """The mean place of every option on these ballots; equals get the middle of the places they share."""
    doubled = [_doubled_places(ranking, options) for ranking in ballots]
    return {
        option: Fraction(sum(places[option] for places in doubled), 2 * len(doubled)) for option in options
    }


def _doubled_places(ranking: Ranking, options: Tier) -> dict[str, int]:
    """Option -> twice its place, so that the middle of shared places stays a whole number."""
    places, above = dict[str, int](), 0
    for tier in complete(ranking, options):
        places.update(dict.fromkeys(tier, 2 * above + len(tier) + 1))
        above += len(tier)
    return places


def _places(
    options: Tier,
    ballots: Sequence[Ranking],
    doubled: Sequence[Mapping[str, int]],
    on_top: Mapping[str, Fraction],
) -> dict[str, Places]:
    listed = Counter(option for ranking in ballots for tier in ranking for option in tier)
    standings = {}
    for option in options:
        values = [places[option] for places in doubled]
        first, middle, third = exact.quartiles(values) or (Fraction(0), Fraction(0), Fraction(0))
        mean = Fraction(sum(values), 2 * len(values))
        standings[option] = Places(mean, first / 2, middle / 2, third / 2, on_top[option], listed[option])
    return standings


def _agreement(options: Tier, doubled: Sequence[Mapping[str, int]]) -> Fraction | None:
    """Kendall's W; None for one ballot or one option, or when every ballot ties everything."""
    if len(doubled) < 2 or len(options) < 2:
        return None
    return concordance.kendall([[places[option] for option in options] for places in doubled]).W


def _outcome(rule: str, pairs: Pairwise) -> _Outcome:
    match rule:
        case "schulze":
            paths = schulze.schulze(pairs)
            return _Outcome(paths.ranking, paths.winner)
        case "ranked_pairs":
            locked = ranked_pairs.ranked_pairs(pairs)
            return _Outcome(locked.ranking, locked.winner, locked.complete)
    points = borda.borda(pairs)
    return _Outcome(points.ranking, points.winner)


def _runoff(options: Tier, ballots: Sequence[Ballot]) -> irv.Irv:
    """As many ways to break ties as there is time for: a room waits for this."""
    without_ties = 2 * len(options)
    for_ties = LOOKS // (len(options) * (len(ballots) + OVERHEAD))
    return irv.irv(options, ballots, min(irv.BRANCHES, without_ties + for_ties))


def _winner(rule: str, options: Tier, ballots: Sequence[Ballot]) -> Tier:
    if rule == "irv":
        return _runoff(options, ballots).winner
    return _outcome(rule, pairwise.matrix(options, ballots)).winner


def _of_runoff(runoff: irv.Irv) -> _Outcome:
    return _Outcome(runoff_ranking(runoff), runoff.winner, runoff.complete)


def runoff_ranking(runoff: irv.Irv) -> Ranking:
    """Who won, then who was still in by votes, then who left, the last one first.

    When a tie for last splits the count, everyone who can win comes first and the others who were in share a place.
    """
    last = runoff.rounds[-1]
    if last.tied:
        out = tuple(option for option in last.votes if option not in runoff.winner)
        top: Ranking = tuple(tier for tier in (runoff.winner, out) if tier)
    else:
        top = by_score(last.votes)
    return (*top, *(counted.eliminated for counted in reversed(runoff.rounds) if counted.eliminated))


def _robustness(
    rule: str,
    outcomes: Mapping[str, _Outcome],
    beats_all: Tier,
    pairs: Pairwise,
    ballots: Sequence[Ballot],
    doubled: Sequence[Mapping[str, int]],
    roles: Sequence[str | None],
    line: int | None,
) -> Robustness:
    """The outcome under the other rules, within each role, and after a few changed ballots."""
    outcome = outcomes[rule]
    others = {other: outcomes[other].winner for other in RULES if other != rule}
    within = {}
    for role, at in by_role(roles).items():
        own = [ballots[place] for place in at]
        within[role] = _winner(rule, pairs.options, own)
    against = [(first, other) for first in outcome.winner for other in pairs.options if other != first]
    return judge(
        outcome.ranking,
        outcome.winner,
        len(ballots),
        flips=_flips(rule, against, pairs, doubled) if len(outcome.winner) == 1 else None,
        cut=line,
        cut_flips=_flips(rule, pairs_at(outcome.ranking, line), pairs, doubled) if line else None,
        rules=others | ({"condorcet": beats_all} if beats_all else {}),
        roles=within,
    )


def _flips(
    rule: str, against: Sequence[tuple[str, str]], pairs: Pairwise, doubled: Sequence[Mapping[str, int]]
) -> int | None:
    """Ballots to change before, in any of the pairs, the option below draws level with the one above.

    Borda: exact. Schulze and ranked pairs: turned ballots before their duel is a draw. A run-off can turn with fewer
    ballots than its last duel takes, so there only a number that is small anyway is told.
    """
    if rule == "borda":
        swing = 2 * (len(pairs.options) - 1)
        return least(
            ballots_to_level([places[below] - places[above] for places in doubled], swing)
            for above, below in against
        )
    margins = (pairs.margin(above, below) for above, below in against)
    duels = least(ceil(Fraction(margin, 2)) for margin in margins if margin > 0)
    few = max(FEW_BALLOTS, ceil(pairs.ballots * FEW_SHARE))
    return None if duels is not None and rule == "irv" and duels > few else duels
