"""Spread, agreement, grades and sums against numpy, scipy, pref_voting, votelib and Python's statistics.

Used by second_count. For van der Eijk's A and the consensus of Tastle and Wierman there is no Python library; those
two are counted again here from the published definitions, sharing nothing with session/methods.
"""

from __future__ import annotations

import statistics
from fractions import Fraction
from random import Random

import numpy as np
from pref_voting.grade_methods import majority_judgement
from pref_voting.grade_profiles import GradeProfile
from scipy.stats import friedmanchisquare, rankdata
from second_count_draw import Check, Told, Verdict, near, verdict
from votelib.evaluate.cardinal import MajorityJudgment
from votelib.evaluate.core import Tie, VotingSystemError, get_n_best

from session.methods import agreement, approval, concordance, criteria, estimate, points, scale
from session.methods.majority_judgment import majority_judgment

NAMES = "ABCDEF"


def counts(dice: Random, least: int) -> list[int]:
    """Ballots for each step of a scale of `least` to 9 steps, some empty, at least one ballot."""
    steps, most = dice.randint(least, 9), dice.choice((1, 4, 60))
    found = [dice.randint(0, most) if dice.random() < 0.7 else 0 for _ in range(steps)]
    return found if any(found) else counts(dice, least)


def compare_scale(dice: Random) -> Told:
    """numpy's default quantile is definition 7 of Hyndman and Fan; ddof 1 divides by n - 1."""
    drawn, lowest = counts(dice, 2), dice.randint(-3, 3)
    values = np.repeat(np.arange(len(drawn)) + lowest, drawn)
    found = scale.summary(drawn, lowest)
    sd = float(np.std(values, ddof=1)) if len(values) > 1 else None
    theirs = (
        *(
            float(each)
            for each in (np.mean(values), np.median(values), *np.quantile(values, (0.25, 0.5, 0.75)))
        ),
        sd,
        float(np.std(values)) / ((len(drawn) - 1) / 2),
    )
    ours = (found.mean, found.median, *(found.quartiles or ()), found.sd, found.sd_normalised)
    return _close(ours, theirs, drawn)


def compare_estimate(dice: Random) -> Told:
    """Exact: Python's inclusive quantiles of fractions."""
    values = [
        Fraction(dice.randint(-50, 500), dice.choice((1, 1, 2, 10))) for _ in range(dice.randint(2, 40))
    ]
    found = estimate.estimate(values)
    theirs = (
        statistics.mean(values),
        statistics.median(values),
        statistics.quantiles(values, method="inclusive"),
    )
    return verdict((found.mean, found.median, list(found.quartiles or ())), theirs, values)


def compare_histogram(dice: Random) -> Told:
    values = [Fraction(dice.randint(0, 400), 4) for _ in range(dice.randint(2, 60))]
    bins = estimate.estimate(values).histogram
    if len(bins) < 2:
        return Verdict.LEFT_OUT, ""
    edges = [float(each.start) for each in bins] + [float(bins[-1].end)]
    theirs, _ = np.histogram([float(value) for value in values], edges)
    return verdict([each.count for each in bins], theirs.tolist(), values)


def compare_agreement(dice: Random) -> Told:
    drawn = counts(dice, 3)
    return verdict(agreement.agreement(drawn), van_der_eijk(drawn), drawn)


def van_der_eijk(drawn: list[int]) -> Fraction:
    """Weighted mean of A over the layers between one frequency that occurs and the next (van der Eijk 2001)."""
    found, below, steps = Fraction(0), 0, len(drawn)
    for height in sorted({count for count in drawn if count}):
        layer = [int(count >= height) for count in drawn]
        weight = Fraction((height - below) * sum(layer), sum(drawn))
        found += weight * _layer(layer, steps, sum(layer))
        below = height
    return found


def _layer(layer: list[int], steps: int, filled: int) -> Fraction:
    """A = U (1 - (S - 1) / (K - 1)), with U from triples 110 and 011 (unimodal) and 101 (not)."""
    if filled == 1:
        return Fraction(1)  # one category: full agreement, whatever the triples say
    unimodal = bimodal = 0
    for i in range(steps):
        for j in range(i + 1, steps):
            for k in range(j + 1, steps):
                unimodal += (layer[i], layer[j], layer[k]) in ((1, 1, 0), (0, 1, 1))
                bimodal += (layer[i], layer[j], layer[k]) == (1, 0, 1)
    if not unimodal + bimodal:
        return Fraction(0)  # every category filled alike
    u = Fraction((steps - 2) * unimodal - (steps - 1) * bimodal, (steps - 2) * (unimodal + bimodal))
    return u * (1 - Fraction(filled - 1, steps - 1))


def compare_consensus(dice: Random) -> Told:
    drawn = counts(dice, 2)
    share, step = np.array(drawn) / sum(drawn), np.arange(len(drawn))
    kept = share > 0
    middle = float((share * step).sum())
    far = np.abs(step[kept] - middle) / (len(drawn) - 1)
    theirs = 1 + float((share[kept] * np.log2(1 - far)).sum())
    return _close((agreement.consensus(drawn),), (theirs,), drawn)


def compare_kendall(dice: Random) -> Told:
    """Friedman's chi-square with the correction for ties is judges x (objects - 1) x W; scipy needs three objects."""
    judges, objects, last = dice.randint(2, 15), dice.randint(3, 7), dice.choice((2, 4, 9))
    rows = [[dice.randint(1, last) for _ in range(objects)] for _ in range(judges)]
    found = concordance.kendall(rows)
    if found.W is None:
        return Verdict.LEFT_OUT, ""
    chi2, p = friedmanchisquare(*zip(*rows, strict=True))
    theirs = float(chi2), float(p), float(chi2) / (judges * (objects - 1))
    return _close((found.chi2, found.p, found.W), theirs, rows)


def graded(dice: Random, most: int = 5) -> dict[str, list[int]]:
    """Grades from best to worst for 2 to `most` options, as many ballots for each."""
    steps, ballots = dice.randint(2, 6), dice.choice((dice.randint(1, 6), dice.randint(7, 60)))
    options = NAMES[: dice.randint(2, most)]
    given = {option: [dice.randrange(steps) for _ in range(ballots)] for option in options}
    return {option: [grades.count(step) for step in range(steps)] for option, grades in given.items()}


def compare_judgment(dice: Random) -> Told:
    """The whole ranking: their winners, then their winners among the rest, and so on."""
    drawn = graded(dice)
    steps = len(drawn["A"])
    ours = majority_judgment([str(step) for step in range(steps)], drawn)
    papers = {option: [-s for s, n in enumerate(row) for _ in range(n)] for option, row in drawn.items()}
    rows = [dict(zip(papers, each, strict=True)) for each in zip(*papers.values(), strict=True)]
    profile = GradeProfile(rows, [-step for step in range(steps)], candidates=list(drawn))
    rest, layers = list(drawn), []
    while rest:
        layers.append(sorted(majority_judgement(profile, curr_cands=rest)))
        rest = [option for option in rest if option not in layers[-1]]
    return verdict([sorted(tier) for tier in ours.ranking], layers, drawn)


def compare_judgment_by_removal(dice: Random) -> Told:
    """Removing medians one by one goes on where the gauge is a tie, so their winner may be one of ours.

    Two options at a time: with more, votelib lets an option whose median has already dropped come back.
    """
    drawn = graded(dice, most=2)
    ours = majority_judgment([str(step) for step in range(len(drawn["A"]))], drawn).winner
    votes = {option: {-step: n for step, n in enumerate(row) if n} for option, row in drawn.items()}
    try:
        (second,) = MajorityJudgment().evaluate(_score_votes(votes), 1)
    except VotingSystemError:
        return (Verdict.TIE if len(ours) > 1 else Verdict.DIFFERS), f"ours {ours}, theirs none, of {drawn}"
    chosen = sorted(second) if isinstance(second, Tie) else [second]
    if len(ours) > 1 and set(chosen) <= set(ours):
        return Verdict.TIE, ""
    return verdict(sorted(ours), chosen, drawn)


def _score_votes(votes: dict[str, dict[int, int]]) -> dict[frozenset[tuple[str, int]], int]:
    """The same grades as ballots: the i-th ballot holds the i-th grade of every option."""
    papers = {option: [s for s, n in row.items() for _ in range(n)] for option, row in votes.items()}
    found = dict[frozenset[tuple[str, int]], int]()
    for grades in zip(*papers.values(), strict=True):
        ballot = frozenset(zip(papers, grades, strict=True))
        found[ballot] = found.get(ballot, 0) + 1
    return found


def compare_points(dice: Random) -> Told:
    options = NAMES[: dice.randint(1, 6)]
    table = np.array([[dice.choice((0, 0, 1, 2, 3)) for _ in options] for _ in range(dice.randint(1, 15))])
    ballots = [{o: int(n) for o, n in zip(options, row, strict=True) if n} for row in table]
    found = points.tally(options, ballots)
    totals, voters = table.sum(axis=0).tolist(), (table > 0).sum(axis=0).tolist()
    places = rankdata([-each for each in totals], method="dense").tolist()
    order = [
        [o for o, at in zip(options, places, strict=True) if at == place] for place in sorted(set(places))
    ]
    ours = list(found.points.values()), list(found.voters_per_option.values()), [list(t) for t in found.order]
    return verdict(ours, (totals, voters, order), ballots)


def compare_approval(dice: Random) -> Told:
    """votelib names who is tied for the last places; options without a vote are never chosen."""
    options, places = NAMES[: dice.randint(2, 6)], dice.randint(1, 4)
    ballots = [[o for o in options if dice.random() < 0.4] for _ in range(dice.randint(1, 9))]
    found = approval.choose(options, ballots, places)
    votes = {option: number for option, number in found.votes.items() if number}
    chosen = get_n_best(votes, places) if votes else []
    tied = {option for each in chosen if isinstance(each, Tie) for option in each}
    certain = {each for each in chosen if not isinstance(each, Tie)}
    return verdict((set(found.elected), set(found.tied)), (certain, tied), ballots)


def compare_criteria(dice: Random) -> Told:
    """Weighted means by Python's statistics, exact; the spread of every cell too."""
    options, weights = NAMES[: dice.randint(2, 4)], {c: dice.randint(0, 5) for c in "xyz"}
    weights["x"] += not any(weights.values())
    ballots = [
        {o: {c: dice.randint(1, 5) for c in weights if dice.random() < 0.8} for o in options}
        for _ in range(dice.randint(1, 9))
    ]
    ours = criteria.tally(options, weights, ballots)
    totals = dict[str, Fraction | None]()
    for option in options:
        cells = {c: [Fraction(b[option][c]) for b in ballots if c in b[option]] for c in weights}
        for criterion, ratings in cells.items():
            sd = statistics.stdev(ratings) if len(ratings) > 1 else None
            if not near(ours.cells[option][criterion].sd, sd):
                return verdict(ours.cells[option][criterion].sd, sd, ratings)
        used = {c: weight for c, weight in weights.items() if weight}
        totals[option] = (
            sum(weight * statistics.mean(cells[c]) for c, weight in used.items()) / sum(used.values())
            if all(cells[c] for c in used)
            else None
        )
    return verdict(ours.totals, totals, ballots)


def _close(ours: tuple[object, ...], theirs: tuple[object, ...], about: object) -> Told:
    pairs = [
        [None if each is None else float(each) for each in pair] for pair in zip(ours, theirs, strict=True)
    ]  # type: ignore[arg-type]
    if all(near(one, other) for one, other in pairs):
        return Verdict.EQUAL, ""
    return verdict(ours, theirs, about)


CHECKS = (
    Check("mean, median, quartiles, sd", "numpy", compare_scale),
    Check("estimates: mean, median, quartiles", "Python's statistics, inclusive", compare_estimate),
    Check("estimates: histogram", "numpy", compare_histogram),
    Check("agreement A", "the published definition", compare_agreement),
    Check("tastle-wierman consensus", "the published formula, numpy", compare_consensus),
    Check("kendall W, chi2, p", "scipy Friedman", compare_kendall),
    Check("majority judgment ranking", "pref_voting", compare_judgment),
    Check("majority judgment, two options", "votelib, medians removed", compare_judgment_by_removal),
    Check("points", "numpy, scipy", compare_points),
    Check("approval, k of n", "votelib", compare_approval),
    Check("criteria: totals and spread", "Python's statistics", compare_criteria),
)
