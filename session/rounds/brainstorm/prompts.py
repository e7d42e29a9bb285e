"""What the desk asks besides the question while people write: the last few are on every phone and on the wall.

All of them stay in the record with the minute in which they were sent, but for what the desk took back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from session.core import text
from session.core.commands import Context, Decision
from session.core.refusals import Refused
from session.core.shapes import body_of
from session.core.state import Json, Round
from session.rounds.brainstorm.asked import OnePrompt, PushPrompt
from session.rounds.brainstorm.shapes import Body, Prompt
from session.rounds.shared import written

CHARACTERS = 120
MOST = 30
ON_SCREEN = 3


def _push(round_: Round, data: PushPrompt, context: Context) -> Decision | Refused:
    words = text.accept(data.text, CHARACTERS, lines=False)
    if isinstance(words, Refused):
        return words
    if len(body_of(round_, Body).prompts) >= MOST:
        return Refused("too_many_prompts", {"limit": MOST})
    prompt = context.new_id()
    about = {"prompt": prompt, "text": words, "at": context.now // 1000}
    pushed = written.event("brainstorm.prompt_pushed", round_, context, about)
    return Decision(pushed.events, reply={"prompt": prompt})


def _take_back(round_: Round, data: OnePrompt, context: Context) -> Decision | Refused:
    if data.prompt not in {one.id for one in body_of(round_, Body).prompts}:
        return Decision()
    return written.event("brainstorm.prompt_taken_back", round_, context, {"prompt": data.prompt})


DECIDE: Mapping[str, Callable[[Round, Any, Context], Decision | Refused]] = {
    "push_prompt": _push,
    "take_back_prompt": _take_back,
}


def evolve(body: Body, name: str, data: Json) -> Body:
    if name == "prompt_pushed":
        return replace(body, prompts=(*body.prompts, Prompt(data["prompt"], data["text"], data["at"])))
    return replace(body, prompts=tuple(one for one in body.prompts if one.id != data["prompt"]))


def told(body: Body, audience: str) -> tuple[Prompt, ...] | UnsetType:
    """The prompts that an audience sees."""
    return (body.prompts if audience == "desk" else body.prompts[-ON_SCREEN:]) or UNSET


def minute(round_: Round, prompt: Prompt) -> int:
    """In which minute of the round it was sent."""
    return max(0, prompt.at - (round_.opened_at or prompt.at)) // 60 + 1
