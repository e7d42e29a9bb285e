"""How long it takes somebody to take part in a round: what `simulate.py` of a kind says, for the report of a rehearsal.

Seconds of a person who neither hurries nor dawdles, with the round as the desk has it. They are estimates, rounded to
what holds in a room: reading goes at fifteen characters a second.
"""

from __future__ import annotations

from collections.abc import Callable

from session.core.state import Json

READ = 15.0  # characters a second

Effort = Callable[[Json], float]


def reading(text: str) -> float:
    return len(text) / READ


def options_read(round_: Json) -> float:
    """Every option read once."""
    return sum(reading(option["text"]) for option in round_["options"])


def per_option(seconds: float) -> Effort:
    """Every option read, and so many seconds to answer it."""

    def effort(round_: Json) -> float:
        return options_read(round_) + seconds * len(round_["options"])

    return effort
