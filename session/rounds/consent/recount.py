"""Counts a consent round again: the answers, the objections, what passes, by role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from session.recount.comparison import Comparison
from session.recount.part import Part
from session.recount.round import Document, Round

STANCES = ("consent", "concern", "objection", "abstain")

Answer = Mapping[str, Any]


def headline(result: Part) -> dict[str, float]:
    """A second vote compares the objections to each proposal."""
    return result["proposals"].column("objection")


def count(round_: Round, comparison: Comparison) -> None:
    """A proposal passes with a quorum and without an objection that was left open."""
    quorum = round_.settings["quorum"]
    comparison.same(round_.result["quorum"], quorum)
    for name, proposal in comparison.rows(round_.result["proposals"], round_.texts, in_order=True):
        answers = [choice["answers"][name] for choice in round_.choices]
        _stances(proposal, answers, comparison)
        comparison.texts(proposal["objections"], _texts(answers, "objection"), key="text", every=True)
        comparison.texts(proposal["concerns"], _texts(answers, "concern"))
        for number, objection in enumerate(proposal["objections"], 1):
            comparison.same(objection["id"], f"{name}:{number}")
        left_open = sum(objection["note"].value is None for objection in proposal["objections"])
        enough = len(answers) >= max(quorum, 1)
        comparison.same(proposal["open"], left_open)
        comparison.same(proposal["quorumMet"], enough)
        comparison.same(proposal["passes"], enough and not left_open)
        for role, figures in proposal["byRole"].items():
            of_role = [choice["answers"][name] for choice in round_.choices_of(role)]
            comparison.large_enough(figures, len(of_role))
            _stances(figures, of_role, comparison)


def _texts(answers: Sequence[Answer], stance: str) -> list[str]:
    return [answer["text"] for answer in answers if answer["stance"] == stance]


def _stances(figures: Part, answers: Sequence[Answer], comparison: Comparison) -> None:
    comparison.same(figures["n"], len(answers))
    for stance in STANCES:
        comparison.same(figures[stance], sum(answer["stance"] == stance for answer in answers))


def resolutions(result: Part) -> list[dict[str, Any]]:
    """The proposals that pass; a concern counts as support."""
    return [
        {
            "text": proposal["text"].value,
            "ballots": proposal["n"].value,
            "withheld": False,
            "support": proposal["consent"].whole() + proposal["concern"].whole(),
            "neutral": proposal["abstain"].value,
            "against": proposal["objection"].value,
        }
        for proposal in result["proposals"]
        if proposal["passes"].value is True
    ]


def tally_documents(round_: Round) -> dict[str, Document]:
    """The stance on each proposal as one point."""
    return {
        name: {
            "options": list(STANCES),
            "points_per_voter_max": 1,
            "ballots": [{choice["answers"][option]["stance"]: 1} for choice in round_.choices],
        }
        for option, name in round_.names.items()
    }
