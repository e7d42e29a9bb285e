"""Counts confidence in actions again: the steps and the mean, in all and by role."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Choice, Document, Round, different_names

STEPS = (1, 2, 3, 4, 5)


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the mean."""
    return result["actions"].column("mean")


def count(round_: Round, comparison: Comparison) -> None:
    """The answers about each action; those of one that too few people answered are withheld."""
    actions = {action["id"].text(): action for action in round_.result["actions"]}
    answered = {name for choice in round_.choices for name in choice["answers"]}
    comparison.holds(round_.result["actions"], "every action on a ballot", answered <= actions.keys())
    printed = {
        (row["text"].value, row["who"].value or "", row["when"].value or "")
        for table in round_.section["tables"]
        for row in table["rows"]
        if not row["when"].is_missing
    }
    put_in = round_.part["contributions"]
    known = {*round_.texts, *({} if put_in.is_missing else put_in.object())}
    comparison.holds(round_.result["actions"], "every action was put in", known >= actions.keys())
    for name, action in actions.items():
        words = (action["text"].value, action["who"].value, action["when"].value)
        comparison.holds(action, "the words that the pages have", words in printed)
        answers = _answers(round_.choices, name)
        if _is_withheld(action, answers, comparison):
            continue
        _figures(action, answers, comparison)
        for role, figures in action["byRole"].items():
            of_role = _answers(round_.choices_of(role), name)
            comparison.large_enough(figures, len(of_role))
            _figures(figures, of_role, comparison)


def _is_withheld(action: Part, answers: Sequence[int], comparison: Comparison) -> bool:
    """Who does an action and when is told also where its figures are not."""
    bare = Part(
        {key: value for key, value in action.object().items() if key not in ("who", "when")}, action.path
    )
    return comparison.is_withheld(bare, bare["n"], answers)


def _answers(choices: Sequence[Choice], name: str) -> list[int]:
    return [choice["answers"][name]["sure"] for choice in choices if name in choice["answers"]]


def _figures(figures: Part, answers: Sequence[int], comparison: Comparison) -> None:
    comparison.same(figures["n"], len(answers))
    comparison.same(figures["mean"], Fraction(sum(answers), len(answers)) if answers else None)
    comparison.same(figures["counts"], [answers.count(step) for step in STEPS])


def tally_documents(round_: Round) -> dict[str, Document]:
    """The confidence in each action, counted step by step."""
    texts = {action["id"].text(): action["text"].text() for action in round_.result["actions"]}
    return {
        name: {
            "counts": [_answers(round_.choices, action).count(step) for step in STEPS],
            "lowest": 1,
            "step": 1,
            "dont_know": 0,
        }
        for action, name in different_names(texts).items()
    }
