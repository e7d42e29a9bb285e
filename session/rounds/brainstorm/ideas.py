"""The ideas of a brainstorm: what one is, and what each audience sees of them.

Nobody sees what was withdrawn, only the desk what is hidden. Phones and the projector get the newest ideas only,
because a message with all of them would be too large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType, field

from session.core.commands import Payload
from session.core.shapes import Shape, body_of, read
from session.core.state import Round

NEWEST = {"phone": 100, "projector": 120}
State = Literal["shown", "hidden", "withdrawn"]


class Settings(Payload, frozen=True):
    """`visibility`: when people see each other's ideas ("hidden": when the desk says so). 0 ideas = no limit."""

    visibility: Literal["live", "after_close", "hidden"] = "live"
    idea_characters: Annotated[int, Meta(ge=20, le=4000)] = 300
    ideas_per_person: Annotated[int, Meta(ge=0, le=200)] = 30


class Topic(Shape, frozen=True):
    """What ideas can be about."""

    id: str
    text: str


class Idea(Shape, frozen=True):
    """An idea, the `n`th that came in. `into`: the idea it was merged into. `edited`: its words were changed after it
    was sent.
    """

    n: int
    text: str
    topic: str | None
    state: State
    into: str | None
    edited: bool


class OwnIdea(Shape, frozen=True):
    """An idea as its author sees it."""

    n: int
    text: str
    topic: str | None
    state: State


class ListedIdea(Shape, frozen=True):
    """An idea as everybody sees it: the `n`th that came in; `merged`: how many others stand under it."""

    n: int
    text: str
    topic: str | None
    merged: int


class Body(Shape, frozen=True):
    """All ideas by id, oldest first; everybody else hears which is older from their `n`. `shown`: the desk has shown
    ideas that were hidden from people.
    """

    topics: tuple[Topic, ...] = ()
    ideas: dict[str, Idea] = field(default_factory=dict)
    shown: bool = False


class BodyView(Shape, frozen=True):
    """`count`: every idea that may be seen, also under another; `ideas`: the newest that stand alone. `per_topic`, for
    the projector: an idea counts there with the topic of what it stands under.
    """

    topics: tuple[Topic, ...]
    visible: bool
    count: int
    per_topic: dict[str, int] | UnsetType = UNSET
    ideas: dict[str, ListedIdea] = field(default_factory=dict)


class DeskView(Shape, frozen=True):
    """The same for the desk, with every idea that was not withdrawn."""

    topics: tuple[Topic, ...]
    visible: bool
    count: int
    ideas: dict[str, Idea]


class Mine(Shape, frozen=True):
    """The ideas of a seat."""

    ideas: dict[str, OwnIdea]


class Result(Shape, frozen=True):
    """How many ideas may be seen, in all and about each topic."""

    count: int
    per_topic: dict[str, int]


def on_show(body: Body) -> dict[str, Idea]:
    """The ideas that count: not hidden or withdrawn, and not under one that is."""
    ideas = body.ideas
    return {
        key: idea
        for key, idea in ideas.items()
        if idea.state == "shown" and (idea.into is None or ideas[idea.into].state == "shown")
    }


def kept(body: Body) -> dict[str, Idea]:
    """All but what was withdrawn."""
    return {key: idea for key, idea in body.ideas.items() if idea.state != "withdrawn"}


def per_topic(body: Body, shown: Mapping[str, Idea]) -> dict[str, int]:
    """Topic -> how many of `shown` are about it."""
    counts = Counter(idea.topic for idea in shown.values())
    return {topic.id: counts[topic.id] for topic in body.topics}


def body_view(round_: Round, audience: str) -> BodyView | DeskView:
    """What an audience sees of the ideas now."""
    body = body_of(round_, Body)
    shown = on_show(body)
    visibility = read(Settings, round_.settings).visibility
    visible = {"live": True, "after_close": round_.is_finished}.get(visibility, False) or body.shown
    if audience == "desk":
        return DeskView(body.topics, visible, len(shown), kept(body))
    counts: dict[str, int] | UnsetType = UNSET
    if audience == "projector":
        counts = per_topic(body, {key: shown[idea.into or key] for key, idea in shown.items()})
    return BodyView(
        topics=body.topics,
        visible=visible,
        count=len(shown),
        per_topic=counts,
        ideas=_listed(body, shown, audience) if visible else {},
    )


def _listed(body: Body, shown: dict[str, Idea], audience: str) -> dict[str, ListedIdea]:
    merged = Counter(idea.into for idea in shown.values() if idea.into is not None)
    return {
        key: ListedIdea(idea.n, idea.text, idea.topic, merged[key])
        for key, idea in _newest(shown, audience, body.topics)
    }


def _newest(shown: dict[str, Idea], audience: str, topics: Sequence[Topic]) -> list[tuple[str, Idea]]:
    """The newest that stand alone; for the projector as many of every topic, so that an old topic has some too."""
    most = NEWEST[audience]
    by_topic = audience != "phone" and len(topics) > 1
    room = {topic.id: most // len(topics) for topic in topics} if by_topic else {}
    newest: list[tuple[str, Idea]] = []
    for key, idea in reversed(shown.items()):
        if len(newest) == most:
            break
        topic = idea.topic or ""
        if idea.into is not None or (by_topic and not room.get(topic)):
            continue
        if by_topic:
            room[topic] -= 1
        newest.append((key, idea))
    return newest[::-1]


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    ideas = body_of(round_, Body).ideas
    own = [(key, ideas[key]) for key in owned if key in ideas and ideas[key].state != "withdrawn"]
    own.sort(key=lambda each: each[1].n)
    return Mine({key: OwnIdea(idea.n, idea.text, idea.topic, idea.state) for key, idea in own})


def result(round_: Round, threshold: int) -> Result:
    """How many ideas may be seen."""
    body = body_of(round_, Body)
    shown = on_show(body)
    return Result(len(shown), per_topic(body, shown))
