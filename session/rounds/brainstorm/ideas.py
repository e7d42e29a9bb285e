"""The ideas of a brainstorm: which of them may be seen, and what each audience sees of them.

Nobody sees what was withdrawn, only the desk what is hidden. While people write, phones and the
projector get the newest ideas only, because a message with all of them would be too large.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import UNSET, UnsetType

from session.core.contribution import SIDES, Contribution
from session.core.shapes import body_of, read
from session.core.state import Round
from session.rounds.brainstorm.shapes import (
    Body,
    BodyView,
    DeskView,
    Idea,
    ListedIdea,
    Mine,
    OwnIdea,
    Result,
    Settings,
    Topic,
)

NEWEST = {"phone": 100, "projector": 120}


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


def contributions(round_: Round) -> dict[str, Contribution]:
    """Every idea that was not withdrawn, with its own text and topic, wherever it was merged."""
    body = body_of(round_, Body)
    shown = on_show(body)
    return {
        key: Contribution(idea.text, idea.topic, idea.side or None, seen=key in shown)
        for key, idea in kept(body).items()
    }


def made_of(round_: Round, flavour: str) -> dict[str, tuple[str, ...]]:
    """An idea that stands alone: itself and what was merged into it."""
    under: dict[str, list[str]] = {}
    shown = on_show(body_of(round_, Body))
    for key, idea in shown.items():
        under.setdefault(idea.into or key, []).append(key)
    return {key: (key, *(one for one in of if one != key)) for key, of in under.items()}


def named(round_: Round) -> dict[str, str]:
    """The texts of the ideas."""
    return {key: idea.text for key, idea in kept(body_of(round_, Body)).items()}


def per_topic(body: Body, shown: Mapping[str, Idea]) -> dict[str, int]:
    """Topic -> how many of `shown` are about it."""
    counts = Counter(idea.topic for idea in shown.values())
    return {topic.id: counts[topic.id] for topic in body.topics}


def has_sides(round_: Round) -> bool:
    """Whether every idea belongs to a side."""
    return read(Settings, round_.settings).sides != "none"


def side_names(round_: Round) -> dict[str, str]:
    """The names that the facilitator gave the sides."""
    settings = read(Settings, round_.settings)
    names = {"for": settings.side_for, "against": settings.side_against} if settings.sides == "named" else {}
    return {side: name for side, name in names.items() if name}


def part_of(idea: Idea, topics: Sequence[Topic]) -> str | None:
    """Where an idea belongs: its topic where there is more than one, its side, or both as "topic:side"."""
    topic = idea.topic if len(topics) > 1 else None
    if idea.side is UNSET:
        return topic
    return f"{topic}:{idea.side}" if topic else idea.side


def per_part(body: Body, shown: Mapping[str, Idea]) -> dict[str, int]:
    """Part -> how many of `shown` belong there, where every idea has a side."""
    counts = Counter(part_of(idea, body.topics) for idea in shown.values())
    topics = [f"{topic.id}:" for topic in body.topics] if len(body.topics) > 1 else [""]
    return {f"{topic}{side}": counts[f"{topic}{side}"] for topic in topics for side in SIDES}


def readable(round_: Round) -> bool:
    """Whether people see each other's ideas now."""
    visibility = read(Settings, round_.settings).visibility
    live = {"live": True, "after_close": round_.is_finished}.get(visibility, False)
    return live or body_of(round_, Body).shown


def body_view(round_: Round, audience: str) -> BodyView | DeskView:
    """What an audience sees of the ideas now."""
    body = body_of(round_, Body)
    shown = on_show(body)
    visible = readable(round_)
    if audience == "desk":
        return DeskView(body.topics, visible, len(shown), kept(body))
    return BodyView(
        topics=body.topics,
        visible=visible,
        count=len(shown),
        per_topic=per_topic(body, shown) if audience == "projector" else UNSET,
        per_part=per_part(body, shown) if has_sides(round_) else UNSET,
        ideas=_listed(body, shown, audience, round_.is_finished)
        if visible and not _kept_from(round_, audience)
        else {},
    )


def _kept_from(round_: Round, audience: str) -> bool:
    """Whether phones get no ideas of others now, though these may be seen."""
    return audience == "phone" and round_.is_open and read(Settings, round_.settings).others == "none"


def within_reach(body: Body) -> tuple[str, ...]:
    """The ideas that every phone has now: the newest of those that stand alone."""
    alone = {key: idea for key, idea in on_show(body).items() if idea.into is None}
    return tuple(key for key, _ in _newest(alone, "phone", body.topics))


def _listed(body: Body, shown: dict[str, Idea], audience: str, finished: bool) -> dict[str, ListedIdea]:
    under: dict[str, list[Idea]] = {}
    for key, idea in shown.items():
        under.setdefault(idea.into or key, []).append(idea)
    alone = {key: idea for key, idea in shown.items() if idea.into is None}
    whole = audience == "projector" and finished
    return {
        key: ListedIdea(
            idea.n, idea.text, idea.topic, len(under[key]) - 1, idea.side, _by(under[key], body.topics)
        )
        for key, idea in (alone.items() if whole else _newest(alone, audience, body.topics))
    }


def _by(ideas: Sequence[Idea], topics: Sequence[Topic]) -> dict[str, int] | UnsetType:
    """How many of the ideas that stand together belong to which part, when that is not the same one."""
    parts = Counter(part_of(idea, topics) for idea in ideas)
    return {part: parts[part] for part in parts if part} if len(parts) > 1 else UNSET


def _newest(alone: dict[str, Idea], audience: str, topics: Sequence[Topic]) -> list[tuple[str, Idea]]:
    """The newest of all; for the projector as many of every part, so that a part of long ago has some too."""
    most = NEWEST[audience]
    parts = {part_of(idea, topics) for idea in alone.values()}
    if audience == "phone" or max(len(parts), len(topics)) < 2:
        return list(alone.items())[-most:]
    left = Counter(dict.fromkeys(parts, most // max(len(topics), len(parts))))
    newest = []
    for key, idea in reversed(alone.items()):
        part = part_of(idea, topics)
        if left[part] > 0:
            left[part] -= 1
            newest.append((key, idea))
    return newest[::-1]


def mine(round_: Round, owned: frozenset[str]) -> Mine:
    """What a seat sees of its own."""
    ideas = body_of(round_, Body).ideas
    own = [(key, ideas[key]) for key in owned if key in ideas and ideas[key].state != "withdrawn"]
    own.sort(key=lambda each: each[1].n)
    return Mine({key: OwnIdea(idea.n, idea.text, idea.topic, idea.state, idea.side) for key, idea in own})


def result(round_: Round, threshold: int) -> Result:
    """How many ideas may be seen."""
    body = body_of(round_, Body)
    shown = on_show(body)
    return Result(len(shown), per_topic(body, shown))
