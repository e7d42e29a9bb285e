"""Every command and every event of a brainstorm, and which module knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from session.core.commands import Context, Decision
from session.core.refusals import Refused
from session.core.state import Json, Round
from session.rounds.brainstorm import changes, dealing
from session.rounds.brainstorm.shapes import Body

_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    **changes.DECIDE,
    "deal": dealing.deal,
}
_EVOLVE: Mapping[str, Callable[[Body, str, Json], Body]] = {"ideas_dealt": dealing.evolve}


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    idea = getattr(data, "idea", None)
    refused = None if idea is None else changes.not_for(round_, idea, context)
    return refused or _DECIDE[name](round_, data, context)


def evolve(body: Body, name: str, data: Json) -> Body:
    return _EVOLVE.get(name, changes.evolve)(body, name, data)
