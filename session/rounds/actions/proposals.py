"""The actions of a round: what, who and when; which were accepted, and who sees a proposal before that.

What a round takes from an earlier one is an action that was accepted already: its words were chosen there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from session.core import text
from session.core.commands import Payload
from session.core.contribution import Contribution
from session.core.refusals import Refused
from session.core.shapes import Shape, body_of
from session.core.state import Item, Json, Round
from session.rounds.shared import written

WHO, WHEN = 80, 80  # characters
WORDS = ("text", "who", "when")


class Settings(Payload, frozen=True):
    """0 per person = no limit."""

    actions_per_person: Annotated[int, Meta(ge=0, le=20)] = 3
    action_characters: Annotated[int, Meta(ge=20, le=500)] = 200


class Action(Shape, frozen=True):
    """An action, the `n`th that came in. `who` and `when` are "" while they are open; `when` is a day (YYYY-MM-DD) or
    words. `revision` goes up when its words change. `into`: the action it was merged into.
    """

    n: int
    text: str
    who: str
    when: str
    state: Literal["proposed", "accepted", "declined", "withdrawn", "merged"]
    revision: int = 1
    into: str | UnsetType = UNSET


class ListedAction(Shape, frozen=True):
    """An action that was accepted, as everybody sees it."""

    id: str
    text: str
    who: str
    when: str
    revision: int


class Body(Shape, frozen=True):
    """Action by id, oldest first, whatever became of it. `before`: what those that are merged were before that."""

    actions: dict[str, Action] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)


class BodyView(Shape, frozen=True):
    """What was accepted, oldest first; `waiting`: how many proposals the desk has yet to look at."""

    actions: tuple[ListedAction, ...]
    waiting: int


class DeskView(BodyView, frozen=True, kw_only=True):
    """The same for the desk, with the proposals that were not accepted, and what was merged into another action."""

    proposals: dict[str, Action]
    merged: dict[str, Action] | UnsetType = UNSET


class Mine(Shape, frozen=True):
    """The proposals of a seat, with what became of them."""

    actions: dict[str, Action]


def start(options: tuple[Item, ...]) -> Body:
    return Body(
        {option.id: Action(n, option.text, "", "", "accepted") for n, option in enumerate(options, 1)}
    )


def accepted(body: Body) -> dict[str, Action]:
    return {key: one for key, one in body.actions.items() if one.state == "accepted"}


def fields_of(action: Action) -> Json:
    return {"text": action.text, "who": action.who, "when": action.when}


def what_and_who(settings: Settings, what: str, who: str, when: str) -> Json | Refused:
    """The cleaned fields of an action, or what is wrong with them. Without words for what there is no action."""
    words = text.accept(what, settings.action_characters)
    if isinstance(words, Refused):
        return Refused("action_without_what") if words.code == "text_empty" else words
    found: Json = {"text": words}
    for key, given, most in (("who", who, WHO), ("when", when, WHEN)):
        accepted_words = text.accept(given, most, lines=False) if given.strip() else ""
        if isinstance(accepted_words, Refused):
            return accepted_words
        found[key] = accepted_words
    return found


def body_view(round_: Round, audience: str) -> BodyView | DeskView:
    body = body_of(round_, Body)
    listed = tuple(
        ListedAction(key, one.text, one.who, one.when, one.revision) for key, one in accepted(body).items()
    )
    waiting = sum(one.state == "proposed" for one in body.actions.values())
    if audience != "desk":
        return BodyView(listed, waiting)
    others = {key: one for key, one in body.actions.items() if one.state in ("proposed", "declined")}
    merged = {key: one for key, one in body.actions.items() if one.state == "merged"}
    return DeskView(listed, waiting, proposals=others, merged=merged or UNSET)


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    return Mine(written.own(body_of(round_, Body).actions, owned))


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """An action is made of itself and of what was merged into it."""
    actions = body_of(round_, Body).actions
    made = {key: [key] for key in accepted(body_of(round_, Body))}
    for key, one in actions.items():
        into = _stands_for(actions, key)
        if one.state == "merged" and into in made:
            made[into].append(key)
    return {key: tuple(parts) for key, parts in made.items()}


def _stands_for(actions: Mapping[str, Action], key: str) -> str:
    """The action that one was merged into, through all that were merged after it."""
    while actions[key].state == "merged" and isinstance(into := actions[key].into, str):
        key = into
    return key


def contributions(round_: Round) -> dict[str, Contribution]:
    """What was proposed here and not withdrawn."""
    options = {option.id for option in round_.options}
    return {
        key: Contribution(one.text, seen=one.state in ("accepted", "merged"))
        for key, one in written.kept(body_of(round_, Body).actions).items()
        if key not in options
    }


def named(round_: Round) -> dict[str, str]:
    """The actions as they are worded now."""
    return {key: one.text for key, one in accepted(body_of(round_, Body)).items()}
