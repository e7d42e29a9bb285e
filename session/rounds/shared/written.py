"""Written things: what people put in one by one while a round runs, such as arguments, objections, actions and ideas.

Nothing that was written leaves the body of its round; `state` says what became of it. It must stay true that what was
withdrawn is there for nobody, and that of a phone nothing is touched but what its seat wrote.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Protocol, TypeVar

from msgspec import UnsetType

from session.core import text
from session.core.commands import Context, Decision
from session.core.refusals import Refused
from session.core.state import Json, Round

State = Literal["shown", "waiting", "hidden", "withdrawn"]
"""Of what everybody sees at once, or when the desk has let it through (checking.py), unless the desk hides it. What is
judged first has states of its own."""
GONE = ("withdrawn", "merged")
"""The states of what nobody can do anything to any more."""


class Written(Protocol):
    """It is the `n`th that came in; a view leaves out what it does not tell."""

    @property
    def state(self) -> Any: ...
    @property
    def n(self) -> int | UnsetType: ...


W = TypeVar("W", bound=Written)


def event(name: str, round_: Round, context: Context, content: Json) -> Decision:
    """That this happened in a round, and nothing else."""
    return Decision((context.event(name, {"round": round_.id, **content}),))


def not_for(
    things: Mapping[str, Written], key: str, context: Context, unknown: Refused, not_yours: Refused
) -> Refused | None:
    """Why this actor may not touch one of these things: it is gone, or it is another's."""
    one = things.get(key)
    if one is None or one.state in GONE:
        return unknown
    own = context.actor.who != "phone" or key in context.owned
    return None if own else not_yours


def changed_meanwhile(was: str, now: str) -> Refused | None:
    """What somebody hears who began to change other words than those that stand there now."""
    return None if text.clean(was) == now else Refused("changed_meanwhile", {"text": now})


def put_together(was: Json, given: Json, now: Json) -> Json | None:
    """What fields become that somebody changed who began with `was`: those that were left alone are as they are `now`.
    None: one of them was changed here, and meanwhile by another into something else.
    """
    made: Json = {}
    for key, value in given.items():
        left_alone, untouched = value == was.get(key), now.get(key) in (was.get(key), value)
        if not left_alone and not untouched:
            return None
        made[key] = now.get(key) if left_alone else value
    return made


def kept(things: Mapping[str, W]) -> dict[str, W]:
    """All but what was withdrawn."""
    return {key: one for key, one in things.items() if one.state != "withdrawn"}


def on_show(things: Mapping[str, W]) -> dict[str, W]:
    """What may be seen."""
    return {key: one for key, one in things.items() if one.state == "shown"}


def own(things: Mapping[str, W], owned: frozenset[str]) -> dict[str, W]:
    """What a seat wrote and did not withdraw, in the order in which it came in."""
    mine = [(key, things[key]) for key in owned if key in things and things[key].state != "withdrawn"]
    return dict(sorted(mine, key=lambda each: each[1].n or 0))


def state_of(hidden: bool) -> State:
    """What becomes of what the desk hides, or shows again."""
    return "hidden" if hidden else "shown"
