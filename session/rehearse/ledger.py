"""What the simulated people sent and what they were answered, on one clock: the truth the record is held against.

Filled by the clients, the people and the projector's watcher; read by `check` and `report`. All in one process, so
every time is `time.monotonic` of the same machine.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

TURNOUT_STEP = 5  # the projector's turnout moves in steps of this many ballots


@dataclass(frozen=True)
class Vote:
    """The first acknowledged ballot of one seat in a round. `clean`: answered at the first try."""

    seat: int
    sent: float
    answered: float
    clean: bool


@dataclass
class Ledger:
    """`ideas`: round -> id of an acknowledged idea or argument -> its last acknowledged text, None when withdrawn.
    `votes`: round -> seat -> its first acknowledged ballot; `choices`: what its last acknowledged one held.
    `paper`: round -> the ballots on paper that the desk entered. `acts`: what else happened, and how often.
    `unanswered` and `problems` in words, for the report.
    """

    sent: int = 0
    acknowledged: int = 0
    refused: int = 0
    tries: int = 0
    reconnects: int = 0
    gaps: int = 0
    seats: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    unanswered: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    ack_seconds: list[float] = field(default_factory=list)
    ideas: dict[str, dict[str, str | None]] = field(default_factory=lambda: defaultdict(dict))
    votes: dict[str, dict[int, Vote]] = field(default_factory=lambda: defaultdict(dict))
    choices: dict[str, dict[int, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    paper: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    acts: Counter[str] = field(default_factory=Counter)
    idea_sent: dict[str, float] = field(default_factory=dict)
    idea_seen: dict[str, float] = field(default_factory=dict)
    turnout_seen: dict[str, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))

    def turnout(self, at: float, round_: str, ballots: int) -> None:
        """The projector showed this turnout at this moment."""
        seen = self.turnout_seen[round_]
        if not seen or seen[-1][1] != ballots:
            seen.append((at, ballots))

    def vote_seconds(self) -> list[float]:
        """From sending the vote that completes a step of the turnout until the projector shows that step."""
        seconds: list[float] = []
        for round_, votes in self.votes.items():
            order = sorted(votes.values(), key=lambda vote: vote.answered)
            for at in range(TURNOUT_STEP, len(order) + 1, TURNOUT_STEP):
                vote = order[at - 1]
                shown = next((seen for seen, ballots in self.turnout_seen[round_] if ballots >= at), None)
                # A vote whose answer was held up by a cut connection may have been shown long before it.
                if shown is not None and vote.clean and shown >= vote.sent:
                    seconds.append(shown - vote.sent)
        return seconds

    def idea_seconds(self) -> list[float]:
        """From sending an idea until it is in the projector's view."""
        return [
            seen - self.idea_sent[idea] for idea, seen in self.idea_seen.items() if idea in self.idea_sent
        ]


def percentiles(seconds: Sequence[float]) -> dict[str, float | None]:
    """p50, p95 and p99 in milliseconds by nearest rank; None without measurements."""
    ranked = sorted(seconds)

    def rank(share: float) -> float | None:
        return round(ranked[math.ceil(share * len(ranked)) - 1] * 1000, 1) if ranked else None

    return {"p50": rank(0.50), "p95": rank(0.95), "p99": rank(0.99)}
