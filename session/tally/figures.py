"""The outcome of a tally as one JSON-like object. Every key is described in docs/tally.md.

Winners are lists, rankings are lists of tiers, and whole fractions are whole numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from session.methods import (
    agreement,
    borda,
    concordance,
    condorcet,
    criteria,
    irv,
    pairwise,
    plurality,
    points,
    ranked_pairs,
    robustness,
    scale,
    schulze,
)
from session.methods.budget import equal_shares, greedy
from session.methods.criteria_robustness import Weighing, of_criteria
from session.methods.estimate import estimate
from session.methods.exact import plain
from session.methods.majority_judgment import Gauge, majority_judgment
from session.tally.inputs import (
    Budgeted,
    Counted,
    Estimated,
    Graded,
    Input,
    Judged,
    Pointed,
    Ranked,
    Weighed,
)

Figures = dict[str, Any]


def figures(source: Input) -> Figures:
    """Count whatever was read."""
    counted: Figures = jsonable(_count(source))
    return counted


def _count(source: Input) -> Figures:
    match source:
        case Ranked():
            return _ranked(source)
        case Pointed():
            return _pointed(source)
        case Counted():
            return _counted(source)
        case Judged():
            return _judged(source)
        case Graded():
            return _graded(source)
        case Budgeted():
            return _budgeted(source)
        case Estimated():
            return _estimated(source)
        case Weighed():
            return _weighed(source)


def _ranked(source: Ranked) -> Figures:
    pairs = pairwise.matrix(source.options, source.ballots)
    first = plurality.plurality(source.options, source.ballots)
    runoff = irv.irv(source.options, source.ballots)
    paths = schulze.schulze(pairs)
    locked = ranked_pairs.ranked_pairs(pairs)
    scores = borda.borda(pairs)
    return {
        "ballots": pairs.ballots,
        "plurality_winner": first.winner,
        "plurality_votes": first.votes,
        "irv_winner": runoff.winner,
        "irv_rounds": [asdict(count) for count in runoff.rounds],
        "irv_complete": runoff.complete,
        "condorcet_winner": condorcet.winner(pairs),
        "schulze_winner": paths.winner,
        "schulze_ranking": paths.ranking,
        "strongest_paths": _between("->", paths.paths),
        "ranked_pairs_winner": locked.winner,
        "ranked_pairs_ranking": locked.ranking,
        "ranked_pairs_complete": locked.complete,
        "borda_winner": scores.winner,
        "borda_scores": scores.scores,
        "pairwise": _between(" > ", pairs.wins),
        "robustness": asdict(robustness.of_rankings(source.options, source.ballots)),
    }


def _between(sign: str, figures_of: Mapping[tuple[str, str], int]) -> dict[str, int]:
    return {f"{one}{sign}{other}": number for (one, other), number in figures_of.items()}


def _pointed(source: Pointed) -> Figures:
    dots = points.tally(source.options, source.ballots, source.per_ballot, source.negative)
    swing = source.per_ballot or max(
        (max(ballot.values(), default=0) for ballot in source.ballots), default=0
    )
    if source.per_option:
        swing = min(swing, source.per_option) + min(source.negative, source.per_option)
    else:
        swing += source.negative
    return {
        "voters": dots.ballots,
        "points": dots.points,
        "voters_per_option": dots.voters_per_option,
        "order": dots.order,
        "winner": dots.winner,
        "heaviest_share": dots.heaviest,
        "used": dots.used,
        "unused": dots.unused,
        "robustness": asdict(robustness.of_sums(source.options, source.ballots, swing)),
    }


def _counted(source: Counted) -> Figures:
    spread = scale.summary(source.counts, source.lowest, source.dont_know, source.width)
    return {
        "n": spread.n,
        "dont_know": spread.dont_know,
        "mean": spread.mean,
        "median": spread.median,
        "quartiles": spread.quartiles,
        "sd": spread.sd,
        "sd_normalised": spread.sd_normalised,
        "agreement_A": agreement.agreement(source.counts),
        "tastle_wierman_consensus": agreement.consensus(source.counts),
    }


def _judged(source: Judged) -> Figures:
    judged = concordance.kendall(source.rows)
    return {key: getattr(judged, key) for key in ("judges", "objects", "S", "W", "chi2", "df", "p")}


def _graded(source: Graded) -> Figures:
    judgment = majority_judgment(source.grades, source.rows)
    return {
        "winner": judgment.winner,
        "ranking": judgment.ranking,
        "majority_gauge": {option: _gauge(gauge) for option, gauge in judgment.gauges.items()},
    }


def _gauge(gauge: Gauge) -> list[Any]:
    return [gauge.p, f"{gauge.grade} {gauge.sign}", gauge.q]


def _budgeted(source: Budgeted) -> Figures:
    shares = equal_shares(source.budget, source.costs, source.ballots)
    by_votes = greedy(source.budget, source.costs, source.ballots)
    return {
        "votes": shares.votes,
        "equal_shares_winners": shares.funded,
        "equal_shares_tied": shares.tied,
        "total_cost": shares.cost,
        "rest": shares.rest,
        "voter_share": shares.share,
        "spending": shares.spending,
        "greedy_winners": by_votes.funded,
        "greedy_tied": by_votes.tied,
        "greedy_total_cost": by_votes.cost,
    }


def _estimated(source: Estimated) -> Figures:
    counted = estimate(source.values)
    return {
        "n": counted.n,
        "dont_know": source.dont_know,
        "lowest": counted.lowest,
        "highest": counted.highest,
        "mean": counted.mean,
        "median": counted.median,
        "quartiles": counted.quartiles,
        "histogram": [asdict(one) for one in counted.histogram],
    }


def _weighed(source: Weighed) -> Figures:
    counted = criteria.tally(source.options, source.weights, source.ballots)
    weighing = Weighing(source.options, source.ballots, source.weights, 1, source.highest)
    return {
        "ballots": len(source.ballots),
        "totals": counted.totals,
        "ranking": counted.ranking,
        "winner": counted.winner,
        "unranked": counted.unranked,
        "equal_weights_totals": counted.equal_totals,
        "means": {
            option: {name: cell.mean for name, cell in row.items()} for option, row in counted.cells.items()
        },
        "robustness": asdict(of_criteria(weighing, counted)),
    }


def jsonable(value: Any) -> Any:
    """Tuples as lists and fractions as plain numbers, all the way down."""
    if isinstance(value, dict):
        return {key: jsonable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(inner) for inner in value]
    return plain(value) if isinstance(value, Fraction) else value
