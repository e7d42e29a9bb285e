"""An agenda as the rest of the server has it: read from a file or made of a session, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from session.core.payloads import EarlierResult
from session.core.state import Json

Step = Json
"""The payload of `round.add`, with earlier rounds by their number from 1 in `source`, `about` and `again`; and
`skipped`."""


@dataclass(frozen=True)
class EarlierRecord:
    """The record of an earlier session that travels with an agenda: its JSON file, and what it says it is."""

    fingerprint: str
    file: bytes
    title: str = ""
    held: str = ""


@dataclass(frozen=True)
class Agenda:
    """`language`: the one its texts are in; `languages`: those its file has. `group`: least and most people it is meant
    for. `earlier`: round, counted from 0 -> the result it is shown beside, found in `record`; `rounds_before`: the same
    rounds by their id in that record.
    """

    title: str
    rounds: tuple[Step, ...]
    name: str = ""
    about: str = ""
    based_on: str = ""
    group: tuple[int, int] | None = None
    language: str | None = None
    languages: tuple[str, ...] = ()
    threshold: int | None = None
    look_back: bool = False
    roles: tuple[dict[str, str], ...] = ()
    record: EarlierRecord | None = None
    rounds_before: tuple[tuple[int, str], ...] = ()
    earlier: tuple[tuple[int, EarlierResult], ...] = ()

    @property
    def minutes(self) -> int:
        """All that is planned, with the breaks."""
        plans = [step.get("plan", {}) for step in self.rounds if not step.get("skipped")]
        return sum(int(plan.get(key, 0)) for plan in plans for key in ("minutes", "pause"))
