"""The ballots as the exported record has them: all that a recount needs, and nothing that the screens do not show.

Pure. Called by `make` for every file that holds ballots. What is left out stands elsewhere in the record, or nowhere:
people's own words are in the result, in alphabetical order and without the rest of a ballot; answers to a question that
too few people answered are not told at all; of ballots on paper only their number is told, because who voted on paper
can be seen in the room.
"""

from __future__ import annotations

from collections.abc import Mapping

from session.core import answers
from session.core.kind import RoundKind
from session.core.state import Json, Session
from session.record.build import recount


def published(state: Session, kinds: Mapping[str, RoundKind]) -> list[Json]:
    """`recount` with such ballots, and `paper`: how many of them were on paper (None for a round without ballots)."""
    return [_round(each, kinds[each["kind"]], state.threshold) for each in recount(state, kinds)]


def _round(counted: Json, kind: RoundKind, threshold: int) -> Json:
    ballots = counted["ballots"]
    if ballots is None:
        return {**counted, "paper": None}
    choices = [each["choice"] for each in ballots]
    if kind.answers is not None:
        untold = answers.few(kind.answers, choices, threshold)
        told = [answers.without(kind.answers, each, untold) for each in choices]
        choices = [answers.wordless(kind.answers, each) for each in told]
    rows = [{"role": each["role"], "choice": choice} for each, choice in zip(ballots, choices, strict=True)]
    return {**counted, "ballots": rows, "paper": sum(bool(each.get("paper")) for each in ballots)}
