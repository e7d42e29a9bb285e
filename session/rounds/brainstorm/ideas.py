"""The ideas of a brainstorm: which of them count, where each belongs, and whether people may read them.

Nobody sees what was withdrawn, only the desk what is hidden.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import UNSET

from session.core.contribution import SIDES
from session.core.shapes import body_of, read
from session.core.state import Round
from session.core.tracked import tracked
from session.rounds.brainstorm import gathered
from session.rounds.brainstorm.gathered import Ideas, Where
from session.rounds.brainstorm.shapes import Body, Idea, Settings, Topic
from session.rounds.shared import checking


def on_show(body: Body) -> Ideas:
    """The ideas that count: not hidden or withdrawn, and not under one that is."""
    return tracked(body.ideas).derived(gathered.ON_SHOW)


def kept(body: Body) -> Ideas:
    """All but what was withdrawn."""
    return tracked(body.ideas).derived(gathered.KEPT)


def waiting(body: Body) -> dict[str, Idea]:
    """What the desk has not let through, with what stands under that and would be seen by itself."""
    waits = checking.waiting(body.ideas)
    return waits | {
        key: one for key, one in body.ideas.items() if one.state == "shown" and (one.into or "") in waits
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


def per_topic(body: Body, shown: Ideas) -> dict[str, int]:
    """Topic -> how many of `shown` are about it."""
    counts = Counter[str | None]()
    for (topic, _), number in shown.derived(gathered.TALLY).items():
        counts[topic] += number
    return {topic.id: counts[topic.id] for topic in body.topics}


def has_sides(round_: Round) -> bool:
    """Whether every idea belongs to a side."""
    return read(Settings, round_.settings).sides != "none"


def side_names(round_: Round) -> dict[str, str]:
    """The names that the facilitator gave the sides."""
    settings = read(Settings, round_.settings)
    names = {"for": settings.side_for, "against": settings.side_against} if settings.sides == "named" else {}
    return {side: name for side, name in names.items() if name}


def part_of(where: Where, topics: Sequence[Topic]) -> str | None:
    """Where an idea belongs: its topic where there is more than one, its side, or both as "topic:side"."""
    topic, side = where if len(topics) > 1 else (None, where[1])
    if side is UNSET:
        return topic
    return f"{topic}:{side}" if topic else side


def per_part(body: Body, shown: Ideas) -> dict[str, int]:
    """Part -> how many of `shown` belong there, where every idea has a side."""
    counts = Counter[str | None]()
    for where, number in shown.derived(gathered.TALLY).items():
        counts[part_of(where, body.topics)] += number
    topics = [f"{topic.id}:" for topic in body.topics] if len(body.topics) > 1 else [""]
    return {f"{topic}{side}": counts[f"{topic}{side}"] for topic in topics for side in SIDES}


def readable(round_: Round) -> bool:
    """Whether people see each other's ideas now."""
    visibility = read(Settings, round_.settings).visibility
    live = {"live": True, "after_close": round_.is_finished}.get(visibility, False)
    return live or body_of(round_, Body).shown


def kept_from(round_: Round, audience: str) -> bool:
    """Whether phones get no ideas of others now, though these may be seen."""
    return audience == "phone" and round_.is_open and read(Settings, round_.settings).others == "none"
