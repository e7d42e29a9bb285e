"""Counts decisions again: for, neutral and against, the objections, by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Choice, Document, Round, different_names

STANCES = ("support", "neutral", "against")

Answer = Mapping[str, Any]


def headline(result: Part) -> dict[str, float]:
    """A second vote compares who is for each decision."""
    return result["decisions"].column("support")


def count(round_: Round, comparison: Comparison) -> None:
    """The stances on each decision; those of a decision that too few people answered are withheld."""
    decisions = {decision["id"].text(): decision for decision in round_.result["decisions"]}
    answered = {name for choice in round_.choices for name in choice["answers"]}
    comparison.holds(round_.result["decisions"], "every decision on a ballot", answered <= decisions.keys())
    for name, decision in decisions.items():
        answers = _answers(round_.choices, name)
        if comparison.is_withheld(decision, decision["n"], answers):
            continue
        _stances(decision, answers, comparison)
        objections = [answer["objection"] for answer in answers if answer["stance"] == "against"]
        comparison.texts(decision["objections"], objections)
        for role, figures in decision["byRole"].items():
            of_role = _answers(round_.choices_of(role), name)
            comparison.large_enough(figures, len(of_role))
            _stances(figures, of_role, comparison)


def _answers(choices: Sequence[Choice], name: str) -> list[Answer]:
    return [choice["answers"][name] for choice in choices if name in choice["answers"]]


def _stances(figures: Part, answers: Sequence[Answer], comparison: Comparison) -> None:
    counted = Counter(answer["stance"] for answer in answers)
    comparison.same(figures["n"], len(answers))
    for stance in STANCES:
        comparison.same(figures[stance], counted[stance])


def resolutions(result: Part) -> list[dict[str, Any]]:
    """Every decision, with its stances unless they are withheld."""
    return [
        {
            "text": decision["text"].value,
            "ballots": decision["n"].value,
            "withheld": decision["withheld"].value is True,
            **{stance: decision.value.get(stance) for stance in STANCES},
        }
        for decision in result["decisions"]
    ]


def tally_documents(round_: Round) -> dict[str, Document]:
    """The stance on each decision as one point. Decisions have the words that they got last."""
    texts = {decision["id"].text(): decision["text"].text() for decision in round_.result["decisions"]}
    return {
        name: {
            "options": list(STANCES),
            "points_per_voter_max": 1,
            "ballots": [{answer["stance"]: 1} for answer in _answers(round_.choices, decision)],
        }
        for decision, name in different_names(texts).items()
    }
