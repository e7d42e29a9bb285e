"""The ballots in a decision record, counted by every rule the tally knows: one count for each thing that was voted on.

What a kind's ballots are in the shapes of the tally, the kind says itself in its recount.py. A record is read as
strictly as any other document; what cannot be counted says why, and never stands in the way of the other rounds.
"""

from __future__ import annotations

from typing import Any

from session.recount.kinds import counting_of
from session.recount.part import NotARecord, Part
from session.recount.round import Round, read_round
from session.tally.figures import Figures, figures
from session.tally.inputs import Unreadable, one_line
from session.tally.json_ballots import read_document
from session.tally.strict_json import Node

SCHEMA = "versnelkamer-record/1"
WITHHELD = "withheld: fewer people voted than may be shown"
UNKNOWN = "this program does not know this kind of round"


def is_record(root: Node) -> bool:
    """Whether a document says that it is a decision record, of whatever version."""
    return "schema" in root and str(root["schema"].value).startswith("versnelkamer-record/")


def figures_of_record(root: Node) -> Figures:
    """Every round with secret ballots, in order. Raises Unreadable for what is no record of this version."""
    if root["schema"].value != SCHEMA:
        root["schema"].refuse(f"is not {SCHEMA}, the only version that can be counted here")
    try:
        rounds = [read_round(part, Part(None)) for part in Part(root.value)["rounds"]]
        secret = [round_ for round_ in rounds if round_.ballots is not None or _is_withheld(round_)]
    except NotARecord as fault:
        raise Unreadable("", str(fault)) from None
    return {"rounds": [_round(round_) for round_ in secret]}


def _is_withheld(round_: Round) -> bool:
    return "withheld" in round_.result and round_.result["withheld"].value is True


def _round(round_: Round) -> Figures:
    named = {"n": round_.n, "id": round_.id, "kind": round_.kind, "prompt": round_.part["prompt"].value}
    if _is_withheld(round_):
        return {**named, "not_counted": WITHHELD}
    counting = counting_of(round_.kind)
    if counting is None or counting.tally_documents is None:
        return {**named, "not_counted": UNKNOWN}
    try:
        documents = counting.tally_documents(round_)
    except (NotARecord, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as fault:
        return {**named, "not_counted": one_line(f"its ballots are not those of this kind ({fault!r})")}
    return {**named, "counted": [_count(about, document) for about, document in documents.items()]}


def _count(about: str, document: dict[str, Any]) -> Figures:
    """`about`: what was voted on, when a round has more than one such thing."""
    named = {"about": about} if about else {}
    try:
        return {**named, **figures(read_document(Node(document)))}
    except Unreadable as refusal:
        return {**named, "not_counted": str(refusal)}
