"""Every command and every event of a brainstorm, and which module knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from session.core.commands import Context, Decision
from session.core.refusals import Refused
from session.core.state import Json, Round
from session.rounds.brainstorm import changes, comments, dealing, prompts
from session.rounds.brainstorm.shapes import Body

_DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    **changes.DECIDE,
    **comments.DECIDE,
    **prompts.DECIDE,
    "deal": dealing.deal,
    "take_page": dealing.take_page,
    "take_slice": dealing.take_slice,
}
_EVOLVE: Mapping[str, Callable[[Body, str, Json], Body]] = {
    "ideas_dealt": dealing.evolve,
    "slice_dealt": dealing.evolve_slice,
    "prompt_pushed": prompts.evolve,
    "prompt_taken_back": prompts.evolve,
    "comment_added": comments.evolve,
    "comment_edited": comments.evolve,
    "comment_hidden": comments.evolve,
    "comment_withdrawn": comments.evolve,
}


def decide(round_: Round, name: str, data: Any, context: Context) -> Decision | Refused:
    idea, comment = getattr(data, "idea", None), getattr(data, "comment", None)
    refused = None
    if idea is not None:
        refused = changes.not_for(round_, idea, context)
    elif comment is not None:
        refused = comments.not_for(round_, comment, context)
    return refused or _DECIDE[name](round_, data, context)


def evolve(body: Body, name: str, data: Json) -> Body:
    return _EVOLVE.get(name, changes.evolve)(body, name, data)
