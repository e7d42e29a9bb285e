"""Do the judges rank alike? Kendall's coefficient of concordance W, with the correction for ties.

Sources: M. Kendall & B. Babington Smith, Annals of Mathematical Statistics 10:275-287 (1939); ties after S. Siegel &
N. Castellan, Nonparametric Statistics (1988), ch. 9. The p-value is the upper tail of chi-square by the regularised
incomplete gamma function: series and continued fraction 6.5.29 and 6.5.31 of Abramowitz & Stegun (1964). It is an
approximation; do not show it below ten judges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import exp, lgamma, log

ENOUGH = 1e-15
TINY = 1e-300


@dataclass(frozen=True)
class Concordance:
    """W runs from 0 (none) to 1 (identical). S is the sum of squared deviations of the rank sums.

    W, chi2 and p are None when every judge ties everything, because then nothing is ranked.
    """

    judges: int
    objects: int
    S: Fraction
    W: Fraction | None
    chi2: Fraction | None
    df: int
    p: float | None


def kendall(rows: Sequence[Sequence[int | Fraction]]) -> Concordance:
    """W for one row per judge, holding that judge's rank or rating of each object; equal values get mid-ranks.

    Whether low or high is best does not matter as long as it is the same for all. Raises ValueError for fewer than two
    judges or objects, or rows of different length.
    """
    judges, objects = len(rows), len(rows[0]) if rows else 0
    if judges < 2 or objects < 2 or any(len(row) != objects for row in rows):
        raise ValueError("concordance needs two or more judges who all rank the same two or more objects")
    doubled, ties = [0] * objects, 0
    for row in rows:
        sizes = Counter(row)
        places = _doubled_ranks(sizes)
        doubled = [total + places[value] for total, value in zip(doubled, row, strict=True)]
        ties += sum([size**3 - size for size in sizes.values() if size > 1])
    deviation = Fraction(sum((total - judges * (objects + 1)) ** 2 for total in doubled), 4)
    below = judges**2 * (objects**3 - objects) - judges * ties
    df = objects - 1
    if not below:
        return Concordance(judges, objects, deviation, None, None, df, None)
    w = 12 * deviation / below
    chi2 = judges * df * w
    return Concordance(judges, objects, deviation, w, chi2, df, upper_tail(float(chi2), df))


def _doubled_ranks(sizes: Mapping[int | Fraction, int]) -> dict[int | Fraction, int]:
    """Value -> twice its mid-rank, which is a whole number, from how often each value occurs."""
    doubled, below = dict[int | Fraction, int](), 0
    for value in sorted(sizes):
        doubled[value] = 2 * below + sizes[value] + 1
        below += sizes[value]
    return doubled


def upper_tail(chi2: float, df: int) -> float:
    """Chance that a chi-square variable with df degrees of freedom is at least chi2."""
    a, x = df / 2, chi2 / 2
    if x <= 0:
        return 1.0
    return 1 - _series(a, x) if x < a + 1 else _fraction(a, x)


def _series(a: float, x: float) -> float:
    """Lower regularised incomplete gamma; converges fast for x < a + 1."""
    term = total = 1 / a
    step = a
    while abs(term) > abs(total) * ENOUGH:
        step += 1
        term *= x / step
        total += term
    return total * exp(a * log(x) - x - lgamma(a))


def _fraction(a: float, x: float) -> float:
    """Upper regularised incomplete gamma by Lentz's method; converges fast for x >= a + 1."""
    b = x + 1 - a
    c, d = 1 / TINY, 1 / b
    product, turn, factor = d, 0, 0.0
    while abs(factor - 1) > ENOUGH and turn < 10_000:
        turn += 1
        above = -turn * (turn - a)
        b += 2
        d = 1 / (above * d + b or TINY)
        c = b + above / c or TINY
        factor = d * c
        product *= factor
    return product * exp(a * log(x) - x - lgamma(a))
