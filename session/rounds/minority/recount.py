"""Counts objections again: who has none, and how many people join each one."""

from __future__ import annotations

from collections.abc import Sequence

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Choice, Document, Round


def headline(result: Part) -> dict[str, float]:
    """A second vote compares who has no objection."""
    return result["decisions"].column("none")


def count(round_: Round, comparison: Comparison) -> None:
    """The answers about each decision; those of one that too few people answered are withheld."""
    untold = set()
    for name, decision in comparison.rows(round_.result["decisions"], round_.texts, in_order=True):
        answers = _answers(round_.choices, name)
        if comparison.is_withheld(decision, decision["n"], answers):
            untold.add(name)
            continue
        _none(decision, answers, comparison)
        for role, figures in decision["byRole"].items():
            of_role = _answers(round_.choices_of(role), name)
            comparison.large_enough(figures, len(of_role))
            _none(figures, of_role, comparison)
    _objections(round_, untold, comparison)


def _answers(choices: Sequence[Choice], name: str) -> list[list[str]]:
    return [choice["answers"][name] for choice in choices if name in choice["answers"]]


def _none(figures: Part, answers: Sequence[list[str]], comparison: Comparison) -> None:
    comparison.same(figures["n"], len(answers))
    comparison.same(figures["none"], answers.count([]))


def _objections(round_: Round, untold: set[str], comparison: Comparison) -> None:
    """Every objection that was put in, with how many join it. Those that were hidden are not in the record."""
    listing, put_in = round_.result["objections"], round_.part["contributions"]
    known = {} if put_in.is_missing else {key: part["text"].text() for key, part in put_in.items()}
    printed = {
        (row["text"].value, row["condition"].value)
        for table in round_.section["tables"]
        for row in table["rows"]
        if not row["joined"].is_missing
    }
    for name, objection in comparison.rows(listing, known):
        decision = objection["decision"].text()
        comparison.same(put_in[name]["topic"], decision)
        condition = objection["condition"]
        said = (objection["text"].value, None if condition.is_missing else condition.value)
        comparison.holds(objection, "the words that the pages have", said in printed)
        if decision in untold:
            comparison.holds(objection, "nothing is told of who joins it", objection["joined"].is_missing)
        else:
            joined = sum(name in answer for answer in _answers(round_.choices, decision))
            comparison.same(objection["joined"], joined)


def tally_documents(round_: Round) -> dict[str, Document]:
    """Having no objection to a decision, or at least one, as one point."""
    return {
        name: {
            "options": ["none", "objection"],
            "points_per_voter_max": 1,
            "ballots": [
                {"objection" if joined else "none": 1} for joined in _answers(round_.choices, option)
            ],
        }
        for option, name in round_.names.items()
    }
