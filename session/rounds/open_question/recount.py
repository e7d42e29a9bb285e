"""Counts open questions again: how each was scored, by role too, and that no more texts are told than ballots."""

from __future__ import annotations

from collections import Counter

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Document, Round
from session.recount.spread import on_scale

SCALES = {"1-5": (1, 5), "1-10": (1, 10)}
UNSCORED = {**on_scale([], []), "skipped": None}


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the mean of each question."""
    return result["questions"].column("mean")


def count(round_: Round, comparison: Comparison) -> None:
    """The figures of each question, and what stands beside the texts."""
    result, steps = round_.result, _steps(round_)
    comparison.same(result["more"], 0)
    texts = _texts(result["answers"], round_, comparison)
    for name, row in comparison.rows(result["questions"], round_.texts, in_order=True):
        comparison.same(row["texts"], texts[name])
        comparison.holds(row["texts"], "no more texts than ballots", texts[name] <= len(round_.choices))
        if not steps:
            for key, figure in UNSCORED.items():
                comparison.same(row[key], figure)
            comparison.same(row["byRole"], {})
            continue
        given = [choice["scores"][name] for choice in round_.choices if name in choice["scores"]]
        answers = comparison.answers_told(row, given)
        comparison.holds(row, "scores on the scale", {*answers} <= {*steps})
        skipped = None if row["withheld"].value is True else len(round_.choices) - len(answers)
        for key, figure in (on_scale(answers, steps) | {"skipped": skipped}).items():
            comparison.same(row[key], figure)
        beside = Counter(
            answer["score"].whole()
            for _, answer in result["answers"].items()
            if answer["question"].value == name and "score" in answer
        )
        told = all(n <= answers.count(score) for score, n in beside.items())
        comparison.holds(row, "beside the texts only scores that were given", told)
        _roles(round_, name, row["byRole"], steps, comparison)


def _texts(answers: Part, round_: Round, comparison: Comparison) -> Counter[str]:
    """How many texts each question has."""
    found: Counter[str] = Counter()
    for _, answer in answers.items():
        question = answer["question"].text()
        found[question] += 1
        known = question in round_.texts and bool(answer["text"].text())
        comparison.holds(answer, "an answer to a question of this round", known)
    places = {f"{question}:{at}" for question, n in found.items() for at in range(1, n + 1)}
    comparison.holds(answers, "named by their places", places == {*answers.object()})
    return found


def _steps(round_: Round) -> list[int]:
    if round_.settings["scale"] == "none":
        return []
    low, high = SCALES[round_.settings["scale"]]
    return list(range(low, high + 1))


def _roles(round_: Round, name: str, by_role: Part, steps: list[int], comparison: Comparison) -> None:
    for role, figures in by_role.items():
        scores = [choice["scores"] for choice in round_.choices_of(role)]
        counted = on_scale([one[name] for one in scores if name in one], steps)
        comparison.large_enough(figures, counted["n"])
        for key, figure in figures.items():
            comparison.same(figure, counted[key])


def tally_documents(round_: Round) -> dict[str, Document]:
    """The scores of each question, counted step by step; nothing without a scale."""
    steps = _steps(round_)
    scores = {
        name: [choice["scores"][question] for choice in round_.choices if question in choice["scores"]]
        for question, name in round_.names.items()
    }
    return {
        name: {"counts": [given.count(step) for step in steps], "lowest": 1, "step": 1, "dont_know": 0}
        for name, given in scores.items()
        if steps
    }
