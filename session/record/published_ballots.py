"""The ballots as the exported record has them: all that a recount needs, and nothing that the screens do not show.

Pure. What is left out stands elsewhere in the record, or nowhere:
people's own words are in the result, in alphabetical order and without the rest of a ballot; answers to a question that
too few people answered are not told at all; of ballots on paper only their number is told, because who voted on paper
can be seen in the room.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core import answers
from session.core.kind import RoundKind
from session.core.results import COUNTING, Results
from session.core.shapes import read, told
from session.core.state import Ballot, Json, Session
from session.record.build import counted_rounds
from session.record.document import PublishedRound


def published(state: Session, kinds: Mapping[str, RoundKind], results: Results = COUNTING) -> list[Json]:
    """`counted_rounds` with such ballots, and `paper`: how many were on paper (None for a round without ballots)."""
    rounds = counted_rounds(state, kinds, results)
    shown = (_round(counted, kinds[counted["kind"]], state.threshold) for counted in rounds)
    return [told(read(PublishedRound, round_)) for round_ in shown]


def _round(counted: Json, kind: RoundKind, threshold: int) -> Json:
    if counted["ballots"] is None:
        return {**counted, "paper": None}
    ballots = read(tuple[Ballot, ...], counted["ballots"])
    choices = [ballot.choice for ballot in ballots]
    if kind.answers is not None:
        withheld = answers.few(kind.answers, ballots, threshold, by_phone="division" in counted)
        known = [answers.without(kind.answers, choice, withheld) for choice in choices]
        choices = [answers.wordless(kind.answers, choice) for choice in known]
    rows = [{"role": ballot.role, "choice": choice} for ballot, choice in zip(ballots, choices, strict=True)]
    return {**counted, "ballots": rows, "paper": sum(ballot.paper for ballot in ballots)}
