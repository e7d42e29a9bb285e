"""Counts an estimate round again: the middle, the spread, the bins, where ranges lie, by role."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Choice, Document, Round
from session.recount.spread import quartiles

WHOLE = "whole"  # the id of the only question of a round without options; its text is that of the round

Guess = Mapping[str, Any]  # low, and high for a range


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the middle of each question."""
    return result["questions"].column("median")


def count(round_: Round, comparison: Comparison) -> None:
    """The figures of each question; those of one that too few people answered are withheld."""
    asked = round_.texts or {WHOLE: round_.part["prompt"].text()}
    for name, question in comparison.rows(round_.result["questions"], asked, in_order=True):
        answers = [choice["values"][name] for choice in round_.choices if name in choice["values"]]
        guesses = [answer for answer in answers if answer is not None]
        if comparison.is_withheld(question, question["n"], guesses):
            continue
        comparison.same(question["n"], len(guesses))
        comparison.same(question["dontKnow"], len(answers) - len(guesses))
        _figures(question, _middles(guesses), comparison)
        if "shared" in question:
            _ranges(question, guesses, comparison)
        for role, figures in question["byRole"].items():
            _of_role(figures, name, round_.choices_of(role), comparison)


def _of_role(figures: Part, name: str, choices: Sequence[Choice], comparison: Comparison) -> None:
    values = _middles(
        [choice["values"][name] for choice in choices if choice["values"].get(name) is not None]
    )
    comparison.large_enough(figures, len(values))
    comparison.same(figures["n"], len(values))
    for key, figure in zip(("q1", "median", "q3"), quartiles(values), strict=True):
        comparison.same(figures[key], figure)


def _exact(value: float) -> Fraction:
    """The decimal that a person wrote: 0.1 is one tenth."""
    return Fraction(str(value))


def _middles(guesses: Sequence[Guess]) -> list[Fraction]:
    """Half-way between the ends of each guess."""
    return [
        (_exact(guess["low"]) + _exact(guess["low"] if guess["high"] is None else guess["high"])) / 2
        for guess in guesses
    ]


def _figures(question: Part, values: list[Fraction], comparison: Comparison) -> None:
    first, middle, third = quartiles(values)
    counted = {
        "lowest": min(values, default=None),
        "highest": max(values, default=None),
        "mean": sum(values) / len(values) if values else None,
        "median": middle,
        "q1": first,
        "q3": third,
        "sd": statistics.stdev(map(float, values)) if len(values) > 1 else None,
    }
    for key, figure in counted.items():
        comparison.same(question[key], figure)
    _bins(question["bins"], values, comparison)


def _bins(part: Part, values: list[Fraction], comparison: Comparison) -> None:
    """Bins follow on each other, have one width and hold every value once."""
    bins = list(part)
    ends = [(_exact(one["start"].value), _exact(one["end"].value)) for one in bins]
    for one, (start, end) in zip(bins, ends, strict=True):
        inside = sum(start <= value < end or start == value == end for value in values)
        comparison.same(one["count"], inside)
    follows = all(one[1] == other[0] for one, other in pairwise(ends))
    comparison.holds(part, "each bin begins where the one before ends", follows)
    comparison.holds(
        part, "all values are in the bins", sum(one["count"].whole() for one in bins) == len(values)
    )
    widths = {end - start for start, end in ends}
    comparison.holds(part, "bins of one width", len(widths) <= 1)
    comparison.holds(part, "one bin is one value", (len(bins) == 1) == (widths == {0}))


def _ranges(question: Part, guesses: Sequence[Guess], comparison: Comparison) -> None:
    """The middle of both ends, and the stretches that lie in most of the ranges."""
    ranges = [(_exact(guess["low"]), _exact(guess["high"])) for guess in guesses]
    for key, at in (("low", 0), ("high", 1)):
        comparison.same(question[key], statistics.median([ends[at] for ends in ranges]) if ranges else None)
    depths = {start: sum(low <= start <= high for low, high in ranges) for start, _ in ranges}
    most = max(depths.values(), default=0)
    comparison.same(question["shared"]["count"], most)
    stretches = [
        {"low": start, "high": min(high for low, high in ranges if low <= start <= high)}
        for start in sorted(start for start, depth in depths.items() if depth == most)
    ]
    comparison.same(question["shared"]["stretches"], stretches)


def tally_documents(round_: Round) -> dict[str, Document]:
    """The numbers on each question; of a range its middle."""
    answers = {
        name: [choice["values"][option] for choice in round_.choices if option in choice["values"]]
        for option, name in (round_.names or {WHOLE: ""}).items()
    }
    return {
        name: {
            "estimates": _middles([guess for guess in guesses if guess is not None]),
            "dont_know": guesses.count(None),
        }
        for name, guesses in answers.items()
    }
