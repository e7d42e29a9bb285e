"""Check first: what people write waits at the desk, and nobody else sees it until the desk lets it through.

It must stay true that what waits is in no view but that of the desk and of who wrote it, that nobody hears that
something was not let through, and that new words of what was let through wait again. Only what the desk names goes
through: something that came in meanwhile was read by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from session.core.commands import Context, Decision, Payload
from session.core.kind import Say
from session.core.refusals import Refused
from session.core.state import Json, Round
from session.rounds.shared import written

Switch = bool | UnsetType
"""The setting `check_first` of a kind. Off is not stored, so a round without it is what it was before there was one."""
Undoing = Sequence[tuple[str, Json]]


class LetThrough(Payload, frozen=True):
    """`ids`: of what was written; `through`: it may be seen. Else it waits again."""

    ids: Annotated[tuple[str, ...], Meta(min_length=1, max_length=500)]
    through: bool = True


def read_settings(settings: Any, language: str) -> Any:
    """The settings of a kind that has the switch, as they are stored."""
    return settings if settings.check_first else replace(settings, check_first=UNSET)


def asked(settings: Json) -> bool:
    """Whether the desk looks at what people write first."""
    return bool(settings.get("check_first"))


def waits(round_: Round, context: Context) -> bool:
    """Whether what this actor writes waits. What the desk puts in was seen by the desk."""
    return asked(round_.settings) and context.actor.who == "phone"


def marked(waiting: bool) -> Json:
    """What an event says of that, so that one of a round without checking is what it always was."""
    return {"waiting": True} if waiting else {}


def first_state(data: Json) -> written.State:
    """What something is that came in by this event."""
    return "waiting" if data.get("waiting") else "shown"


def state_after_edit(state: Any, data: Json) -> Any:
    """New words of what was on show may wait again; what is hidden stays that."""
    return "waiting" if data.get("waiting") and state == "shown" else state


def let_through(
    name: str, round_: Round, things: Mapping[str, Any], data: LetThrough, context: Context, unknown: Refused
) -> Decision | Refused:
    """Lets these through, or lets them wait again. What its author withdrew meanwhile is passed over."""
    if any(key not in things for key in data.ids):
        return unknown
    before = ("waiting",) if data.through else ("shown", "hidden")
    ids = [key for key in dict.fromkeys(data.ids) if things[key].state in before]
    content = {"ids": ids, "through": data.through}
    return written.event(name, round_, context, content) if ids else Decision()


def changed(things: Mapping[str, Any], data: Json) -> dict[str, Any]:
    """Those of `things` that an event let through or put back, as they are afterwards."""
    state = "shown" if data["through"] else "waiting"
    return {key: replace(things[key], state=state) for key in data["ids"] if key in things}


def waiting(things: Mapping[str, written.W]) -> dict[str, written.W]:
    """What the desk has not let through."""
    return {key: one for key, one in things.items() if one.state == "waiting"}


def record(number: int, say: Say) -> list[str]:
    """What the record says of what was never let through: how many, and no more."""
    return [say("common.record.not_shown", n=number)] if number else []


def told(round_: Round, state: written.State) -> written.State:
    """What the author of something hears of it: nobody is told that it was refused, it is only not shown yet."""
    return "waiting" if state == "hidden" and asked(round_.settings) else state


def as_told(round_: Round, one: Any) -> Any:
    """Something as its author sees it."""
    return replace(one, state=told(round_, one.state))


def undo(things: Mapping[str, Any], data: Json, hide: str, key: str) -> Undoing:
    """How letting through is taken back. `hide`: the command that hides one of these, `key`: what it calls one."""
    before = {one: things[one].state for one in dict.fromkeys(data["ids"]) if one in things}
    if data.get("through", True):
        return put_back([one for one, state in before.items() if state == "waiting"])
    shown = [one for one, state in before.items() if state == "shown"]
    steps: list[tuple[str, Json]] = [("let_through", {"ids": shown, "through": True})] if shown else []
    return steps + [(hide, {key: one, "hidden": True}) for one, state in before.items() if state == "hidden"]


def put_back(ids: Sequence[str]) -> Undoing:
    """Lets these wait again."""
    return [("let_through", {"ids": list(ids), "through": False})] if ids else ()


def undo_hide(things: Mapping[str, Any], hide: str, key: str, data: Json) -> Undoing:
    """How hiding is taken back: what waited waits again."""
    one = data[key]
    if data["hidden"] and things[one].state == "waiting":
        return put_back([one])
    return [(hide, {key: one, "hidden": not data["hidden"]})]
