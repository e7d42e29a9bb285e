"""Counts a rate round again: all figures of every option on any scale, the order, the bars, by role.

A record of before there were ranges has no bars and tells less; what it tells is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.robustness import compare_ratings
from session.recount.round import Document, Round
from session.recount.spread import on_scale

SCALES = {"1-5": (1, 5), "1-10": (1, 10), "-2-2": (-2, 2)}
MOST_STEPS = 101
DRAWN = 11  # a scale of more steps is drawn in bars

LATER_FIGURES = ("consensus", "skipped")  # that the first records did not have


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the mean of each option."""
    return result["options"].column("mean")


def count(round_: Round, comparison: Comparison) -> None:
    """The figures of each option, and the order by their means."""
    result, steps = round_.result, _steps(round_)
    if result["steps"].value:
        listed = [step["value"].value for step in result["steps"]]
        comparison.holds(result["steps"], "the steps of the scale", listed == steps)
    bars = [] if result["bars"].is_missing else [_steps_of_bar(bar) for bar in result["bars"]]
    _bars(result["bars"], bars, steps, comparison)
    means = dict.fromkeys(round_.options, Fraction(steps[0] - 1))
    agreements: dict[str, Fraction | None] = {}
    withheld = set[str]()
    for name, row in comparison.rows(result["options"], round_.texts):
        given = [choice["values"][name] for choice in round_.choices if name in choice["values"]]
        answers = comparison.answers_told(row, given)
        comparison.holds(row, "answers on the scale", {*answers} <= {None, *steps})
        if row["withheld"].value is True:
            withheld.add(name)
        skipped = None if name in withheld else len(round_.choices) - len(answers)
        figures = on_scale(answers, steps, bars) | {"skipped": skipped}
        for key, figure in figures.items():
            (comparison.same_if_told if key in LATER_FIGURES else comparison.same)(row[key], figure)
        means[name] = means[name] if figures["mean"] is None else figures["mean"]
        agreements[name] = figures["agreement"]
        _roles(round_, name, row["byRole"], steps, bars, comparison)
    comparison.order(result, means)
    talk = [agreements[option.text()] for option in result["talkFirst"]]
    known = [agreement for agreement in talk if agreement is not None]
    comparison.holds(result["talkFirst"], "the most divided first", known == sorted(known))
    _verdict(round_, withheld, steps[-1] - steps[0], comparison)


def _verdict(round_: Round, withheld: set[str], length: int, comparison: Comparison) -> None:
    """How solid the order is, of the answers that are told. `length` of the scale."""
    ballots = [
        {
            option: score
            for option, score in choice["values"].items()
            if score is not None and option not in withheld
        }
        for choice in round_.choices
    ]
    by_role = all(row["byRole"].value for row in round_.result["options"])
    compare_ratings(round_, ballots, length, by_role, comparison)


def _steps(round_: Round) -> list[int]:
    """The steps of the scale that the settings name, from the lowest up."""
    settings = round_.settings
    if settings["scale"] == "range":
        number = (settings["highest"] - settings["lowest"]) // settings["step"] + 1
        if number > MOST_STEPS:
            round_.part["settings"].refuse(f"has a scale of more than {MOST_STEPS} steps")
        return [settings["lowest"] + settings["step"] * at for at in range(number)]
    low, high = SCALES.get(settings["scale"], (1, len(settings["labels"])))
    return list(range(low, high + 1))


def _roles(
    round_: Round,
    name: str,
    by_role: Part,
    steps: Sequence[int],
    bars: Sequence[range],
    comparison: Comparison,
) -> None:
    for role, figures in by_role.items():
        values = [choice["values"] for choice in round_.choices_of(role)]
        counted = on_scale([scores[name] for scores in values if name in scores], steps, bars)
        comparison.large_enough(figures, counted["n"])
        for key, figure in figures.items():
            comparison.same(figure, counted[key])


def _steps_of_bar(bar: Part) -> range:
    return range(bar["low"].whole(), bar["high"].whole() + 1)


def _bars(part: Part, bars: Sequence[range], steps: Sequence[int], comparison: Comparison) -> None:
    """Bars follow on each other, hold every step once, and are not more than there is room for."""
    if not bars:
        return
    comparison.holds(part, "bars that fit", len(steps) > DRAWN >= len(bars))
    ends = {end for bar in bars for end in (bar[0], bar[-1])}
    comparison.holds(part, "bars that begin and end on a step", ends <= {*steps})
    held = [step for bar in bars for step in steps if step in bar]
    comparison.holds(part, "every step in one bar", held == list(steps))
    for row, bar in zip(part, bars, strict=True):
        comparison.same(row["steps"], sum(step in bar for step in steps))


def tally_documents(round_: Round) -> dict[str, Document]:
    """The scores of each option, counted step by step."""
    steps = _steps(round_)
    answers = {
        name: [choice["values"][option] for choice in round_.choices if option in choice["values"]]
        for option, name in round_.names.items()
    }
    return {
        name: {
            "counts": [scores.count(step) for step in steps],
            "lowest": steps[0],
            "step": steps[1] - steps[0],
            "dont_know": scores.count(None),
        }
        for name, scores in answers.items()
    }
